/** Who may read what a file stores: options and calls that open files and buckets to everybody, or keep them closed. */
import { sameOrigins, sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import { contains, isCall, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { plainText, textsOf } from '../analysis/texts.js';
import type { Value } from '../analysis/value.js';
import { OPEN_OPTIONS, OPENING_METHODS } from '../knowledge/index.js';
import { copiesOf, isKeeper } from './copies.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { storeWritesOf, type StoreWrite } from './stores.js';

/** One decision about who may read. */
export interface Access {
  /** The option, or the call. */
  readonly node: Node;
  /** The call that stores or opens. */
  readonly call: CallNode | null;
  readonly state: 'open' | 'closed' | 'unknown';
  /** The option or the call, as a message names it. */
  readonly name: string;
  /** What is stored is known to be made by Kling. */
  readonly result: boolean;
  /** The literal that opens, where it can be replaced by one that closes. */
  readonly literal: Node | null;
}

/** A decision, wherever it was found. */
type Found = Omit<Access, 'call'>;

/** Gets the decisions of a file about who may read what it stores: media, as far as is known. */
export const accessesOf = perFile((file): readonly Access[] => {
  const rows = storeWritesOf(file).flatMap((write) =>
    isOtherThanMedia(file, write)
      ? []
      : ofWrite(file, write).map((found): Access => ({ ...found, call: write.call })),
  );
  const known = storeWritesOf(file).flatMap(({ row, node }) => (row ? [node] : []));
  const calls = file.engine.structure.calls.flatMap((call) =>
    known.includes(call) ? [] : ofCall(file, call).map((found): Access => ({ ...found, call })),
  );
  const seen = new Set<Node>([...rows, ...calls].map(({ node }) => node));
  const options = optionsOf(file).filter(({ node }) => !seen.has(node));
  return [...rows, ...calls, ...options];
});

function ofWrite(file: KlingFile, { call, row, holds }: StoreWrite): readonly Found[] {
  if (!call || !row) return [];
  const result = isOfResult(file, call);
  if (row.opens === true) return [opened(call, result)];
  const options = (row.open ?? []).flatMap(({ at, when }) => {
    const [base = '0', ...path] = at.split('.');
    const name = path.at(-1) ?? 'access';
    return portValues(file.engine, call, base, null).flatMap((whole) => {
      if (path.length === 0) return accessOf(file, whole, name, when, result);
      return fieldValues(file.engine, whole, path.join('.'), call).flatMap((found) =>
        accessOf(file, found.value, name, when, result),
      );
    });
  });
  if (options.length > 0 || holds !== 'bytes' || !row.open) return options;
  return [{ node: call, state: 'closed', name: `${calledName(call) ?? ''}()`, result, literal: null }];
}

function opened(call: CallNode, result: boolean): Found {
  return { node: call, state: 'open', name: `${calledName(call) ?? ''}()`, result, literal: null };
}

/** Reads an option; one that is not there is no decision. */
function accessOf(
  file: KlingFile,
  value: Value,
  name: string,
  when: readonly string[],
  result: boolean,
): readonly Found[] {
  const { engine } = file;
  const origins = sameOrigins(engine, value).filter(
    (origin) => origin.kind !== 'nothing' && !(origin.kind === 'computed' && origin.path.length > 0),
  );
  if (origins.length === 0) return [];
  const texts = [
    ...textsOf(engine, value).map(plainText),
    ...origins.map((origin) =>
      origin.kind === 'computed' || origin.kind === 'literal' ? (origin.text ?? null) : null,
    ),
  ].filter((text) => text !== null);
  const opening = origins.find((origin) => origin.text !== undefined && when.includes(origin.text));
  const text = texts.find((one) => when.includes(one));
  const node = placeOf(value, opening?.node);
  if (text !== undefined)
    return [
      {
        node,
        state: 'open',
        name: `${name}: ${text === 'true' ? text : `'${text}'`}`,
        result,
        literal: opening?.node ?? null,
      },
    ];
  return [{ node, state: texts.length > 0 ? 'closed' : 'unknown', name, result, literal: null }];
}

/** An option is spoken of where it stands in the call; one of an object made elsewhere, where its text is. */
function placeOf(value: Value, literal: Node | undefined): Node {
  if (value.path.length === 0) return value.node;
  return literal ?? value.node;
}

/** Calls that can't be read: `makePublic()`, and options of helpers that say that they keep files. */
function ofCall(file: KlingFile, call: CallNode): readonly Found[] {
  const name = calledName(call);
  if (name === null || file.engine.functions.targets(call, null).length > 0) return [];
  if (OPENING_METHODS.includes(name)) return [opened(call, isOfResult(file, call))];
  if (!isKeeper(call) && !/^create_?bucket$/iu.test(name)) return [];
  return call.arguments.flatMap((argument) => {
    if (argument.type === 'SpreadElement') return [];
    return OPEN_OPTIONS.filter(({ anywhere }) => !anywhere).flatMap(({ names, when }) =>
      names.flatMap((option) =>
        accessOf(
          file,
          file.engine.part(file.engine.at(argument), [option], argument),
          option,
          when,
          isOfResult(file, call),
        ).filter(({ state }) => state === 'open'),
      ),
    );
  });
}

/** Options whose name and text leave no doubt, wherever they stand. */
function optionsOf(file: KlingFile): readonly Access[] {
  return file.engine.structure.objects.flatMap((object) =>
    object.properties.flatMap((property): readonly Access[] => {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      const row = OPEN_OPTIONS.find(
        ({ names, anywhere }) => anywhere && name !== null && names.includes(name),
      );
      if (property.type !== 'Property' || !row || name === null || isPattern(object)) return [];
      const around = callAround(object);
      if (
        around &&
        storeWritesOf(file).some(
          (write) => write.call && contains(write.call, object) && isOtherThanMedia(file, write),
        )
      )
        return [];
      return accessOf(
        file,
        file.engine.at(property.value),
        name,
        row.when,
        around !== null && isOfResult(file, around),
      )
        .filter(({ state }) => state === 'open')
        .map((found) => ({ ...found, call: around }));
    }),
  );
}

function isPattern(object: Node): boolean {
  return object.parent?.type === 'AssignmentExpression' && object.parent.left === object;
}

function callAround(node: Node): CallNode | null {
  for (
    let current = node.parent;
    current && !/Statement$|Declaration$/u.test(current.type);
    current = current.parent
  )
    if (isCall(current)) return current;
  return null;
}

/** Holds if a call is, or is part of, one that makes an own copy of a result. */
function isOfResult(file: KlingFile, call: CallNode): boolean {
  return copiesOf(file).some((copy) => contains(copy, call) || contains(call, copy));
}

/** Types of files that are no pictures, videos or sounds. */
const OTHER_TYPES = /^(?:text|font)\/|^application\/(?:json|javascript|xml|pdf|manifest\+json)/u;

/** Holds if what is stored is known to be something else: a text of the source, JSON, a file of another type. */
function isOtherThanMedia(file: KlingFile, { call, row, values }: StoreWrite): boolean {
  const { engine } = file;
  if (!call || row?.holds !== 'bytes') return false;
  const types = [
    '0.ContentType',
    '0.params.ContentType',
    '1.contentType',
    '2.contentType',
    '1.metadata.contentType',
  ].flatMap((port) =>
    portValues(engine, call, port, null).flatMap((value) => textsOf(engine, value).map(plainText)),
  );
  if (types.some((type) => type !== null && OTHER_TYPES.test(type))) return true;
  if (types.some((type) => type !== null && /^(?:video|image|audio)\//u.test(type))) return false;
  return values.length > 0 && values.every((value) => isText(file, value));
}

function isText(file: KlingFile, value: Value): boolean {
  for (const one of sameValues(file.engine, value)) {
    const shape = file.engine.shape(one);
    if (shape.kind !== 'either') return shape.kind === 'concat' || shape.step.encodes === 'json';
  }
  const origins = sameOrigins(file.engine, value);
  return (
    origins.length > 0 &&
    origins.every(({ kind, node }) => kind === 'literal' && unwrap(node).type !== 'CallExpression')
  );
}
