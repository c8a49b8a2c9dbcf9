/** Names and what is written to them: assignments, and changes of the objects they hold. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { PUTS_ELEMENTS, PUTS_ENTRY } from './builtins.js';
import { constantText, propertyName } from './constants.js';
import type { Engine } from './engine.js';
import { Timeline, type Reaching } from './order.js';
import { bindingIn } from './patterns.js';
import {
  constructorOf,
  contains,
  functionOf,
  isFunction,
  keyName,
  thisObjectOf,
  literalText,
  unwrap,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from './syntax.js';
import { ANY, leftOut, type Path, type Value } from './value.js';

type Variable = TSESLint.Scope.Variable;

/** What was written. */
export type Written =
  /** The value of a node, or a part of it. */
  | { readonly kind: 'value'; readonly node: Node; readonly path: Path }
  /** The old value joined with more text, or kept unless it was empty. */
  | { readonly kind: 'joined'; readonly node: TSESTree.AssignmentExpression }
  /** All properties of an object, as `Object.assign` writes them. */
  | { readonly kind: 'properties'; readonly node: Node }
  /** What a function of the file did with the parameter it was given. */
  | {
      readonly kind: 'passed';
      readonly call: CallNode;
      readonly target: FunctionNode;
      readonly parameter: Variable;
    }
  | {
      readonly kind: 'parameter';
      readonly function: FunctionNode;
      readonly index: number;
      readonly path: Path;
      readonly rest: boolean;
    }
  | { readonly kind: 'import'; readonly module: string; readonly name: string }
  | { readonly kind: 'declared'; readonly node: Node }
  | { readonly kind: 'caught'; readonly node: Node; readonly path: Path }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknown'; readonly why: string };

/** One write to a name, or to a property of the object it holds. */
export interface Write {
  readonly node: Node;
  readonly strong: boolean;
  /** The property written, outermost first; empty for the name itself. */
  readonly path: Path;
  readonly written: Written;
  /** The last name of the path stands for elements of a list, and for no method or other property of it. */
  readonly elements?: true;
  /** Value that holds when `written` is undefined. */
  readonly fallback: TSESTree.Expression | null;
}

/** What is written to the names of one file. */
export class Variables {
  readonly #engine: Engine;
  readonly #writes = new Map<Variable, readonly Write[]>();
  readonly #timelines = new Map<Variable | ClassNode, Map<string, Timeline<Write>>>();
  readonly #inside = new Map<Variable, readonly Write[]>();
  readonly #byHead = new Map<Variable | ClassNode, Map<string, Write[]>>();
  readonly #fields = new Map<ClassNode, readonly Write[]>();
  readonly #receivers = new Map<Node, TSESTree.ThisExpression[]>();
  #indexedThis = false;
  /** How many functions a search for writes has been passed through, and whether it had to stop for that. */
  #passed = 0;
  #isCut = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Gets the writes that a read of `path` at a place may see: of the name, of that property, of what holds it. */
  reaching(variable: Variable, path: Path, at: Node): Reaching<Write> {
    return this.#timeline(variable, path, () => this.writesOf(variable)).reaching(at);
  }

  /**
   * Gets the writes that a value sees which starts from a name. Its properties are read at a later place than the
   * name; when the name holds another object by then, they are those that the first one had.
   */
  seen(variable: Variable, node: Node, { path, places }: Pick<Value, 'path' | 'places'>): Reaching<Write> {
    if (path.length === 0) return this.reaching(variable, [], node);
    const place = this.#engine.placeFor(node, places);
    const moved =
      place !== node && this.#isReassigned(variable) && !this.#isSameObject(variable, node, place);
    return this.reaching(variable, path, moved ? node : place);
  }

