/** Schema libraries: how each spells its schemas, what bounds a text in them, and how a value is run through one. */
import type { CheckOption, Row, SchemaParse, SchemaRow } from '../analysis/rows.js';

/** Parsing by a method of the schema that throws. */
function throwing(...methods: readonly string[]): readonly SchemaParse[] {
  return methods.map((call) => ({ call, schema: 'this', value: '0', outcome: 'throws' }));
}

const SUCCESS = { test: 'success', accepts: 'truthy' } as const;

/** zod 3 and 4, and zod/mini whose checks stand in `.check(…)`. */
const ZOD: SchemaRow = {
  kind: 'schema',
  library: 'zod',
  object: ['zod#{object,strictObject,looseObject}', 'zod#interface'],
  string: [
    'zod#{string,url,httpUrl,email,uuid,guid,cuid,cuid2,ulid,nanoid,ipv4,ipv6,base64,base64url,jwt,e164,hostname}',
    'zod#coerce.string',
    'zod#iso.{date,datetime,time,duration}',
  ],
  array: ['zod#{array,set}'],
  oneOf: [
    'zod#{enum,nativeEnum,literal}',
    'zod#{number,int,int32,uint32,float32,float64,bigint,int64,uint64,boolean,stringbool,date,uuid,uuidv4,uuidv6,uuidv7,guid,cuid,cuid2,ulid,nanoid,ksuid,xid,ipv4,ipv6,iso.date,iso.time,iso.datetime}',
    'zod#coerce.{number,bigint,boolean,date}',
    ...['uuid', 'guid', 'cuid', 'cuid2', 'ulid', 'nanoid', 'datetime', 'date', 'time', 'ip', 'cidr'],
  ],
  max: ['max', 'length', 'zod#{maxLength,length}'],
  url: ['url', 'zod#{url,httpUrl}'],
  urlOptions: [
    { at: '0.protocol', gives: 'https', only: ['https'] },
    { at: '0.hostname', gives: 'host' },
  ],
  pattern: ['regex', 'zod#{regex,stringFormat}'],
  transform: [
    'transform',
    'trim',
    'toLowerCase',
    'toUpperCase',
    'normalize',
    'overwrite',
    'slugify',
    'zod#{preprocess,overwrite,trim,toLowerCase,toUpperCase,normalize}',
  ],
  refine: ['refine', 'superRefine', 'zod#{refine,superRefine,check,custom}'],
  pipe: ['check', 'zod#pipe'],
  extend: ['extend', 'safeExtend', 'augment', 'merge', 'zod#{extend,safeExtend,merge}'],
  keep: [
    'optional',
    'nullable',
    'nullish',
    'nonoptional',
    'exactOptional',
    'default',
    'prefault',
    'catch',
    'brand',
    'readonly',
    'describe',
    'meta',
    'register',
    'min',
    'nonempty',
    'startsWith',
    'endsWith',
    'includes',
    'strict',
    'strip',
    'passthrough',
    'loose',
    'catchall',
    'partial',
    'required',
    'pick',
    'omit',
    'pipe',
    'and',
    'unwrap',
    'zod#{optional,nullable,nullish,nonoptional,_default,prefault,catch,readonly,lazy,partial,required,pick,omit,minLength}',
  ],
  anyOf: ['zod#{union,discriminatedUnion,xor}'],
  unknownKeys: 'dropped',
  loose: ['passthrough', 'loose', 'catchall', 'zod#{looseObject,catchall}'],
  parse: [
    ...throwing('parse', 'parseAsync', 'decode', 'decodeAsync'),
    ...['safeParse', 'safeParseAsync', 'spa', 'safeDecode'].map((call): SchemaParse => ({
      call,
      schema: 'this',
      value: '0',
      outcome: SUCCESS,
      reason: 'error',
      result: 'data',
    })),
    { call: 'zod#{parse,parseAsync,decode}', schema: '0', value: '1', outcome: 'throws' },
    {
      call: 'zod#{safeParse,safeParseAsync,safeDecode}',
      schema: '0',
      value: '1',
      outcome: SUCCESS,
      reason: 'error',
      result: 'data',
    },
  ],
  from: 'Zod docs, Defining schemas, Basic usage and Zod Mini, 3.25 and 4.x',
};

