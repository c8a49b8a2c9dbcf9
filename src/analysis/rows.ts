/**
 * The shapes of knowledge rows: what a library does, as plain data.
 *
 * The analysis knows JavaScript and nothing else; rows tell it the rest. Users add rows of the same types in
 * `settings.kling.rows`, so every field is plain JSON.
 *
 * **Addresses** say where an API is found: `module#path`. The module is a package name or `global`; the path is
 * member names joined by `.`, with `()` for "the result of calling it" and `new()` for "an instance of it".
 * A default import and a namespace import are both the module itself, `await` is transparent, and
 * `{a,b}` stands for either: `axios#{post,put}`, `axios#create().get`, `jose#SignJWT.new()`, `global#process.env`.
 * `*` is any one member. The module `any-parameter` is what parameters of a name are taken for: `any-parameter#fetch`.
 *
 * **Ports** say which part of a call is meant: `0` the first argument, `1.headers` a property of the second,
 * `0..` every argument from the first on, `0.params.*` any property, `return` the result, `this` the receiver.
 *
 * A row about a call has the address of what is called (`axios#post`); one about building an instance ends in
 * `new()` and speaks of the arguments of that `new`. A row about an object has the address of the object
 * (`envalid#cleanEnv()`). An address that no library exports (`undici#Dispatcher`) may serve as the common target
 * of alias rows.
 */

/** An API's address, as described at the top of this file. */
export type Address = string;

/** A part of a call, as described at the top of this file. */
export type Port = string;

interface RowBase {
  /** The address or addresses that the row speaks about. */
  readonly api: Address | readonly Address[];
  /** Where the fact comes from: a page of the library's documentation, and the version it was read for. */
  readonly from: string;
}

/**
 * What `api` gives behaves as `as` does: `axios#create()` is another `axios#`, a child logger is a logger.
 * `ports` name what the creation fixes for every later call on it.
 */
export interface AliasRow extends RowBase {
  readonly kind: 'alias';
  readonly as: Address;
  /** Ports of the creating call that later calls inherit (a base URL, default headers). */
  readonly ports?: RequestPorts;
  /** Other spellings of those ports (`prefix` and `prefixUrl`). */
  readonly forms?: readonly RequestPorts[];
  /** Any method called on it that no row names gives the same thing again (a fluent builder). */
  readonly fluent?: true;
  /**
   * What behaves as `as` is not the result, but a parameter of the callback at one of these ports: the span that
   * `startActiveSpan` hands over. `api` is then the address of the call.
   */
  readonly callback?: { readonly at: Port | readonly Port[]; readonly parameter: number };
  /** Only when this argument is the API at that address (`inject(HttpClient)`). */
  readonly when?: { readonly at: Port; readonly is: Address };
}

/** The parts of an HTTP call that rules ask about. */
export interface RequestPorts {
  readonly url?: Port;
  readonly baseUrl?: Port;
  readonly query?: Port;
  readonly headers?: Port;
  readonly body?: Port;
  readonly method?: Port;
  /** The password of Basic authentication, or name and password with a colon between. */
  readonly password?: Port;
  /** Pieces of a URL given apart (`hostname`, `protocol`, `path` of `node:http`). */
  readonly protocol?: Port;
  readonly host?: Port;
  readonly path?: Port;
}

/** What a method of a request under construction adds to it; the ports are those of that method. */
export interface RequestPart extends RequestPorts {
  /** One header, given as name and value. */
  readonly headerName?: Port;
  readonly headerValue?: Port;
  /** The header that `headerValue` sets, when the method fixes it (`authorization`). */
  readonly header?: string;
}