  #isReassigned(variable: Variable): boolean {
    return this.#timeline(variable, [], () => this.writesOf(variable)).all.length > 1;
  }

  #isSameObject(variable: Variable, one: Node, other: Node): boolean {
    const [before, after] = [one, other].map((at) => new Set(this.reaching(variable, [], at).events));
    return before?.size === after?.size && [...(before ?? [])].every((write) => after?.has(write) === true);
  }

  /** Gets the writes to `this.<path>` of a class that a read at a place may see; null for "from anywhere". */
  fieldReaching(owner: ClassNode, path: Path, at: Node | null): Reaching<Write> {
    const timeline = this.#timeline(owner, path, () => this.fieldWrites(owner));
    const build = constructorOf(owner);
    const found = new Set<Write>();
    if (at) {
      const near = timeline.reaching(at);
      if (!near.entry) return near;
      for (const write of near.events) if (shareFunction(write.node, at)) found.add(write);
    }
    const built = build ? timeline.leaves(build.body) : { events: [], entry: true };
    for (const write of timeline.all) {
      if (build && contains(build, write.node) && (!built.entry || contains(build.body, write.node)))
        continue;
      found.add(write);
    }
    for (const write of built.events) found.add(write);
    return { events: [...found], entry: built.entry };
  }

  /** Gets every write to a variable and to what it holds, in no particular order. */
  writesOf(variable: Variable): readonly Write[] {
    const known = this.#writes.get(variable);
    if (known) return known;
    if (this.#passed > MAX_PASSED) {
      this.#isCut = true;
      return [];
    }
    this.#writes.set(variable, []);
    this.#passed++;
    const writes = [
      ...variable.defs.flatMap((definition) => this.#definition(definition, variable)),
      ...variable.defs.flatMap((definition) => this.#ownMethods(definition)),
      ...this.#references(variable, newTour(variable)),
    ];
    this.#passed--;
    if (this.#isCut && this.#passed > 0) this.#writes.delete(variable);
    else this.#writes.set(variable, writes);
    if (this.#passed === 0) this.#isCut = false;
    return writes;
  }

  /** Gets the writes to what a variable holds, and not to its name. */
  insideOf(variable: Variable): readonly Write[] {
    const known = this.#inside.get(variable);
    if (known) return known;
    const inside = this.writesOf(variable).filter(isInside);
    this.#inside.set(variable, inside);
    return inside;
  }

  /** Gets every write to a field of a class: in its members, and in its initialisers and constructor parameters. */
  fieldWrites(owner: ClassNode): readonly Write[] {
    const known = this.#fields.get(owner);
    if (known) return known;
    const writes: Write[] = [];
    this.#fields.set(owner, writes);
    for (const receiver of this.receiversOf(owner)) {
      writes.push(...this.#use(receiver, [], newTour()).filter(isInside));
    }
    for (const parameter of constructorOf(owner)?.params ?? []) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target: Node =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (target.type !== 'Identifier') continue;
      writes.push({
        node: parameter,
        strong: true,
        path: [target.name],
        written: { kind: 'value', node: target, path: [] },
        fallback: null,
      });
    }
    return writes;
  }

  /** Gets every `this` that means an instance of a class, the class itself, or an object literal. */
  receiversOf(owner: ClassNode | TSESTree.ObjectExpression): readonly TSESTree.ThisExpression[] {
    if (!this.#indexedThis) {
      this.#indexedThis = true;
      for (const receiver of this.#engine.structure.receivers) {
        const home = this.#engine.functions.thisClass(receiver)?.class ?? thisObjectOf(receiver);
        if (!home) continue;
        const list = this.#receivers.get(home);
        if (list) list.push(receiver);
        else this.#receivers.set(home, [receiver]);
      }
    }
    return this.#receivers.get(owner) ?? [];
  }

  /** Gets the variable of a name, or null where the file does not declare it. */
  of(identifier: Node): Variable | null {
    return this.#engine.structure.variableOf(identifier);
  }

  #timeline(owner: Variable | ClassNode, path: Path, writes: () => readonly Write[]): Timeline<Write> {
    let byPath = this.#timelines.get(owner);
    if (!byPath) this.#timelines.set(owner, (byPath = new Map<string, Timeline<Write>>()));
    const key = path.join('.');
    const known = byPath.get(key);
    if (known) return known;
    const relevant = this.#aboutHead(owner, writes, path[0])
      .filter((write) => touches(write, path))
      .map((write) =>
        write.written.kind === 'properties' && !surelyHas(write.written.node, path[write.path.length])
          ? { ...write, strong: false }
          : write,
      )
      .map((write) =>
        write.path.includes(ANY) || path.slice(0, write.path.length).includes(ANY)
          ? { ...write, strong: false }
          : write,
      );
    const made = new Timeline(relevant, this.#engine.exits);
    byPath.set(key, made);
    return made;
  }

  /** Gets the writes that may concern a property, by the first name of its path. */
  #aboutHead(
    owner: Variable | ClassNode,
    writes: () => readonly Write[],
    head: string | undefined,
  ): readonly Write[] {
    if (head === undefined || head === ANY || leftOut(head)) return writes();
    let byHead = this.#byHead.get(owner);
    if (!byHead) {
      this.#byHead.set(owner, (byHead = new Map<string, Write[]>()));
      for (const write of writes()) {
        const own = write.path[0] ?? ANY;
        const list = byHead.get(own);
        if (list) list.push(write);
        else byHead.set(own, [write]);
      }
    }
    return [...(byHead.get(ANY) ?? []), ...(byHead.get(head) ?? [])];
  }

  #definition(definition: TSESLint.Scope.Definition, variable: Variable): Write[] {
    const name = definition.name as Node;
    const base = { node: name, strong: true, path: [], fallback: null };
    switch (definition.type) {
      case 'Variable': {
        const declarator = definition.node;
        const binding = bindingIn(declarator.id, name);
        if (!binding) return [];
        const loop = declarator.parent.parent;
        if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
          return [
            {
              ...base,
              node: loop.left,
              written: { kind: 'value', node: loop.right, path: [ANY, ...binding.path] },
              fallback: binding.fallback,
            },
          ];
        }
        if (loop.type === 'ForInStatement' && loop.left === declarator.parent) {
          return [
            { ...base, node: loop.left, written: { kind: 'unknown', why: 'a property name of a loop' } },
          ];
        }
        if (!declarator.init) return [{ ...base, node: declarator, written: withoutValue(declarator) }];
        return [
          {
            ...base,
            node: declarator,
            written: { kind: 'value', node: declarator.init, path: binding.path },
            fallback: binding.fallback,
          },
        ];
      }
      case 'Parameter': {
        const owner = definition.node;
        if (!isFunction(owner))
          return [{ ...base, written: { kind: 'unknown', why: 'a parameter without a body' } }];
        const index = owner.params.findIndex(
          (parameter) => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1],
        );
        const parameter = owner.params[index];
        const binding = parameter && bindingIn(parameter, name);
        if (!parameter || !binding) return [];
        return [
          {
            ...base,
            node: parameter,
            written: {
              kind: 'parameter',
              function: owner,
              index,
              path: binding.path,
              rest: parameter.type === 'RestElement',
            },
            fallback: binding.fallback,
          },
        ];
      }
      case 'ImportBinding':
        return importWrite(base, definition.node, definition.parent);
      case 'CatchClause': {
        const binding = definition.node.param ? bindingIn(definition.node.param, name) : null;
        return [{ ...base, written: { kind: 'caught', node: definition.node, path: binding?.path ?? [] } }];
      }
      case 'FunctionName':
      case 'ClassName':
      case 'TSEnumName':
      case 'TSModuleName':
        return variable.defs.length > 1 && isOverload(definition.node)
          ? []
          : [{ ...base, node: definition.node, written: { kind: 'declared', node: definition.node } }];
      default:
        return [{ ...base, written: { kind: 'unknown', why: 'an implicit global' } }];
    }
  }

  /** Finds what the methods of an object literal write through `this`. */
  #ownMethods({ node }: TSESLint.Scope.Definition): Write[] {
    const init = node.type === 'VariableDeclarator' && node.init && unwrap(node.init);
    if (!init || init.type !== 'ObjectExpression') return [];
    return this.receiversOf(init).flatMap((receiver) => this.#use(receiver, [], newTour()).filter(isInside));
  }

  #references(variable: Variable, tour: Tour): Write[] {
    return variable.references.flatMap((reference) => {
      const identifier = reference.identifier as Node;
      if (reference.isWrite() && reference.init !== true) return this.#assignment(identifier);
      if (!reference.isRead()) return [];
      return this.#use(identifier, [], tour);
    });
  }

  #assignment(identifier: Node): Write[] {
    let pattern = identifier;
    while (pattern.parent && /Pattern$|RestElement|Property$/u.test(pattern.parent.type))
      pattern = pattern.parent;
    const owner = pattern.parent;
    const base = { strong: true, path: [], fallback: null };
    if (owner?.type === 'AssignmentExpression') return [this.#assigned(owner, pattern, identifier)];
    if (owner?.type === 'UpdateExpression')
      return [{ ...base, node: owner, written: { kind: 'unknown', why: 'a counter' } }];
    if (owner?.type === 'ForOfStatement') {
      const binding = bindingIn(pattern, identifier);
      return [
        {
          ...base,
          node: owner.left,
          written: { kind: 'value', node: owner.right, path: [ANY, ...(binding?.path ?? [])] },
          fallback: binding?.fallback ?? null,
        },
      ];
    }
    if (owner?.type === 'VariableDeclarator' || owner?.type === 'VariableDeclaration' || isFunction(owner))
      return [];
    return [
      { ...base, node: identifier, strong: false, written: { kind: 'unknown', why: 'an unusual write' } },
    ];
  }

  #assigned(node: TSESTree.AssignmentExpression, pattern: Node, identifier: Node): Write {
    const base = { node, strong: true, path: [], fallback: null };
    switch (node.operator) {
      case '=': {
        const binding = bindingIn(pattern, identifier);
        return {
          ...base,
          written: { kind: 'value', node: node.right, path: binding?.path ?? [] },
          fallback: binding?.fallback ?? null,
        };
      }
      case '&&=':
        return { ...base, written: { kind: 'value', node: node.right, path: [] } };
      case '??=':
      case '||=':
        return { ...base, strong: false, written: { kind: 'value', node: node.right, path: [] } };
      case '+=':
        return { ...base, written: { kind: 'joined', node } };
      default:
        return { ...base, written: { kind: 'unknown', why: 'a number' } };
    }
  }

  /** Finds what a use of an object writes into it: at the use itself, through members, aliases, calls. */
  #use(node: Node, path: Path, tour: Tour): Write[] {
    const { parent } = node;
    if (!parent || path.length > 6) return [];
    switch (parent.type) {
      case 'MemberExpression': {
        if (parent.object !== node) return [];
        const name = propertyName(this.#engine.structure, parent.property, parent.computed) ?? ANY;
        return this.#memberUse(parent, [...path, name], tour);
      }
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'AwaitExpression':
        return this.#use(parent, path, tour);
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return weaken(this.#use(parent, path, tour));
      case 'VariableDeclarator':
        return parent.init === node ? this.#alias(parent.id, path, tour) : [];
      case 'AssignmentExpression':
        return parent.right === node && parent.operator === '=' && parent.left.type === 'Identifier'
          ? weaken(this.#alias(parent.left, path, tour))
          : [];
      case 'CallExpression':
      case 'NewExpression':
        return this.#argument(parent, node, path);
      case 'UnaryExpression':
      case 'SpreadElement':
      default:
        return [];
    }
  }

  #memberUse(member: TSESTree.MemberExpression, path: Path, tour: Tour): Write[] {
    const { parent } = member;
    const base = { path, fallback: null, strong: !path.includes(ANY) };
    if (parent.type === 'AssignmentExpression' && parent.left === member) {
      return [
        {
          ...this.#assigned(parent, member, member),
          path,
          strong: base.strong && (parent.operator === '=' || parent.operator === '&&='),
        },
      ];
    }
    if (parent.type === 'UnaryExpression' && parent.operator === 'delete') {
      return [{ ...base, node: parent, written: { kind: 'removed' } }];
    }
    if (parent.type === 'CallExpression' && parent.callee === member) {
      return [
        ...this.#methodUse(parent, path.slice(0, -1), path.at(-1) ?? ''),
        ...this.#use(member, path, tour),
      ];
    }
    if (parent.type === 'UpdateExpression')
      return [{ ...base, node: parent, written: { kind: 'unknown', why: 'a counter' } }];
    if (parent.type === 'Property' || parent.type === 'ArrayPattern' || parent.type === 'AssignmentPattern') {
      return this.#patternTarget(member, path);
    }
    return this.#use(member, path, tour);
  }

  #patternTarget(member: TSESTree.MemberExpression, path: Path): Write[] {
    let pattern: Node = member;
    while (pattern.parent && /Pattern$|RestElement|Property$/u.test(pattern.parent.type))
      pattern = pattern.parent;
    const owner = pattern.parent;
    if (owner?.type !== 'AssignmentExpression' || owner.left !== pattern) return [];
    return [{ ...this.#assigned(owner, pattern, member), path }];
  }

  /** Finds what a method call writes into its receiver at `path`. */
  #methodUse(call: TSESTree.CallExpression, path: Path, name: string): Write[] {
    const base = { node: call, fallback: null, strong: false };
    const first = PUTS_ELEMENTS.get(name);
    if (first !== undefined) {
      return call.arguments.slice(first).map((argument): Write => {
        const spread = argument.type === 'SpreadElement';
        const written: Written = {
          kind: 'value',
          node: spread ? argument.argument : argument,
          path: spread ? [ANY] : [],
        };
        return { ...base, path: [...path, ANY], elements: true, written };
      });
    }
    const overwrites = PUTS_ENTRY.get(name);
    const [key, value] = call.arguments;
    if (overwrites !== undefined && key && value && key.type !== 'SpreadElement') {
      const entry = constantText(this.#engine.structure, key) ?? ANY;
      return [
        {
          ...base,
          strong: overwrites && entry !== ANY,
          path: [...path, entry],
          written: { kind: 'value', node: value, path: [] },
        },
      ];
    }
    if (name === 'delete' && key) {
      const entry = constantText(this.#engine.structure, key);
      return entry === null
        ? []
        : [{ ...base, strong: true, path: [...path, entry], written: { kind: 'removed' } }];
    }
    if (overwrites !== undefined && key && !value)
      return [{ ...base, path, written: { kind: 'properties', node: key } }];
    return [];
  }

  #argument(call: CallNode, node: Node, path: Path): Write[] {
    const index = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    if (index < 0) return [];
    const callee = unwrap(call.callee);
    if (
      index === 0 &&
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      callee.object.name === 'Object'
    ) {
      const name = keyName(callee.property, callee.computed);
      if (name === 'assign') {
        return call.arguments.slice(1).map((source) => ({
          node: call,
          strong: true,
          path,
          written: { kind: 'properties', node: source },
          fallback: null,
        }));
      }
      if (name === 'defineProperty' && call.arguments[1]) {
        const key = constantText(this.#engine.structure, call.arguments[1]) ?? ANY;
        const descriptor = call.arguments[2];
        return descriptor
          ? [
              {
                node: call,
                strong: key !== ANY,
                path: [...path, key],
                written: { kind: 'value', node: descriptor, path: ['value'] },
                fallback: null,
              },
            ]
          : [];
      }
      return [];
    }
    return this.#engine.functions.quickTargets(call).flatMap((target) => {
      const parameter = target.params[index];
      const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
      const variable = pattern?.type === 'Identifier' ? this.of(pattern) : null;
      if (!variable || this.#writes.get(variable)?.length === 0) return [];
      return distinctPaths(this.writesOf(variable).filter(isInside)).map((write): Write => ({
        node: call,
        strong: false,
        path: [...path, ...write.path],
        written: { kind: 'passed', call, target, parameter: variable },
        fallback: null,
      }));
    });
  }

  #alias(target: Node, path: Path, tour: Tour): Write[] {
    if (target.type === 'ObjectPattern') {
      return target.properties.flatMap((property) => {
        if (property.type === 'RestElement') return [];
        const name = keyName(property.key, property.computed);
        return name === null ? [] : this.#alias(property.value, [...path, name], tour);
      });
    }
    if (target.type !== 'Identifier') return [];
    const variable = this.of(target);
    const writes = variable ? [...this.#insideOf(variable, tour)] : [];
    return path.length === 0 ? writes : writes.map((write) => ({ ...write, path: [...path, ...write.path] }));
  }

  /** Gets what is written into the object of another name. Each name is looked at once, however many ways lead there. */
  #insideOf(variable: Variable, tour: Tour): readonly Write[] {
    const known = tour.found.get(variable);
    if (known || tour.depth > MAX_ALIASES) return known ?? [];
    tour.found.set(variable, []);
    tour.depth++;
    const writes = this.#references(variable, tour).filter(isInside);
    tour.depth--;
    const isFixed =
      variable.defs.length === 1 && variable.references.filter((one) => one.isWrite()).length <= 1;
    const kept = isFixed ? writes : weaken(writes);
    tour.found.set(variable, kept);
    return kept;
  }
}