/** valibot: a schema and its actions in a pipe. */
const VALIBOT: SchemaRow = {
  kind: 'schema',
  library: 'valibot',
  object: ['valibot#{object,strictObject,looseObject,objectAsync,strictObjectAsync,looseObjectAsync}'],
  string: ['valibot#string'],
  array: ['valibot#{array,arrayAsync,set}'],
  oneOf: [
    'valibot#{picklist,enum,enum_,literal}',
    'valibot#{number,bigint,boolean,date,uuid,ulid,nanoid,cuid2,ip,ipv4,ipv6,isoDate,isoDateTime,isoTime,isoTimestamp}',
  ],
  max: ['valibot#{maxLength,length,maxGraphemes}'],
  url: ['valibot#url'],
  pattern: ['valibot#regex'],
  transform: [
    'valibot#{transform,transformAsync,rawTransform,trim,trimStart,trimEnd,toLowerCase,toUpperCase,normalize}',
  ],
  refine: ['valibot#{check,checkAsync,rawCheck,partialCheck,forward,custom}'],
  pipe: ['valibot#{pipe,pipeAsync}'],
  keep: [
    'valibot#{optional,nullable,nullish,undefinedable,exactOptional,nonOptional,nonNullish,fallback,brand,readonly,description,minLength,nonEmpty,partial,required,pick,omit,lazy,config,message,intersect}',
  ],
  anyOf: ['valibot#{union,variant}'],
  unknownKeys: 'dropped',
  loose: ['valibot#{looseObject,looseObjectAsync,objectWithRest}'],
  parse: [
    { call: 'valibot#{parse,parseAsync,assert}', schema: '0', value: '1', outcome: 'throws' },
    {
      call: 'valibot#{safeParse,safeParseAsync}',
      schema: '0',
      value: '1',
      outcome: SUCCESS,
      reason: 'issues',
      result: 'output',
    },
    { call: 'valibot#is', schema: '0', value: '1', outcome: { test: '', accepts: 'truthy' } },
    { call: 'valibot#parser()', schema: '0', value: '0', outcome: 'throws', compiled: true },
    {
      call: 'valibot#safeParser()',
      schema: '0',
      value: '0',
      outcome: SUCCESS,
      reason: 'issues',
      result: 'output',
      compiled: true,
    },
  ],
  from: 'Valibot docs, Guides (Pipelines, Parse data) and API reference, 0.42 to 1.x',
};

/** yup: chains, with what the schema does not name left in place. */
const YUP: SchemaRow = {
  kind: 'schema',
  library: 'yup',
  object: ['yup#object', 'yup#object().shape'],
  string: ['yup#string'],
  array: ['yup#array', 'yup#array().of'],
  oneOf: ['oneOf', 'yup#{number,boolean,bool,date}', 'uuid', 'datetime'],
  max: ['max', 'length'],
  url: ['url'],
  pattern: ['matches'],
  transform: ['transform', 'trim', 'lowercase', 'uppercase', 'ensure'],
  refine: ['test'],
  extend: ['shape', 'concat'],
  keep: [
    'required',
    'optional',
    'nullable',
    'notRequired',
    'defined',
    'nonNullable',
    'default',
    'label',
    'meta',
    'min',
    'typeError',
    'strict',
    'noUnknown',
    'strip',
    'pick',
    'omit',
    'partial',
    'exact',
  ],
  unknownKeys: 'kept',
  parse: [
    ...throwing('validate', 'validateSync'),
    { call: 'isValid', schema: 'this', value: '0', outcome: { test: '', accepts: 'truthy' } },
    { call: 'isValidSync', schema: 'this', value: '0', outcome: { test: '', accepts: 'truthy' } },
  ],
  from: 'yup docs, API, 1.x',
};