/** A call that sends an HTTP request. */
export interface HttpRow extends RowBase {
  readonly kind: 'http';
  readonly ports: RequestPorts;
  /**
   * Other forms of the call (`axios(config)` beside `axios(url, config)`). A part that the arguments of a call do
   * not have is not there, and an object where a URL is expected is none.
   */
  readonly forms?: readonly RequestPorts[];
  /** Methods of the result that set further parts, in a chain or one by one on the same object (`.set`, `.send`). */
  readonly methods?: Readonly<Record<string, RequestPart>>;
  /** The call only builds a request that another call sends (`new Request`). */
  readonly prepares?: true;
  /**
   * The call registers callbacks at these ports: `request` gets the request under way, whose parts are `ports` of the
   * callback; `response` the response; `error` the error.
   */
  readonly hooks?: { readonly request?: Port; readonly response?: Port; readonly error?: Port };
  /** The method the call stands for, when the name fixes it. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** `body`: the body must be read (`res.json()`); `parsed`: the result is the parsed body or holds it at `bodyAt`. */
  readonly response?: 'body' | 'parsed';
  readonly bodyAt?: string;
  /** The protocol that holds when the call does not say (`node:http`). */
  readonly defaultProtocol?: 'http:' | 'https:';
  /** An error it throws carries the request's headers and configuration (axios and kin). */
  readonly errorCarriesRequest?: true;
}

/** A call of a vendor's or reseller's SDK that sends a generation request. */
export interface SdkRow extends RowBase {
  readonly kind: 'sdk';
  /** Only when this argument is a string that names Kling (`fal-ai/kling-video/…`). */
  readonly when?: Port;
  /** Or when that argument is made by one of these (`klingai.video('kling-v2.6-t2v')`). */
  readonly whenFrom?: readonly Address[];
  readonly prompt?: Port | readonly Port[];
  readonly media?: Port | readonly Port[];
  readonly callback?: Port;
  readonly route?: string;
}

/** A constructor or factory that takes credentials, base URLs or other settings of an SDK. */
export interface SdkClientRow extends RowBase {
  readonly kind: 'sdk-client';
  readonly accessKey?: Port;
  readonly secretKey?: Port;
  readonly apiKey?: Port;
  readonly baseUrl?: Port;
}

/** Where output leaves the program's control in text that people and tools read. */
export interface LogRow extends RowBase {
  readonly kind: 'log';
  readonly channel: 'log' | 'trace' | 'error-report';
  /** The ports that are written. */
  readonly writes: Port | readonly Port[];
  /** How many levels of an object's properties are written too; 0 for text only. Default 4. */
  readonly depth?: number;
  /** Port of the *creating* call that lists redacted paths (pino's `redact`). */
  readonly redact?: Port | readonly Port[];
  /** What `redact` lists: paths from the top (the default), or keys that are masked wherever they stand. */
  readonly redactsBy?: 'path' | 'key';
}

/** How a step changes a string's length. */
export type LengthEffect = 'same' | 'shrinks' | 'grows' | { readonly atMost: number };

/** A library function whose result carries an input. */
export interface StepRow extends RowBase {
  readonly kind: 'step';
  /** The inputs. */
  readonly in: Port | readonly Port[];
  /** `same`: the very value, or an encoding of it that keeps its properties; `derived`: something made of it. */
  readonly edge: 'same' | 'derived';
  /** What becomes of the length; `atMost` may be the port of the argument that bounds it. */
  readonly length?: Exclude<LengthEffect, object> | { readonly atMost: number | Port };
  /** What flows is not the function at `in`, but what it returns (`useMemo`, `startActiveSpan`). */
  readonly callback?: true;
  /** The result tells nothing of the input (a hash, a length, a mask). */
  readonly hides?: true;
  /** Properties of the result are values of their own: only the whole of it shows the input (the claims of a token). */
  readonly apart?: true;
  /** The result is the input as URL-encoded text. */
  readonly encodes?: 'uri-component' | 'query' | 'base64' | 'json' | 'bytes';
}

/** A place where a value comes from outside. */
export interface SourceRow extends RowBase {
  readonly kind: 'source';
  readonly source: 'env' | 'request-input' | 'file' | 'secrets-manager' | 'file-upload';
  /** Port or `property` that names what is read (`process.env.NAME` is `property`, `Deno.env.get(name)` is `0`). */
  readonly name?: Port;
  /** What the call gives when there is nothing to read (`config.get(name, fallback)`). */
  readonly default?: Port;
}