/** What a call writes into an argument is told once for each property, however often the function writes it. */
function distinctPaths(writes: readonly Write[]): readonly Write[] {
  return [...new Map(writes.map((write) => [write.path.join('.'), write])).values()];
}

/** A name that is declared without a value has none, unless somebody else gives it one. */
function withoutValue({ parent }: TSESTree.VariableDeclarator): Written {
  if (parent.declare) return { kind: 'unknown', why: 'it is declared elsewhere' };
  if (parent.parent.type === 'ExportNamedDeclaration')
    return { kind: 'unknown', why: 'importers may set it' };
  return { kind: 'removed' };
}

/** A search through names that hold the same object. */
interface Tour {
  readonly found: Map<Variable, readonly Write[]>;
  depth: number;
}

/** How many functions deep an object is followed that is given to them. */
const MAX_PASSED = 6;

/** How many names an object is followed through. */
const MAX_ALIASES = 24;

function newTour(start?: Variable): Tour {
  return { found: new Map(start ? [[start, []]] : []), depth: 0 };
}

function importWrite(
  base: { node: Node; strong: boolean; path: Path; fallback: null },
  node: Node,
  declaration: Node,
): Write[] {
  if (declaration.type === 'ImportDeclaration') {
    const module = declaration.source.value;
    if (node.type === 'ImportSpecifier') {
      const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
      return [{ ...base, node, written: { kind: 'import', module, name } }];
    }
    return [
      {
        ...base,
        node,
        written: { kind: 'import', module, name: node.type === 'ImportNamespaceSpecifier' ? '' : 'default' },
      },
    ];
  }
  if (
    declaration.type === 'TSImportEqualsDeclaration' &&
    declaration.moduleReference.type === 'TSExternalModuleReference'
  ) {
    const name = literalText(declaration.moduleReference.expression);
    if (name !== null)
      return [{ ...base, node: declaration, written: { kind: 'import', module: name, name: '' } }];
  }
  return [{ ...base, written: { kind: 'unknown', why: 'an import of a namespace' } }];
}