/** joi: chains, with what the schema does not name refused. */
const JOI: SchemaRow = {
  kind: 'schema',
  library: 'joi',
  object: ['joi#{object,compile}', 'joi#object().keys'],
  string: ['joi#string'],
  array: ['joi#array().items'],
  oneOf: ['valid', 'equal', 'joi#{valid,number,boolean,bool,date}', 'guid', 'uuid', 'isoDate', 'ip'],
  max: ['max', 'length'],
  url: ['uri'],
  urlOptions: [
    { at: '0.scheme', gives: 'https', only: ['https'] },
    { at: '0.domain', gives: 'host' },
  ],
  pattern: ['pattern', 'regex'],
  transform: ['trim', 'lowercase', 'uppercase', 'replace', 'truncate', 'normalize', 'case'],
  refine: ['custom', 'external'],
  extend: ['keys', 'append', 'concat'],
  keep: [
    'required',
    'optional',
    'allow',
    'default',
    'label',
    'messages',
    'message',
    'error',
    'min',
    'description',
    'empty',
    'strict',
    'unknown',
    'options',
    'prefs',
    'preferences',
    'presence',
    'note',
    'example',
    'meta',
    'tag',
    'exist',
    'fork',
  ],
  anyOf: ['joi#{alternatives,alt}', 'joi#{alternatives,alt}().try'],
  unknownKeys: 'refused',
  loose: ['unknown'],
  parse: [
    {
      call: 'validate',
      schema: 'this',
      value: '0',
      outcome: { test: 'error', accepts: 'falsy' },
      result: 'value',
    },
    ...throwing('validateAsync'),
    { call: 'joi#{assert,attempt}', schema: '1', value: '0', outcome: 'throws' },
  ],
  from: 'joi docs, API reference, 17.x and 18.x',
};

/** superstruct: refinements around a struct. */
const SUPERSTRUCT: SchemaRow = {
  kind: 'schema',
  library: 'superstruct',
  object: ['superstruct#{object,type}'],
  string: ['superstruct#string'],
  array: ['superstruct#array'],
  oneOf: ['superstruct#{enums,literal,number,integer,bigint,boolean,date}'],
  max: ['superstruct#size'],
  bound: ['2', '1'],
  pattern: ['superstruct#pattern'],
  transform: ['superstruct#{coerce,trimmed}'],
  refine: ['superstruct#refine'],
  pipe: ['superstruct#{size,pattern,refine,nonempty}'],
  keep: ['superstruct#{optional,nullable,defaulted,nonempty,partial,pick,omit,deprecated,lazy}'],
  anyOf: ['superstruct#union'],
  unknownKeys: 'refused',
  loose: ['superstruct#type'],
  parse: [
    { call: 'superstruct#assert', schema: '1', value: '0', outcome: 'throws' },
    { call: 'superstruct#{create,mask}', schema: '1', value: '0', outcome: 'throws' },
    { call: 'superstruct#is', schema: '1', value: '0', outcome: { test: '', accepts: 'truthy' } },
    {
      call: 'superstruct#validate',
      schema: '1',
      value: '0',
      outcome: { test: '0', accepts: 'falsy' },
      result: '1',
    },
    ...throwing('create', 'assert', 'mask'),
  ],
  from: 'Superstruct docs, Core and Refinements, 1.x and 2.x: size(struct, min, max), size(struct, exactly)',
};

