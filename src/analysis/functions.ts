/** Functions of the file: what a call runs, who calls a function, and whether code outside can. */
import type { TSESTree } from '@typescript-eslint/utils';
import { CALLBACKS, TIMERS, type CallbackUse } from './builtins.js';
import { sameOrigins } from './callee.js';
import { mayBeNamed } from './described.js';
import { propertyName } from './constants.js';
import type { Engine } from './engine.js';
import { Memo } from './memo.js';
import type { Port } from './rows.js';
import {
  classMember,
  constructorOf,
  functionOf,
  isCall,
  isClass,
  isFunction,
  keyName,
  nameOf,
  thisClassOf,
  unwrap,
  wrapped,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from './syntax.js';
import {
  ANY,
  start,
  either,
  type Context,
  type Exposure,
  type Origin,
  type Path,
  type Shape,
  type Value,
} from './value.js';

/** A place where a function is given to a call as an argument. */
export interface Handed {
  readonly call: CallNode;
  readonly index: number;
}

/** A call that is given a function, or an object that holds it: `0` or `0.handler`. */
export interface Registration {
  readonly call: CallNode;
  readonly port: Port;
}

/** How the file uses a function. */
export interface Uses {
  readonly sites: readonly CallNode[];
  readonly handed: readonly Handed[];
  readonly registered: readonly Registration[];
  readonly exposed: boolean;
}

/** What is known of one parameter. */
export interface ParameterRef {
  readonly function: FunctionNode;
  readonly index: number;
  readonly path: Path;
  readonly rest: boolean;
}

/** Methods of functions that run them. */
const BORROWING: ReadonlySet<string> = new Set(['call', 'apply']);

/** Facts about the functions of one file. */
export class FunctionFacts {
  readonly #engine: Engine;
  readonly #uses = new Map<FunctionNode, Uses>();
  readonly #exposed: Memo<Node, boolean>;
  readonly #exposedValues: Memo<Node, boolean>;
  readonly #targets: Memo<string, readonly FunctionNode[]>;
  readonly #thisClass = new Map<Node, { class: ClassNode; static: boolean } | null>();
  #sites: ReadonlyMap<FunctionNode, readonly CallNode[]> | null = null;
  #localNames: ReadonlySet<string> | null = null;
  #definedNames: ReadonlySet<string> | null = null;

  /** The context in which parameters are not followed: questions about the call graph itself are asked in it. */
  readonly blocked: Context = { id: -1, target: null, site: 'blocked', up: null, depth: 0 };

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#exposed = new Memo(engine.work);
    this.#exposedValues = new Memo(engine.work);
    this.#targets = new Memo(engine.work);
  }

  /** Gets the class that `this` means at a node, or null. */
  thisClass(node: Node): { class: ClassNode; static: boolean } | null {
    const known = this.#thisClass.get(node);
    if (known !== undefined) return known;
    const found = thisClassOf(node);
    this.#thisClass.set(node, found);
    return found;
  }

  /** Gets the functions of the file that a call may run. A `new` runs the constructor. */
  targets(call: CallNode, context: Context | null): readonly FunctionNode[] {
    return this.#targets.get(
      `${String(this.#engine.idOf(call))} ${String(context?.id ?? 0)}`,
      () => [],
      () => this.#resolve(call, context),
    );
  }

  /** Gets the functions that a call runs, by looking at names only: safe while writes are being collected. */
  quickTargets(call: CallNode): readonly FunctionNode[] {
    const callee = unwrap(call.callee);
    if (callee.type === 'Identifier') {
      const definition = this.#engine.structure.variableOf(callee)?.defs[0];
      if (definition?.type === 'FunctionName' && isFunction(definition.node)) return [definition.node];
      if (definition?.type === 'Variable' && definition.node.init && isFunction(definition.node.init))
        return [definition.node.init];
    }
    if (callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression') {
      const home = this.thisClass(callee.object);
      const name = keyName(callee.property, callee.computed);
      const member = home && name !== null ? classMember(home.class, name, home.static) : null;
      if (member && isFunction(member.value)) return [member.value];
    }
    return [];
  }

  /** Gets how the file uses a function. */
  usesOf(target: FunctionNode): Uses {
    const known = this.#uses.get(target);
    if (known) return known;
    const appearances = this.#appearances(target);
    const handed = appearances.flatMap((node) => handedAt(node) ?? []);
    const held = appearances.flatMap((node) => heldAt(node) ?? []);
    const uses: Uses = {
      sites: this.#callGraph().get(target) ?? [],
      handed,
      registered: [...handed.map(({ call, index }) => ({ call, port: String(index) })), ...held],
      exposed: this.isExposed(target),
    };
    this.#uses.set(target, uses);
    return uses;
  }

  /** Gets who may call a function. */
  exposureOf(target: FunctionNode): Exposure {
    const uses = this.usesOf(target);
    if (uses.exposed) return 'caller';
    if (uses.sites.length > 0) return 'file';
    return uses.handed.length > 0 ? 'callback' : 'nobody';
  }

  /** Holds if code outside of the file can call a function, or make an instance of a class. */
  isExposed(target: FunctionNode | ClassNode): boolean {
    return this.#exposed.get(
      target,
      () => false,
      () => this.#computeExposed(target),
    );
  }

  /** Gets the shape of a parameter, seen through the call that the question came by, or else through every call. */
  parameter(ref: ParameterRef, value: Value): Shape {
    const { context } = value;
    const own = this.#parameterOrigin(ref, value);
    if (context?.site === 'blocked') return this.#inline(ref, value) ?? start({ ...own, exposure: 'nobody' });
    if (context?.target === ref.function && context.site === 'outside')
      return start({ ...own, exposure: 'caller' });
    if (context?.target === ref.function && isCall(context.site as Node)) {
      const given = this.#given(context.site as CallNode, ref, context, value);
      return given ?? start({ ...own, kind: 'nothing' });
    }
    const uses = this.usesOf(ref.function);
    const shapes = [
      ...uses.sites.map(
        (site) => this.#argument(site, ref, null, value) ?? start({ ...own, kind: 'nothing' }),
      ),
      ...uses.handed.map((handed) => this.#handed(handed, ref, value)),
    ];
    const values = shapes.flatMap((shape) => (shape?.kind === 'either' ? shape.values : []));
    const origins = shapes.flatMap((shape) => (shape?.kind === 'either' ? shape.origins : []));
    const exposure = this.exposureOf(ref.function);
    if (exposure === 'caller' || (values.length === 0 && origins.length === 0))
      return either(values, [...origins, { ...own, exposure }]);
    return either(values, origins);
  }

  /** Gets the names of the properties and members that objects and classes of the file are given. */
  definedNames(): ReadonlySet<string> {
    if (this.#definedNames) return this.#definedNames;
    const { objects, classes, assignments } = this.#engine.structure;
    const names = new Set<string>(this.localNames());
    const add = (key: Node, computed: boolean): void => {
      const name = propertyName(this.#engine.structure, key, computed);
      if (name !== null) names.add(name);
    };
    for (const { properties } of objects) {
      for (const one of properties) if (one.type === 'Property') add(one.key, one.computed);
    }
    for (const { body } of classes) {
      for (const member of body.body) if ('key' in member) add(member.key, member.computed);
    }
    for (const { left } of assignments)
      if (left.type === 'MemberExpression') add(left.property, left.computed);
    this.#definedNames = names;
    return names;
  }

  /** Gets the names of the members and properties of the file that hold functions. */
  localNames(): ReadonlySet<string> {
    if (this.#localNames) return this.#localNames;
    const names = new Set<string>();
    for (const target of this.#engine.structure.functions) {
      const name = nameOf(target);
      if (name !== null) names.add(name);
    }
    this.#localNames = names;
    return names;
  }

  /** A callback that stands in the call that runs it has known elements, whoever asks. */
  #inline(ref: ParameterRef, value: Value): Shape | null {
    const { parent } = ref.function;
    if (
      parent.type !== 'CallExpression' ||
      parent.callee === ref.function ||
      parent.callee.type !== 'MemberExpression'
    )
      return null;
    if (!CALLBACKS.has(keyName(parent.callee.property, parent.callee.computed) ?? '')) return null;
    return this.#handed(
      { call: parent, index: parent.arguments.indexOf(ref.function as TSESTree.Expression) },
      ref,
      value,
    );
  }

  #parameterOrigin(ref: ParameterRef, value: Value): { kind: 'parameter' } & Parameters<typeof start>[0] {
    return {
      kind: 'parameter',
      node: ref.function.params[ref.index] ?? ref.function,
      path: ref.path,
      context: value.context,
      function: ref.function,
      index: ref.index,
    };
  }

  /** Gets what a function gets from the call that runs it, be it the one it calls or one that it was handed to. */
  #given(site: CallNode, ref: ParameterRef, { up }: Context, value: Value): Shape | null {
    const use = callbackUse(site);
    const callback = use && site.arguments[use.callback];
    if (!use || !callback || this.targets(site, this.blocked).length > 0)
      return this.#argument(site, ref, up, value);
    const outside = this.#engine.value(value.node, value.path, up, value.places);
    return this.#handed({ call: site, index: use.callback }, ref, outside);
  }

  /** Gets what a call gives for a parameter: a value, or nothing when it gives none. */
  #argument(site: CallNode, ref: ParameterRef, up: Context | null, value: Value): Shape | null {
    const places = this.#engine.places(site, value.places);
    const passed = this.#borrowed(site, up).length > 0 ? withoutReceiver(site) : site.arguments;
    const given = [...this.#bound(site), ...passed];
    for (const [index, argument] of given.entries()) {
      if (argument.type === 'SpreadElement') {
        const [next, ...rest] = ref.path;
        const at = ref.rest ? ANY : String(ref.index - index);
        const path = ref.rest && next !== undefined ? [ANY, ...rest] : [at, ...ref.path];
        return either([this.#engine.value(argument.argument, path, up, places)]);
      }
      if (ref.rest ? index >= ref.index : index === ref.index) {
        if (!ref.rest) return either([this.#engine.value(argument, ref.path, up, places)]);
        const [next, ...rest] = ref.path;
        if (next === undefined) return start({ kind: 'array', node: site, path: [], context: up });
        if (next === ANY || Number(next) === index - ref.index) {
          if (next !== ANY) return either([this.#engine.value(argument, rest, up, places)]);
          return either(given.slice(ref.index).map((one) => this.#engine.value(one, rest, up, places)));
        }
      }
    }
    return null;
  }

  /** Gets what a call gives to a function that it is handed, as far as the language says: no indexes, no whole lists. */
  givenTo(call: CallNode, index: number): readonly Value[] {
    const engine = this.#engine;
    const callee = unwrap(call.callee);
    const use = callbackUse(call);
    const role = use?.callback === index ? use.parameters[0] : undefined;
    if (role && callee.type === 'MemberExpression' && this.targets(call, this.blocked).length === 0) {
      const places = engine.places(call, null);
      if (role === 'element') return [engine.value(callee.object, [ANY], null, places)];
      if (role === 'receiver') return [engine.value(callee.object, [], null, places)];
    }
    return timedArguments(engine, call, index).flatMap((one) =>
      one.type === 'SpreadElement' ? [] : [engine.at(one)],
    );
  }

  /** Gets what a call that was handed the function gives to it. */
  #handed({ call, index }: Handed, ref: ParameterRef, value: Value): Shape | null {
    const engine = this.#engine;
    const callee = unwrap(call.callee);
    const places = engine.places(call, value.places);
    if (call.type === 'CallExpression' && callee.type === 'MemberExpression') {
      const name = keyName(callee.property, callee.computed);
      const use = name === null ? undefined : CALLBACKS.get(name);
      if (use?.callback === index && this.targets(call, this.blocked).length === 0) {
        const role = use.parameters[ref.index];
        if (role === 'element')
          return either([engine.value(callee.object, [ANY, ...ref.path], value.context, places)]);
        if (role === 'accumulator') return this.#accumulated(call, ref, value);
        if (role === 'receiver')
          return either([engine.value(callee.object, ref.path, value.context, places)]);
        return start({ kind: 'computed', node: call, path: ref.path, context: value.context });
      }
      if (name === 'from' && index === 1 && ref.index === 0 && call.arguments[0]) {
        return either([engine.value(call.arguments[0], [ANY, ...ref.path], value.context, places)]);
      }
    }
    const timed = timedArguments(engine, call, index)[ref.index];
    if (timed && !ref.rest && timed.type !== 'SpreadElement')
      return either([engine.value(timed, ref.path, value.context, places)]);
    const inner = this.targets(call, this.blocked).flatMap((target) => {
      const parameter = target.params[index];
      const variable = parameter?.type === 'Identifier' ? engine.structure.variableOf(parameter) : null;
      return (variable?.references ?? []).flatMap((reference) => {
        const { parent } = reference.identifier as Node;
        return isCall(parent) && parent.callee === (reference.identifier as Node) ? [parent] : [];
      });
    });
    const given = inner
      .map((site) => this.#argument(site, ref, null, value))
      .filter((shape) => shape !== null);
    if (given.length === 0) return null;
    return either(
      given.flatMap((shape) => (shape.kind === 'either' ? shape.values : [])),
      given.flatMap((shape) => (shape.kind === 'either' ? shape.origins : [])),
    );
  }

  /** The first parameter of a reducer is what it started from, or what the reducer returned before. */
  #accumulated(call: CallNode, ref: ParameterRef, value: Value): Shape {
    const { structure } = this.#engine;
    const initial = call.arguments[1];
    const results = structure.returns.get(ref.function) ?? [];
    return either(
      [...(initial ? [initial] : []), ...results].map((node) =>
        this.#engine.value(node, ref.path, value.context, this.#engine.places(node, value.places)),
      ),
    );
  }

  /** Gets the functions that `call` or `apply` runs; none where an object has a method of that name. */
  #borrowed(call: CallNode, context: Context | null): readonly FunctionNode[] {
    const borrowed = borrowedCallee(call);
    return borrowed
      ? functionsOf(sameOrigins(this.#engine, this.#engine.value(borrowed, [], context, null)))
      : [];
  }

  /** Gets the arguments that `bind` has put before those of a call: `send.bind(null, key)(prompt)`. */
  #bound(site: CallNode): readonly TSESTree.CallExpressionArgument[] {
    const callee = unwrap(site.callee);
    const definition =
      callee.type === 'Identifier' ? this.#engine.structure.variableOf(callee)?.defs[0] : null;
    const made =
      definition?.type === 'Variable' ? definition.node.init && unwrap(definition.node.init) : callee;
    if (made?.type !== 'CallExpression' || made.callee.type !== 'MemberExpression') return [];
    return keyName(made.callee.property, made.callee.computed) === 'bind' ? made.arguments.slice(1) : [];
  }

  #resolve(call: CallNode, context: Context | null): readonly FunctionNode[] {
    const quick = this.quickTargets(call);
    if (quick.length > 0) return quick;
    const callee = unwrap(call.callee);
    if (callee.type === 'Super') {
      const home = this.thisClass(callee);
      const above = home && this.superClass(home.class);
      const build = above && this.inheritedConstructor(above);
      return build ? [build] : [];
    }
    if (isFunction(callee)) return [callee];
    if (!mayBeNamed(this.#engine, call, BORROWING)) return [];
    const borrowed = this.#borrowed(call, context);
    if (borrowed.length > 0) return borrowed;
    return sameOrigins(this.#engine, this.#engine.value(callee, [], context, null)).flatMap((origin) => {
      if (origin.path.length > 0) return [];
      if (origin.kind === 'function' && isFunction(origin.node)) return [origin.node];
      if (origin.kind === 'class' && isClass(origin.node) && call.type === 'NewExpression') {
        const build = this.inheritedConstructor(origin.node);
        return build ? [build] : [];
      }
      return [];
    });
  }

  /** Gets the class of the file that a class extends, or null. */
  superClass(owner: ClassNode): ClassNode | null {
    if (!owner.superClass) return null;
    const origin = sameOrigins(
      this.#engine,
      this.#engine.value(owner.superClass, [], this.blocked, null),
    ).find((one) => one.kind === 'class');
    return origin && isClass(origin.node) && origin.node !== owner ? origin.node : null;
  }

  /** Gets the constructor that an instance of a class runs: its own, or the nearest above. */
  inheritedConstructor(owner: ClassNode): FunctionNode | null {
    let current: ClassNode | null = owner;
    for (let depth = 0; current && depth < 8; depth++) {
      const own = constructorOf(current);
      if (own) return own;
      current = this.superClass(current);
    }
    return null;
  }

  #callGraph(): ReadonlyMap<FunctionNode, readonly CallNode[]> {
    this.#sites ??= this.#engine.work.afresh(() => this.#collectSites());
    return this.#sites;
  }

  #collectSites(): ReadonlyMap<FunctionNode, readonly CallNode[]> {
    const graph = new Map<FunctionNode, CallNode[]>();
    const names = this.localNames();
    for (const call of this.#engine.structure.calls) {
      if (!this.#mayBeLocal(call, names)) continue;
      for (const target of this.targets(call, this.blocked)) {
        const list = graph.get(target);
        if (list) list.push(call);
        else graph.set(target, [call]);
      }
    }
    return graph;
  }

  #mayBeLocal(call: CallNode, names: ReadonlySet<string>): boolean {
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression') {
      const name = keyName(callee.property, callee.computed);
      return name === null || names.has(name);
    }
    if (callee.type !== 'Identifier') return true;
    const definition = this.#engine.structure.variableOf(callee)?.defs[0];
    return definition !== undefined && definition.type !== 'ImportBinding' && definition.type !== 'Parameter';
  }

  /** Finds where a function stands as a value: itself, and every use of the name that holds it. */
  #appearances(target: FunctionNode | ClassNode): readonly Node[] {
    const names: Node[] = [];
    if (target.id && (target.type === 'FunctionDeclaration' || target.type === 'ClassDeclaration'))
      names.push(target.id);
    const { parent } = target;
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push(parent.id);
    const uses = names.flatMap((name) => this.#reads(name));
    return target.type === 'FunctionDeclaration' || target.type === 'ClassDeclaration'
      ? uses
      : [target, ...uses];
  }

  #reads(name: Node): readonly Node[] {
    return (this.#engine.structure.variableOf(name)?.references ?? [])
      .filter((reference) => reference.isRead())
      .map((reference) => reference.identifier as Node);
  }

  #computeExposed(target: FunctionNode | ClassNode): boolean {
    const { parent } = target;
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
      return this.#memberExposed(parent);
    return this.#isGivenOut(target) || (isClass(target) && this.#isMadeForOthers(target));
  }

  #isGivenOut(target: FunctionNode | ClassNode): boolean {
    const { type } = target.parent;
    return (
      type === 'ExportDefaultDeclaration' ||
      type === 'ExportNamedDeclaration' ||
      this.#appearances(target).some((node) => this.#valueExposed(node))
    );
  }

  /** Holds if instances get out of the file, which tells nothing of who calls the constructor. */
  #isMadeForOthers(target: FunctionNode | ClassNode): boolean {
    return this.#appearances(target).some(
      (node) =>
        node.parent?.type === 'NewExpression' &&
        node.parent.callee === node &&
        this.#valueExposed(node.parent),
    );
  }

  #memberExposed(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
    if (
      member.accessibility === 'private' ||
      member.accessibility === 'protected' ||
      member.key.type === 'PrivateIdentifier'
    )
      return false;
    const name = keyName(member.key, member.computed);
    if (name?.startsWith('_') === true) return false;
    const owner = member.parent.parent;
    if (!isClass(owner)) return false;
    if (name === 'constructor') return this.#isGivenOut(owner);
    return this.isExposed(owner) || this.#subclassExposed(owner);
  }

  #subclassExposed(owner: ClassNode): boolean {
    return this.#engine.structure.classes.some(
      (one) =>
        one !== owner && one.superClass !== null && this.superClass(one) === owner && this.isExposed(one),
    );
  }

  /** Holds if the value of an expression gets out of the file. */
  #valueExposed(node: Node): boolean {
    return this.#exposedValues.get(
      node,
      () => false,
      () => this.#computeValueExposed(wrapped(node)),
    );
  }

  #computeValueExposed(node: Node): boolean {
    const { parent } = node;
    switch (parent?.type) {
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
      case 'TSExportAssignment':
        return true;
      case 'VariableDeclarator':
        if (parent.init !== node) return false;
        if (parent.parent.parent.type === 'ExportNamedDeclaration') return true;
        return (
          parent.id.type === 'Identifier' && this.#reads(parent.id).some((read) => this.#valueExposed(read))
        );
      case 'Property':
        return (
          parent.value === node &&
          parent.parent.type === 'ObjectExpression' &&
          this.#valueExposed(parent.parent)
        );
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
        return this.#valueExposed(parent);
      case 'ObjectExpression':
        return this.#valueExposed(parent);
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        if (parent.type === 'ArrowFunctionExpression' && parent.body !== node) return false;
        const owner = parent.type === 'ArrowFunctionExpression' ? parent : functionOf(parent);
        return owner !== null && (this.isExposed(owner) || this.#resultExposed(owner));
      }
      case 'AssignmentExpression':
        return (
          parent.right === node &&
          (this.#isExportTarget(parent.left) ||
            this.#valueExposed(parent) ||
            (parent.left.type === 'Identifier' &&
              this.#reads(parent.left).some((read) => this.#valueExposed(read))))
        );
      case 'CallExpression':
        return this.#argumentExposed(parent, node);
      default:
        return false;
    }
  }

  /** A function given to an unknown function whose result is exported is called from outside: `export const POST = guard(fn)`. */
  #argumentExposed(call: TSESTree.CallExpression, node: Node): boolean {
    const callee = unwrap(call.callee);
    if (call.callee === node || call.callee === node.parent) return false;
    if (callee.type === 'MemberExpression' && CALLBACKS.has(keyName(callee.property, callee.computed) ?? ''))
      return false;
    if (this.quickTargets(call).length > 0) return false;
    const inner = unwrap(node);
    return isFunction(inner) && this.#valueExposed(call);
  }

  /** `const Client = (() => { … return Client; })()`: what a function gives that is called where it stands. */
  #resultExposed(owner: FunctionNode): boolean {
    const { parent } = wrapped(owner);
    return isCall(parent) && unwrap(parent.callee) === owner && this.#valueExposed(parent);
  }

  #isExportTarget(left: Node): boolean {
    if (left.type !== 'MemberExpression') return false;
    const name = keyName(left.property, left.computed);
    const object = unwrap(left.object);
    if (object.type === 'Identifier' && name !== null && !name.startsWith('_') && this.#holderExposed(object))
      return true;
    if (object.type === 'Identifier' && this.#engine.structure.variableOf(object) === null) {
      if (object.name === 'module' && name === 'exports') return true;
      if (object.name === 'exports' || object.name === 'globalThis' || object.name === 'window') return true;
    }
    if (object.type === 'ThisExpression') {
      const home = this.thisClass(object);
      return (
        home !== null &&
        name !== null &&
        !name.startsWith('#') &&
        !name.startsWith('_') &&
        this.isExposed(home.class)
      );
    }
    return this.#isExportTarget(object);
  }

  /** `Client.prototype.create = …`, `api.create = …`: a function or an object of the file that gets out of it. */
  #holderExposed(holder: TSESTree.Identifier): boolean {
    const definition = this.#engine.structure.variableOf(holder)?.defs[0];
    if (definition?.type !== 'FunctionName' && definition?.type !== 'Variable') return false;
    const made = definition.type === 'Variable' ? definition.node.init : definition.node;
    if (made && isFunction(made)) return this.isExposed(made) || this.#isMadeForOthers(made);
    return made?.type === 'ObjectExpression' && this.#valueExposed(made);
  }
}