/** Holds if a write changes what the object of a name holds, and not the name. */
export function isInside({ path, written }: Write): boolean {
  return path.length > 0 || written.kind === 'properties' || written.kind === 'passed';
}

/** Holds if an object literal certainly brings a property of this name. */
function surelyHas(source: Node, name: string | undefined): boolean {
  const inner = unwrap(source);
  return (
    name !== undefined &&
    inner.type === 'ObjectExpression' &&
    inner.properties.some(
      (property) => property.type === 'Property' && keyName(property.key, property.computed) === name,
    )
  );
}

/** Holds if one of two places stands in a function that also holds the other. */
function shareFunction(one: Node, other: Node): boolean {
  const home = functionOf(one);
  return home !== null && contains(home, other);
}

function isOverload(node: Node): boolean {
  return node.type === 'TSDeclareFunction';
}

/** Holds if a write may change what `path` reads: it writes the same property, one that holds it, or the name itself. */
function touches(write: Write, path: Path): boolean {
  if (write.path.length === 0 && path.length === 0 && isInside(write)) return false;
  if (write.path.length > path.length) return false;
  const last = path[write.path.length - 1];
  if (write.elements === true && last !== undefined && !isElement(last)) return false;
  return write.path.every(
    (segment, index) => segment === path[index] || segment === ANY || path[index] === ANY,
  );
}

function weaken(writes: readonly Write[]): Write[] {
  return writes.map((write) => (write.strong ? { ...write, strong: false } : write));
}

/** Holds if a name may be that of an element of a list. */
function isElement(name: string): boolean {
  return name === ANY || /^\d+$/u.test(name) || leftOut(name) !== null;
}