/** typebox: options of the call, which is itself a JSON schema. */
const TYPEBOX: SchemaRow = {
  kind: 'schema',
  library: 'typebox',
  object: ['@sinclair/typebox#Object'],
  string: ['@sinclair/typebox#String'],
  array: ['@sinclair/typebox#Array'],
  oneOf: ['@sinclair/typebox#{Literal,Enum,Number,Integer,BigInt,Boolean,Date}'],
  max: [],
  stringOptions: { max: '0.maxLength', pattern: '0.pattern', format: '0.format' },
  transform: ['@sinclair/typebox#{Transform,Codec}'],
  keep: ['@sinclair/typebox#{Optional,Readonly,Partial,Required,Pick,Omit,Composite,Intersect}'],
  anyOf: ['@sinclair/typebox#Union'],
  unknownKeys: 'kept',
  jsonSchema: true,
  parse: [
    {
      call: '@sinclair/typebox/value#{Check,Value.Check}',
      schema: '0',
      value: '1',
      outcome: { test: '', accepts: 'truthy' },
    },
    {
      call: '@sinclair/typebox/value#{Parse,Decode,Assert,Value.Parse,Value.Decode,Value.Assert}',
      schema: '0',
      value: '1',
      outcome: 'throws',
    },
    {
      call: '@sinclair/typebox/compiler#TypeCompiler.Compile().Check',
      schema: '0',
      value: '0',
      outcome: { test: '', accepts: 'truthy' },
      compiled: true,
    },
    {
      call: '@sinclair/typebox/compiler#TypeCompiler.Compile().Decode',
      schema: '0',
      value: '0',
      outcome: 'throws',
      compiled: true,
    },
  ],
  from: 'TypeBox docs, Types, Value and Compile, 0.34 (@sinclair/typebox) and 1.x (typebox)',
};

/** ajv: JSON schemas, compiled into a function that tells. */
const AJV: SchemaRow = {
  kind: 'schema',
  library: 'ajv',
  object: [],
  string: [],
  max: [],
  unknownKeys: 'kept',
  jsonSchema: true,
  parse: [
    {
      call: 'ajv#new().compile()',
      schema: '0',
      value: '0',
      outcome: { test: '', accepts: 'truthy' },
      compiled: true,
    },
    { call: 'ajv#new().validate', schema: '0', value: '1', outcome: { test: '', accepts: 'truthy' } },
    {
      call: 'jsonschema#validate',
      schema: '1',
      value: '0',
      outcome: { test: 'valid', accepts: 'truthy' },
    },
  ],
  from: 'Ajv docs, Getting started and API reference, 8.x; jsonschema docs, 1.4',
};

/** arktype: only the constraints that its text syntax spells are beyond these rows. */
const ARKTYPE: SchemaRow = {
  kind: 'schema',
  library: 'arktype',
  object: ['arktype#type'],
  string: ['arktype#type.string'],
  array: ['arktype#type.string.array'],
  oneOf: ['arktype#type.{enumerated,unit,valueOf}'],
  max: ['atMostLength', 'lessThanLength', 'exactlyLength'],
  pattern: ['matching'],
  transform: ['pipe', 'to', 'morph'],
  refine: ['narrow', 'filter'],
  keep: [
    'optional',
    'default',
    'describe',
    'configure',
    'atLeastLength',
    'moreThanLength',
    'brand',
    'partial',
    'required',
  ],
  unknownKeys: 'kept',
  parse: [
    ...throwing('assert', 'from'),
    { call: 'allows', schema: 'this', value: '0', outcome: { test: '', accepts: 'truthy' } },
  ],
  from: "ArkType docs, Intro and Type API, 2.x; texts such as 'string <= 2500' are read as unknown",
};