/** A framework's handler registration: which argument is the handler, which of its parameters hold request input. */
export interface HandlerRow extends RowBase {
  readonly kind: 'handler';
  readonly handler: Port | readonly Port[];
  /** Paths into the handler's parameters that a caller controls: `0.body`, `0.query`, `input`. */
  readonly input: readonly string[];
  /** Methods of those parameters whose result a caller controls: `0.req.json()`. */
  readonly inputCalls?: readonly string[];
  /** Paths of the parameters that answer the caller (`1.json()`), for rules about responses. */
  readonly respond?: readonly string[];
  /** Paths into the parameters that hold the environment (`1` of a Worker's `fetch(request, env)`). */
  readonly environment?: readonly string[];
  /** Schemas that the framework runs over the input before the handler. */
  readonly schemas?: readonly HandlerSchema[];
}

/** A schema given with a handler, and the input that it covers. */
export interface HandlerSchema {
  /** Where the schema is: a port of the registering call, or of the earlier call in the chain named by `call`. */
  readonly schema: Port;
  readonly call?: string;
  /** The path of `input` that the schema has checked. */
  readonly covers: string;
  /** It may be an object with a schema for each field. */
  readonly fields?: true;
}

/** A function that signs a JWT. */
export interface SignRow extends RowBase {
  readonly kind: 'sign';
  readonly payload?: Port;
  readonly key: Port;
  readonly algorithm?: Port;
  /** Lifetime as the library takes it (`'30m'`, seconds). */
  readonly expiresIn?: Port;
  /** `issuer` given beside the payload. */
  readonly issuer?: Port;
  /** What a number means as a lifetime; seconds from now unless it says otherwise. */
  readonly numericLifetime?: 'seconds' | 'milliseconds' | 'epoch-seconds' | 'epoch-milliseconds';
  /** The call returns the function that signs; `payload` is a port of that function, the others of this call. */
  readonly returnsSigner?: true;
  /** Methods of the result that set a part afterwards, taking it first. */
  readonly setters?: { readonly header?: string; readonly issuer?: string; readonly expiration?: string };
  /**
   * For a builder whose `new()` takes the payload: the method that sets each part, all of them taking it first.
   * The address is then that of the finishing method.
   */
  readonly builder?: {
    readonly payload: Port;
    readonly header?: string;
    readonly issuer?: string;
    readonly expiration?: string;
  };
}

/** A keyed hash: signing by hand. */
export interface HmacRow extends RowBase {
  readonly kind: 'hmac';
  readonly key: Port;
  /** Method of the result that takes the data (`update`), or the port of the call itself. */
  readonly data: string;
}

/** A call that is given a secret of the application's own, to check what was signed with it or to seal what it keeps. */
export interface VerifyRow extends RowBase {
  readonly kind: 'verify';
  readonly key: Port;
}

/** A fact that a check establishes about a value. */
export type FactName =
  'length' | 'url' | 'https' | 'host' | 'known-value' | 'schema' | 'pattern' | 'sanitized' | 'masked';

/** A library function that checks a value. */
export interface CheckRow extends RowBase {
  readonly kind: 'check';
  readonly subject: Port;
  readonly facts: readonly FactName[];
  /** The bound, where the fact is a length: a port, or a number. */
  readonly limit?: Port | number;
  /** When it holds: the call returned (it throws otherwise), it returned true, or in the value it returned. */
  readonly outcome: 'returns' | 'true' | 'result';
  /** The subject is a condition (`assert(ok)`): what holds afterwards is that condition. */
  readonly condition?: true;
  /** Facts that hold only when an option of the call says so. */
  readonly options?: readonly CheckOption[];
}

/** An option that makes a check establish more (`{ protocols: ['https'] }`). */
export interface CheckOption {
  readonly at: Port;
  readonly gives: FactName;
  /** It holds only when the option, a text, a list or a regular expression, admits none but these. */
  readonly only?: readonly string[];
}

/**
 * A helper that can't be read is believed by its name. The words of the name, in lower case and in order, must
 * include one of `verbs` first and one of `nouns` later (or none where `nouns` is empty). Of the rows of one class
 * the first that fits decides.
 */