/** Gets what is called through `call` or `apply`, or null. */
function borrowedCallee(call: CallNode): Node | null {
  const callee = unwrap(call.callee);
  if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  return name === 'call' || name === 'apply' ? callee.object : null;
}

/** Gets the arguments behind the receiver of `call`, or those in the list of `apply`. */
function withoutReceiver(call: CallNode): readonly TSESTree.CallExpressionArgument[] {
  const callee = unwrap(call.callee);
  const isApply = callee.type === 'MemberExpression' && keyName(callee.property, callee.computed) === 'apply';
  const [, ...given] = call.arguments;
  const [list] = given;
  if (!isApply) return given;
  return list?.type === 'ArrayExpression' ? list.elements.filter((one) => one !== null) : [];
}

/** Gets what a timer gives to its callback: `setTimeout(send, 1000, key)`. */
function timedArguments(
  engine: Engine,
  call: CallNode,
  index: number,
): readonly TSESTree.CallExpressionArgument[] {
  const callee = unwrap(call.callee);
  if (index !== 0 || callee.type !== 'Identifier' || engine.structure.variableOf(callee)) return [];
  const from = TIMERS.get(callee.name);
  return from === undefined ? [] : call.arguments.slice(from);
}

function functionsOf(origins: readonly Origin[]): readonly FunctionNode[] {
  return origins.flatMap((one) =>
    one.kind === 'function' && one.path.length === 0 && isFunction(one.node) ? [one.node] : [],
  );
}