/** The schema libraries. */
export const SCHEMAS: readonly Row[] = [
  ZOD,
  VALIBOT,
  YUP,
  JOI,
  SUPERSTRUCT,
  TYPEBOX,
  AJV,
  ARKTYPE,
  {
    kind: 'alias',
    api: [
      'zod#z',
      '{zod/v3,zod/v4,zod/mini,zod/v4-mini,zod/v4/mini,zod/v4/core,zod-mini}#',
      '{@hono/zod-openapi,astro:content,astro:schema,astro/zod,@builder.io/qwik-city,@asteasolutions/zod-to-openapi}#z',
      '{@zod/mini,@zod/zod}#',
    ],
    as: 'zod#',
    from: 'Zod docs, Versioning, 4.x; Hono zod-openapi 0.19 and 1.x, Astro 5 docs: z is re-exported',
  },
  {
    kind: 'alias',
    api: '@valibot/valibot#',
    as: 'valibot#',
    from: 'Valibot docs, Installation, 1.x',
  },
  {
    kind: 'alias',
    api: ['@hapi/joi#', 'joi#Joi', 'celebrate#Joi'],
    as: 'joi#',
    from: 'joi docs, 17.x (the old package name); celebrate docs, 15.x',
  },
  {
    kind: 'alias',
    api: ['typebox#', '@sinclair/typebox#Type', 'elysia#t', '@fastify/type-provider-typebox#Type'],
    as: '@sinclair/typebox#',
    from: 'TypeBox docs, 0.34 and 1.x (the package typebox); Elysia docs, Validation, 1.x; Fastify type-provider-typebox docs, 5.x',
  },
  {
    kind: 'alias',
    api: 'typebox/value#',
    as: '@sinclair/typebox/value#',
    from: 'TypeBox docs, Value, 1.x',
  },
  {
    kind: 'alias',
    api: ['typebox/compile#Compile()', 'typebox/compile#()'],
    as: '@sinclair/typebox/compiler#TypeCompiler.Compile()',
    from: 'TypeBox docs, Compile, 1.x',
  },
  {
    kind: 'alias',
    api: 'ajv#()',
    as: 'ajv#new()',
    from: 'Ajv docs, 6.x: the constructor may be called without new',
  },
  {
    kind: 'alias',
    api: ['ajv#{Ajv,Ajv2019,Ajv2020}', '{ajv/dist/2019,ajv/dist/2020,ajv/dist/jtd}#', 'ajv-draft-04#'],
    as: 'ajv#',
    from: 'Ajv docs, Choosing schema language, 8.x',
  },
];

/** One decorator of a field of a class, and what it makes true once the class is validated. */
export interface DecoratorCheck {
  readonly api: string;
  readonly facts: readonly ('length' | 'url' | 'known-value' | 'pattern' | 'schema')[];
  /** Port of the decorator's call with the bound. */
  readonly limit?: string;
  readonly options?: readonly CheckOption[];
  /** The decorator changes the value before validation, as `Transform` does. */
  readonly transforms?: true;
  readonly from: string;
}

/**
 * Decorators of class-validator. They hold where the class is validated: by Nest's `ValidationPipe` on a handler's
 * parameter, or by one of `DECORATOR_PARSES`.
 */
export const DECORATOR_CHECKS: readonly DecoratorCheck[] = [
  {
    api: 'class-validator#MaxLength',
    facts: ['length'],
    limit: '0',
    from: 'class-validator docs, String validation decorators, 0.14: MaxLength(max)',
  },
  {
    api: 'class-validator#Length',
    facts: ['length'],
    limit: '1',
    from: 'class-validator docs, String validation decorators, 0.14: Length(min, max)',
  },
  {
    api: 'class-validator#IsUrl',
    facts: ['url'],
    options: [
      { at: '0.protocols', gives: 'https', only: ['https'] },
      { at: '0.host_whitelist', gives: 'host' },
    ],
    from: 'class-validator docs, IsUrl(options), 0.14; options of validator.js',
  },
  {
    api: 'class-validator#Matches',
    facts: ['pattern'],
    limit: '0',
    from: 'class-validator docs, Matches(pattern), 0.14; the pattern decides what it gives',
  },
  {
    api: 'class-validator#{IsIn,IsEnum,Equals}',
    facts: ['known-value'],
    from: 'class-validator docs, Common validation decorators, 0.14',
  },
  {
    api: 'class-validator#{IsUUID,IsMongoId,IsInt,IsNumber,IsBoolean,IsDate,IsISO8601}',
    facts: ['known-value', 'length'],
    from: 'class-validator docs, Validation decorators, 0.14: no free text passes',
  },
  {
    api: 'class-validator#ValidateNested',
    facts: ['schema'],
    from: 'class-validator docs, Validating nested objects, 0.14: the decorators of the inner class hold',
  },
  {
    api: 'class-transformer#Transform',
    facts: [],
    transforms: true,
    from: 'class-transformer docs, Additional data transformation, 0.5',
  },
];