export interface HelperNameRow {
  readonly kind: 'helper-name';
  /** `condition` throws unless what it is given first holds, `exit` always throws. */
  readonly class: 'assert' | 'predicate' | 'transform' | 'condition' | 'exit';
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  /** The noun has to be the last word: `validateTextToVideoParams` is about parameters, whatever else it names. */
  readonly ends?: true;
  /** The verb has to begin the name. */
  readonly begins?: true;
  /** Words of names that do something else. */
  readonly not?: readonly string[];
  readonly facts: readonly FactName[];
  /** Of a predicate: the result for which the facts hold; `truthy` unless it says otherwise (`isTooLong`). */
  readonly accepts?: 'truthy' | 'falsy';
  /** Names that fit, and names that do not. */
  readonly matches?: readonly string[];
  readonly leaves?: readonly string[];
  readonly from: string;
}

/** A call that never returns: what stands behind it does not run (`notFound()` of a framework). */
export interface ExitRow extends RowBase {
  readonly kind: 'exit';
}

/** A call that puts something where it stays, or that decides who may read what is there. */
export interface StoreRow extends RowBase {
  readonly kind: 'store';
  /** `record`: fields for later; `cache`: entries by key; `bytes`: files, or texts of them; `nothing`: it sets up. */
  readonly holds: 'record' | 'cache' | 'bytes' | 'nothing';
  /** What is put there. */
  readonly writes?: Port | readonly Port[];
  /** Where options stand that limit how long it stays. */
  readonly lifetime?: Port | readonly Port[];
  /** Only when the text at this port is a statement that writes (`INSERT …`). */
  readonly statement?: Port;
  /** What is put there may be a URL: the store fetches it, and keeps the file that it finds. */
  readonly fetches?: true;
  /** Options with which everybody may read what is there: where they stand, and their texts. */
  readonly open?: readonly OpenOption[];
  /** The call by itself lets everybody read. */
  readonly opens?: true;
}

/** An option that lets everybody read: it holds one of these texts (`true` for a switch). */
export interface OpenOption {
  readonly at: Port;
  readonly when: readonly string[];
}

/** How a schema library spells its schemas. */
export interface SchemaRow {
  readonly kind: 'schema';
  readonly library: string;
  /** Addresses whose first argument is a map of property name to schema. */
  readonly object: readonly Address[];
  /** Addresses that make a string schema. */
  readonly string: readonly Address[];
  /** Addresses that make an array schema of their first argument. */
  readonly array?: readonly Address[];
  /** Addresses, methods or actions that let no free text pass: enumerations, literals, numbers, dates, ids. */
  readonly oneOf?: readonly Address[];
  /** Methods (or, for piping libraries, addresses of actions) that bound a string's length, the bound first. */
  readonly max: readonly string[];
  /** Ports of the bound where it is not the first argument; the first that is there counts. */
  readonly bound?: readonly Port[];
  /** Methods or actions that require a URL; also addresses of string schemas that do by themselves. */
  readonly url?: readonly string[];
  /** Methods or actions that require a pattern, the regular expression first. */
  readonly pattern?: readonly string[];
  /** Methods or actions that change the value before later ones look at it. */
  readonly transform?: readonly string[];
  /** Methods or actions that run a predicate of the user's own. */
  readonly refine?: readonly string[];
  /** Addresses that pipe, schema first, actions after it (valibot's `pipe`), or methods that take the actions. */
  readonly pipe?: readonly Address[];
  /** How a value is parsed. `schema` and `value` are ports; `this` is the schema as the receiver. */
  readonly parse: readonly SchemaParse[];
  /** A JSON Schema object is a schema of this library (ajv, typebox, Fastify routes). */
  readonly jsonSchema?: true;
  /** Ports of the call that makes a string schema, where options say it (`Type.String({ maxLength })`). */
  readonly stringOptions?: { readonly max?: Port; readonly pattern?: Port; readonly format?: Port };
  /** Options of the URL check that make it establish more. */
  readonly urlOptions?: readonly CheckOption[];
  /** Methods of an object schema, or addresses with the schema first, that add a map of property name to schema. */
  readonly extend?: readonly string[];
  /** Methods or addresses (the schema first) after which a text that is there is checked as before (`optional`). */
  readonly keep?: readonly string[];
  /** Addresses that accept what any of their schemas accepts, given as a list or one by one. */
  readonly anyOf?: readonly Address[];
  /** What becomes of properties that an object schema does not name. */
  readonly unknownKeys?: 'dropped' | 'refused' | 'kept';
  /** Methods or addresses of object schemas that let such properties through all the same. */
  readonly loose?: readonly string[];
  readonly from: string;
}

