/** The log: a JSON object on each line. */

/** Ids, counts and codes. An object, such as an error with a request in it, cannot get in. */
type Facts = Readonly<Record<string, string | number | boolean>>;

function write(level: 'info' | 'warn' | 'error', event: string, facts: Facts): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), level, event, ...facts }));
}

/** Says what happened. Prompts, URLs, keys and tokens have no place in it. */
export const log = {
  info: (event: string, facts: Facts = {}) => {
    write('info', event, facts);
  },
  warn: (event: string, facts: Facts = {}) => {
    write('warn', event, facts);
  },
  error: (event: string, facts: Facts = {}) => {
    write('error', event, facts);
  },
};
