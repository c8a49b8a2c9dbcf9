/** Libraries of dates: what their calls give as moments, as far as a token's lifetime is said in them. */
import type { MomentRow } from '../analysis/rows.js';

const MILLISECONDS = 1;
const SECONDS = 0.001;

/** Spells the ways to an object that steps of this name give another of, from any of these on. */
function chains(starts: readonly string[], step: string): readonly string[] {
  return starts.flatMap((start) => [start, `${start}.${step}()`, `${start}.${step}().${step}()`]);
}

/** Day.js and Moment, which share their methods. */
const DAYS = chains(['{dayjs,moment}#()', '{dayjs,moment}#utc()', '{dayjs,moment}#().utc()'], 'add');

/** Luxon. */
const TIMES = chains(['luxon#DateTime.{now,utc,local}()', 'luxon#DateTime.now().toUTC()'], 'plus');

/** Rows of the functions of date-fns that add an amount of one unit, which is in milliseconds. */
const ADDING: readonly MomentRow[] = (
  [
    ['addMilliseconds', 1],
    ['addSeconds', 1000],
    ['addMinutes', 60_000],
    ['addHours', 3_600_000],
    ['addDays', 86_400_000],
    ['addWeeks', 604_800_000],
    ['addMonths', 2_592_000_000],
    ['addYears', 31_536_000_000],
  ] as const
).map(([name, unit]) => ({
  api: [`date-fns#${name}`, `date-fns/${name}#`],
  of: '0',
  later: { by: '1', unit },
  from: 'date-fns docs, Day, Hour, Minute and Second helpers, 2.x to 4.x',
}));

/** Calls of libraries of dates. */
export const MOMENTS: readonly MomentRow[] = [
  {
    api: '{dayjs,moment}#{,utc}',
    of: '0',
    from: 'Day.js docs, Parse, 1.x; Moment docs, Parse, 2.x: without an argument it is now',
  },
  {
    api: '{dayjs,moment}#().utc',
    of: 'this',
    from: 'Day.js docs, UTC, 1.x; Moment docs, UTC, 2.x',
  },
  {
    api: DAYS.map((start) => `${start}.add`),
    of: 'this',
    later: { by: '0', unit: '1' },
    from: 'Day.js docs, Add, 1.x; Moment docs, Add, 2.x: an amount and a unit, or an object',
  },
  {
    api: DAYS.map((start) => `${start}.unix`),
    of: 'this',
    number: SECONDS,
    from: 'Day.js docs, Unix Timestamp (seconds), 1.x; Moment docs, the same, 2.x',
  },
  {
    api: DAYS.map((start) => `${start}.toDate`),
    of: 'this',
    from: 'Day.js docs, As Javascript Date, 1.x; Moment docs, the same, 2.x',
  },
  {
    api: 'luxon#DateTime.{now,utc,local}',
    from: 'Luxon docs, DateTime, 3.x: without an argument they are now',
  },
  {
    api: TIMES.map((start) => `${start}.plus`),
    of: 'this',
    later: { by: '0' },
    from: 'Luxon docs, DateTime.plus, 3.x: milliseconds, or an object of units',
  },
  {
    api: TIMES.map((start) => `${start}.{toSeconds,toUnixInteger}`),
    of: 'this',
    number: SECONDS,
    from: 'Luxon docs, DateTime.toSeconds and toUnixInteger, 3.x',
  },
  {
    api: TIMES.map((start) => `${start}.toMillis`),
    of: 'this',
    number: MILLISECONDS,
    from: 'Luxon docs, DateTime.toMillis, 3.x',
  },
  {
    api: TIMES.map((start) => `${start}.toJSDate`),
    of: 'this',
    from: 'Luxon docs, DateTime.toJSDate, 3.x',
  },
  ...ADDING,
  {
    api: ['date-fns#add', 'date-fns/add#'],
    of: '0',
    later: { by: '1' },
    from: 'date-fns docs, add, 2.x to 4.x: an object of units',
  },
  {
    api: ['date-fns#getUnixTime', 'date-fns/getUnixTime#'],
    of: '0',
    number: SECONDS,
    from: 'date-fns docs, getUnixTime, 2.x to 4.x',
  },
  {
    api: ['date-fns#getTime', 'date-fns/getTime#'],
    of: '0',
    number: MILLISECONDS,
    from: 'date-fns docs, getTime, 2.x to 4.x',
  },
];
