import rule from '../../src/rules/no-pii-in-prompt.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

type Extra = Pick<ValidCase, 'filename' | 'settings' | 'options'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });
const personal = (name: string, code: string, at = 'prompt: sent'): InvalidCase => ({
  name,
  code,
  errors: [{ messageId: 'personal', line: lineOf(code, at) }],
});

/** A function that sends the prompt that `steps` make. */
const send = (steps: string, parameters = 'user: User, scene: Scene', above = '') => `
import { redactPii, removeNames, db } from './helpers';
${above}
export async function create(${parameters}) {
  ${steps}
  return fetch('https://api-singapore.klingai.com/v1/videos/text2video', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt: sent }),
  });
}
`;

const of = (expression: string, parameters?: string, above?: string) =>
  send(`const sent = ${expression};`, parameters, above);

run(rule, {
  valid: [
    fine('a literal', of("'a fox in the snow'")),
    fine('a prompt of the caller', of('prompt', 'prompt: string')),
    fine('the name of a character', of('`${character.name} walks home`', 'character: Character')),
    fine('the name of a product', of('`an advert for ${product.name}`', 'product: Product')),
    fine('the shown name of a hero', of('`${hero.displayName} waves`', 'hero: Hero')),
    fine('the first name of a hero', of('`${hero.firstName} waves`', 'hero: Hero')),
    fine('a bare name', of('`a banner that says ${name}`', 'name: string')),
    fine('a bare address', of('`a house at ${address}`', 'address: string')),
    fine('the street of a scene', of('`${scene.street} at night`')),
    fine('the address of a building', of('`the house ${building.address}`', 'building: Building')),
    fine('the style that a user chose', of('`a cat, ${user.style}`')),
    fine('the prompt of a user', of('user.prompt')),
    fine('the language of a user', of('`in ${user.language}`')),
    fine('whether there is an e-mail address', of("user.email ? 'a letter arrives' : 'no letter arrives'")),
    fine('whether it is a birthday', of('`a party, birthday: ${user.isBirthday}`')),
    fine('the subject of an e-mail', of('`a letter: ${emailSubject}`', 'emailSubject: string')),
    fine('the colour of a phone', of('`a ${phoneColor} phone`', 'phoneColor: string')),
    fine('the title of a card', of('`a card: ${cardTitle}`', 'cardTitle: string')),
    fine('a headphone', of('`${headphone} on a desk`', 'headphone: string')),
    fine('an e-mail icon', of("'a vintage e-mail icon, isometric'")),
    fine('the number of users', of('`${users.length} people`', 'users: User[]')),
    fine('a redactor of another file', of('redactPii(`${user.name}, ${user.email}`)')),
    fine(
      'an anonymiser that is awaited',
      of('await anonymize(user.email)', undefined, "import { anonymize } from './privacy';"),
    ),
    fine(
      'a redactor of the file',
      of(
        'redact(`a letter to ${user.email}`)',
        undefined,
        "const redact = (text: string) => text.replace(/\\S+@\\S+/g, '[email]');",
      ),
    ),
    fine('a replacement in place', of("`a letter to ${user.email}`.replace(/[\\w.]+@[\\w.]+/g, '[email]')")),
    fine(
      'a hash',
      of(
        "`seed ${createHash('sha256').update(user.email).digest('hex')}`",
        undefined,
        "import { createHash } from 'node:crypto';",
      ),
    ),
    fine('an initial', of('`the letter ${user.name.charAt(0)}`')),
    fine('an address of nobody', of("'a sign that says hello@example.com'")),
    fine('a resolution and a date', of("'1920x1080, 24 fps, on 2026-11-23'")),
    fine(
      'personal data in the database only',
      send("await db.task.create({ data: { email: user.email } });\n  const sent = 'a fox';"),
    ),
    fine(
      'personal data in the callback',
      `export const create = (user: User) => fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: 'a fox', external_task_id: user.email }) });`,
    ),
    fine(
      'personal data in a header of something else',
      "export const notify = (user: User) => fetch('https://kling-mailer.acme.example/send', { method: 'POST', body: JSON.stringify({ to: user.email }) });",
    ),
    fine('an initial by its position', of('`the letter ${user.name[0]}`')),
    fine('the domain of an address', of("`a logo for ${user.email.split('@')[1]}`")),
    fine(
      'the domain of an address, destructured',
      send("const [, domain] = user.email.split('@');\n  const sent = `a logo for ${domain}`;"),
    ),
    fine('the domain of an address, the last part', of("`a logo for ${user.email.split('@').pop()}`")),
    fine('the domain of an address, by its position', of("`a logo for ${user.email.split('@').at(-1)}`")),
    fine(
      'the domain of an address, cut',
      of("`a logo for ${user.email.slice(user.email.indexOf('@') + 1)}`"),
    ),
    fine('the domain of an address, matched', of('`a logo for ${user.email.match(/@(.+)$/)?.[1]}`')),
    fine('overwritten', send("let sent = user.email;\n  sent = 'a fox';")),
    fine('the name of a template of a user', of('`in the manner of ${user.template.name}`')),
    fine('the company of a user', of('`an advert for ${user.company.name}`')),
    fine('another field of a form', of("`a ${form.get('animal')}`", 'form: FormData')),
    fine('a file name', of('`a poster called ${file.name}`', 'file: File')),
    fine('an IP address', of('`a map near ${ipAddress}`', 'ipAddress: string')),
  ],
  invalid: [
    personal('an e-mail address', of('`a letter to ${user.email}`')),
    personal('the first of some addresses', of('`a letter to ${user.emails[0]}`')),
    {
      name: 'the mailbox of an address',
      code: of("`a letter to ${user.email.split('@')[0]}`"),
      errors: [
        {
          messageId: 'personal',
          line: lineOf(of("`a letter to ${user.email.split('@')[0]}`"), 'prompt: sent'),
          data: { field: 'prompt', what: 'an e-mail address', how: '`user.email`, a parameter of `create`' },
        },
      ],
    },
    personal(
      'the mailbox of an address, destructured',
      send("const [name] = user.email.split('@');\n  const sent = `a letter to ${name}`;"),
    ),
    personal('the mailbox of an address, cut', of("`to ${user.email.slice(0, user.email.indexOf('@'))}`")),
    personal('an address without its tag', of("`to ${user.email.split('+')[1]}`")),
    personal('by itself', of('user.email')),
    personal('joined', of("'a letter to ' + user.email")),
    personal('through an alias', send('const { email } = user;\n  const sent = `a letter to ${email}`;')),
    personal('renamed', send('const { email: to } = user;\n  const sent = `a letter to ${to}`;')),
    personal('a parameter', of('`a letter to ${email}`', 'email: string')),
    personal('a parameter of a long name', of('`a letter to ${customerEmail}`', 'customerEmail: string')),
    personal('a phone number', of('`call ${user.phoneNumber}`')),
    personal('a date of birth', of('`born on ${user.dateOfBirth}`')),
    personal('a birthday', of('`a party on ${user.birthday}`')),
    personal('a national id', of('`citizen ${user.ssn}`')),
    personal('a card', of('`paid with ${customer.cardNumber}`', 'customer: Customer')),
    personal('a postal address', of('`a house at ${user.streetAddress}`')),
    personal('a billing address', of('`a house at ${billingAddress}`', 'billingAddress: string')),
    personal('the name of a user', of('`a greeting for ${user.name}`')),
    personal('the name of a patient', of('`a room for ${patient.fullName}`', 'patient: Patient')),
    personal(
      'the name of a customer in one word',
      of('`a greeting for ${customerName}`', 'customerName: string'),
    ),
    personal('the shown name of a user', of('`a greeting for ${user.displayName}`')),
    personal('the address of a customer', of('`the house ${customer.address}`', 'customer: Customer')),
    personal('the user of a session', of('`a greeting for ${req.session.user.name}`', 'req: Request')),
    personal('the profile of a user', of('`a greeting for ${user.profile.name}`')),
    personal('a field of a form', of("`call ${form.get('phone')}`", 'form: FormData')),
    personal(
      'the user of the database',
      send(
        'const user = await db.user.findUnique({ where: { id } });\n  const sent = `a greeting for ${user.name}`;',
        'id: string',
      ),
    ),
    personal(
      'destructured from a user',
      send('const { firstName, lastName } = user;\n  const sent = `${firstName} ${lastName} waves`;'),
    ),
    personal('trimmed and cut', of('user.email.trim().toLowerCase().slice(0, 200)')),
    personal('a list', of("[user.name, scene.place].join(' in ')")),
    personal('in lower case', of('`draw ${user.email.toLowerCase()}`')),
    personal(
      'a helper of the file',
      of('promptFor(user)', undefined, 'const promptFor = (user: User) => `a letter to ${user.email}`;'),
    ),
    personal(
      'a helper that only trims',
      of('redact(user.email)', undefined, 'const redact = (text: string) => text.trim();'),
    ),
    personal('only one of two is redacted', of('`${redactPii(user.email)} of ${user.name}`')),
    personal('in one branch', of("scene.letter ? `a letter to ${user.email}` : 'a fox'")),
    personal('a literal address', of("'a letter to jane.doe@acme.io'")),
    personal('a literal phone number', of("'a poster with (415) 555-2671 on it'")),
    personal('a literal national id', of("'a form with 123-45-6789'")),
    personal('a literal card', of("'a card 4111 1111 1111 1111'")),
    {
      name: 'several at once are one report',
      code: of('`${user.name}, ${user.email}, ${user.phone}`'),
      errors: [
        {
          messageId: 'personal',
          line: 8,
          data: {
            field: 'prompt',
            what: "a person's name, an e-mail address, a phone number",
            how: '`user.name`, a parameter of `create`',
          },
        },
      ],
    },
    {
      name: 'an SDK',
      code: "import { fal } from '@fal-ai/client';\nexport const make = (user) => fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', {\n  input: { prompt: `a greeting for ${user.name}` },\n});",
      errors: [{ messageId: 'personal', line: 3 }],
    },
    {
      name: 'a prompt of the newer routes',
      code: "export const make = (user) => fetch('https://api-singapore.klingai.com/image-to-video/kling-3.0', {\n  method: 'POST',\n  body: JSON.stringify({ contents: [\n    { type: 'prompt', text: `a greeting for ${user.email}` },\n  ] }),\n});",
      errors: [{ messageId: 'personal', line: 4 }],
    },
    {
      name: 'a shot',
      code: "export const make = (user) => fetch('https://api-singapore.klingai.com/v1/videos/text2video', {\n  method: 'POST',\n  body: JSON.stringify({ multi_prompt: [\n    { index: 1, prompt: `a letter to ${user.email}` },\n  ] }),\n});",
      errors: [{ messageId: 'personal', line: 4 }],
    },
  ],
});