/** Calls that run the decorators of a class over an instance of it. */
export const DECORATOR_PARSES: readonly SchemaParse[] = [
  { call: 'class-validator#validateOrReject', schema: '0', value: '0', outcome: 'throws' },
  {
    call: 'class-validator#{validate,validateSync}',
    schema: '0',
    value: '0',
    outcome: { test: 'length', accepts: 'falsy' },
  },
];

/** One method of a chain that validates a field of the request. */
export interface FieldCheck {
  readonly method: string;
  readonly facts: readonly ('length' | 'url' | 'known-value' | 'pattern' | 'sanitized')[];
  readonly limit?: string;
  readonly options?: readonly CheckOption[];
}

/** A library that validates fields of the request by name, before the handler runs. */
export interface FieldValidatorLibrary {
  readonly library: string;
  /** Calls that start a chain: port of the field's name, and the part of the request (`*` for any of them). */
  readonly starts: readonly { readonly api: string; readonly field: string; readonly input: string }[];
  /** The call that takes the same checks as an object, by field. */
  readonly schema?: string;
  /** Methods of the chain that check. */
  readonly checks: readonly FieldCheck[];
  /** Methods of the chain that make the field other than it was. */
  readonly transforms: readonly string[];
  /** Calls on the request whose outcome must be used for the chain to count; `value` is the request. */
  readonly verdicts: readonly SchemaParse[];
  readonly from: string;
}

/** express-validator: chains in the route, a verdict in the handler. */
export const FIELD_VALIDATORS: readonly FieldValidatorLibrary[] = [
  {
    library: 'express-validator',
    starts: [
      { api: 'express-validator#body', field: '0', input: '0.body' },
      { api: 'express-validator#query', field: '0', input: '0.query' },
      { api: 'express-validator#param', field: '0', input: '0.params' },
      { api: 'express-validator#header', field: '0', input: '0.headers' },
      { api: 'express-validator#cookie', field: '0', input: '0.cookies' },
      { api: 'express-validator#check', field: '0', input: '*' },
    ],
    schema: 'express-validator#checkSchema',
    checks: [
      { method: 'isLength', facts: ['length'], limit: '0.max' },
      {
        method: 'isURL',
        facts: ['url'],
        options: [
          { at: '0.protocols', gives: 'https', only: ['https'] },
          { at: '0.host_whitelist', gives: 'host' },
        ],
      },
      { method: 'matches', facts: ['pattern'], limit: '0' },
      { method: 'isIn', facts: ['known-value'] },
      { method: 'isUUID', facts: ['known-value'] },
      { method: 'isInt', facts: ['known-value'] },
      { method: 'isNumeric', facts: ['pattern'] },
      { method: 'isAlphanumeric', facts: ['pattern'] },
      { method: 'escape', facts: ['sanitized'] },
      { method: 'stripLow', facts: ['sanitized'] },
      { method: 'whitelist', facts: ['sanitized'] },
      { method: 'blacklist', facts: ['sanitized'] },
    ],
    transforms: ['customSanitizer', 'escape', 'unescape', 'replace', 'default', 'toLowerCase', 'toUpperCase'],
    verdicts: [
      {
        call: 'express-validator#validationResult().isEmpty',
        schema: '0',
        value: '0',
        outcome: { test: '', accepts: 'truthy' },
        compiled: true,
      },
      {
        call: 'express-validator#validationResult().array().length',
        schema: '0',
        value: '0',
        outcome: { test: '', accepts: 'falsy' },
        compiled: true,
      },
      {
        call: 'express-validator#validationResult().throw',
        schema: '0',
        value: '0',
        outcome: 'throws',
        compiled: true,
      },
    ],
    from: 'express-validator docs, ValidationChain and validationResult, 7.x',
  },
];