/** Gets how a call of a known method uses its callback, or null. */
function callbackUse(call: CallNode): CallbackUse | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  return CALLBACKS.get(keyName(callee.property, callee.computed) ?? '') ?? null;
}

/** How deep a function may stand in the objects that a call is given: `routes: { '/videos': { POST: … } }`. */
const MAX_HELD = 4;

/** Gets the call that is given an object in which a node stands, and where in it. */
function heldAt(node: Node): Registration | null {
  const names: string[] = [];
  let current = node;
  for (let depth = 0; depth < MAX_HELD; depth++) {
    const { parent } = wrapped(current);
    if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectExpression') break;
    const name = keyName(parent.key, parent.computed);
    if (name === null) return null;
    // Dots part the names of a port.
    names.unshift(name.replaceAll('.', '/'));
    current = parent.parent;
  }
  const at = names.length > 0 ? handedAt(current) : null;
  return at && { call: at.call, port: [String(at.index), ...names].join('.') };
}

/** Gets the call that a node is an argument of. */
function handedAt(node: Node): Handed | null {
  const outer = wrapped(node);
  const { parent } = outer;
  if (!isCall(parent) || parent.callee === outer) return null;
  return { call: parent, index: parent.arguments.indexOf(outer as TSESTree.CallExpressionArgument) };
}