/** One way to run a schema over a value. */
export interface SchemaParse {
  /** Method name of a schema, or the address of a function. */
  readonly call: string;
  readonly schema: Port;
  readonly value: Port;
  /** `throws`: returning means it holds; otherwise the path of the result that tells, and the value that accepts. */
  readonly outcome: 'throws' | { readonly test: string; readonly accepts: 'truthy' | 'falsy' };
  /** Path of what is in the result only when the value is refused (`error` of safeParse). */
  readonly reason?: string;
  /** `call` is a function that an earlier call made from the schema, and `schema` is a port of that earlier call. */
  readonly compiled?: true;
  /** Path of the parsed value in the result (`data` for safeParse; empty for the result itself). */
  readonly result?: string;
}

/** What has to come before something else is done: a look at a prompt, a person's consent, an entry in a log. */
export type CompanionKind = 'moderation' | 'consent' | 'audit' | 'scan' | 'metadata' | 'erasure' | 'webhook';

/**
 * When such a call has done its work: it came back (it throws otherwise, or there is nothing more to know), what it
 * gives was tested, either of both, or what it gives is used in place of what it was given.
 */
export type CompanionOutcome = 'returns' | 'verdict' | 'either' | 'result';

/** A call that does what has to come before something else. */
export interface CompanionRow extends RowBase {
  readonly kind: 'companion';
  readonly companion: CompanionKind;
  /** What it looks at; every argument when left out. */
  readonly subject?: Port | readonly Port[];
  readonly outcome: CompanionOutcome;
  /** It gives a promise, which somebody must wait for. */
  readonly async?: true;
  /** It runs the function at this port only when all is well (`withModeration(handler)`). */
  readonly around?: Port;
}

/**
 * A call that can't be read is such a companion by its name. The words of what is called, `audit.log` being audit and
 * log, must include one of `verbs` and one of `nouns` (or none where `nouns` is empty), and none of `not`.
 */
export interface CompanionNameRow {
  readonly kind: 'companion-name';
  readonly companion: CompanionKind;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly not?: readonly string[];
  readonly outcome: CompanionOutcome;
  /** It is no call, but a value that is tested (`if (!user.likenessConsent)`). */
  readonly value?: true;
  /** Names that fit, and names that do not. */
  readonly matches?: readonly string[];
  readonly leaves?: readonly string[];
  readonly from: string;
}

/** A call of a library of dates that gives a moment. Where its subject is left out, that is the present moment. */
export interface MomentRow extends RowBase {
  /** The moment or the object of one that it starts from; the present moment when left out. */
  readonly of?: Port;
  /** How much later it gives: an amount, and its unit as text or in milliseconds; or an object of amounts by unit. */
  readonly later?: { readonly by: Port; readonly unit?: Port | number };
  /** It gives a number: so many of the milliseconds since 1970, 0.001 for seconds. Without it, an object. */
  readonly number?: number;
  /** Its subject is a number of seconds. */
  readonly ofSeconds?: true;
}

/** Every kind of row that a settings file may add, too. */
export type Row =
  | AliasRow
  | HttpRow
  | SdkRow
  | SdkClientRow
  | LogRow
  | StepRow
  | SourceRow
  | HandlerRow
  | SignRow
  | HmacRow
  | VerifyRow
  | CheckRow
  | ExitRow
  | CompanionRow
  | CompanionNameRow
  | StoreRow
  | HelperNameRow
  | SchemaRow;
