/** Rewrites of a program that do not change what it does: what is right or wrong about it stays so. */
import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';
import { parseForESLint } from '@typescript-eslint/parser';

type Node = TSESTree.Node;
type Edit = readonly [start: number, end: number, text: string];

/** A program as a rewrite sees it. */
interface Program {
  readonly nodes: readonly Node[];
  readonly isTypeScript: boolean;
  readonly scopes: ReturnType<typeof parseForESLint>['scopeManager'];
  text(node: Node): string;
  /** Holds if a dot stands right before a node. */
  dotBefore(node: Node): boolean;
}

/** Rewrites a program, or gives null where it has nothing to rewrite. */
export type Rewrite = (code: string, path: string) => string | null;

/** Makes a rewrite of edits. Edits within others are left out, insertions are not. */
function rewrite(editsOf: (program: Program) => readonly Edit[]): Rewrite {
  return (code, path) => {
    const jsx = path.endsWith('x') || !/\.[cm]?ts$/u.test(path);
    const { ast, scopeManager, visitorKeys } = parseForESLint(code, {
      range: true,
      loc: true,
      sourceType: 'module',
      ecmaFeatures: { jsx },
    });
    const nodes: Node[] = [];
    const visit = (node: Node, parent: Node | undefined): void => {
      node.parent = parent as never;
      nodes.push(node);
      for (const key of visitorKeys[node.type] ?? []) {
        const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
        for (const one of Array.isArray(child) ? child : [child]) if (one) visit(one, node);
      }
    };
    visit(ast, undefined);
    const program: Program = {
      nodes,
      isTypeScript: /\.[cm]?tsx?$/u.test(path),
      scopes: scopeManager,
      text: ({ range }) => code.slice(...range),
      dotBefore: ({ range: [start] }) => code[start - 1] === '.',
    };
    const edits = editsOf(program);
    return edits.length === 0 ? null : apply(code, edits);
  };
}

function apply(code: string, edits: readonly Edit[]): string {
  let end = 0;
  let result = '';
  const order = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit[0] - b.edit[0] || a.edit[1] - b.edit[1] || a.index - b.index);
  for (const { edit } of order) {
    const [from, to, text] = edit;
    if (from < end) continue;
    result += code.slice(end, from) + text;
    end = to;
  }
  return result + code.slice(end);
}

/** Puts text around nodes: outer ones first, and last where they end. */
function around(nodes: readonly Node[], before: string, after: string): readonly Edit[] {
  const starts = nodes.map(({ range }): Edit => [range[0], range[0], before]);
  const ends = [...nodes].reverse().map(({ range }): Edit => [range[1], range[1], after]);
  return [...starts, ...ends];
}

/** Nodes of a type. */
function all<Type extends Node['type']>(
  { nodes }: Program,
  ...types: readonly Type[]
): readonly Extract<Node, { type: Type }>[] {
  return nodes.filter((node): node is Extract<Node, { type: Type }> =>
    (types as readonly string[]).includes(node.type),
  );
}

/** `const x = value;` that stands alone in a block, and is not exported. */
function declarations(program: Program): readonly {
  statement: TSESTree.VariableDeclaration;
  id: TSESTree.Identifier;
  init: TSESTree.Expression;
}[] {
  return all(program, T.VariableDeclaration).flatMap((statement) => {
    const [first, second] = statement.declarations;
    if (
      second ||
      statement.kind !== 'const' ||
      (statement.parent.type !== T.Program && statement.parent.type !== T.BlockStatement)
    )
      return [];
    return first.id.type === T.Identifier && first.init
      ? [{ statement, id: first.id, init: first.init }]
      : [];
  });
}

/** Names and reads of properties which stand where a value is handed on. */
function handedOn(program: Program): readonly Node[] {
  return all(program, T.Identifier, T.MemberExpression, T.ConditionalExpression, T.LogicalExpression).filter(
    (node) => {
      const { parent } = node as { parent: Node };
      if (parent.type === T.Property)
        return parent.value === node && !parent.shorthand && parent.parent.type === T.ObjectExpression;
      if (parent.type === T.CallExpression || parent.type === T.NewExpression)
        return (parent.arguments as Node[]).includes(node);
      return parent.type === T.TemplateLiteral || parent.type === T.ReturnStatement;
    },
  );
}

/** Holds if a piece of code means the same inside of another function that is not async. */
function mayMove(program: Program, node: Node): boolean {
  return !program.nodes.some(
    (inner) =>
      node.range[0] <= inner.range[0] &&
      inner.range[1] <= node.range[1] &&
      (inner.type === T.AwaitExpression ||
        inner.type === T.YieldExpression ||
        (inner.type === T.Identifier && inner.name === 'arguments')),
  );
}

const isBlock = (node: Node | undefined): boolean =>
  node?.type === T.BlockStatement || node?.type === T.Program;

/** Every rewrite, by what it does. */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'parentheses around values': rewrite((program) => around(handedOn(program), '(', ')')),

  'casts around values': rewrite((program) =>
    program.isTypeScript ? around(handedOn(program), '(', ' as any)') : [],
  ),

  'values through a second constant': rewrite((program) =>
    declarations(program).map(({ statement, id, init }) => [
      statement.range[0],
      statement.range[1],
      `const ${id.name}Once = ${program.text(init)}; const ${program.text(id)} = ${id.name}Once;`,
    ]),
  ),

  'values through a function that is called at once': rewrite((program) =>
    declarations(program).flatMap(({ init }) =>
      mayMove(program, init) && init.type !== T.TSAsExpression
        ? [
            [
              init.range[0],
              init.range[1],
              `(() => ${init.type === T.ObjectExpression ? `(${program.text(init)})` : program.text(init)})()`,
            ] as const,
          ]
        : [],
    ),
  ),

  'values through a function that gives back its argument': rewrite((program) => {
    const values = handedOn(program);
    return values.length === 0
      ? []
      : [
          ...around(values, 'passOn(', ')'),
          [
            program.nodes[0]?.range[1] ?? 0,
            program.nodes[0]?.range[1] ?? 0,
            '\nfunction passOn(value) { return value; }\n',
          ] as const,
        ];
  }),

  'destructuring in place of a property read': rewrite((program) =>
    declarations(program).flatMap(({ statement, id, init }) => {
      if (
        init.type !== T.MemberExpression ||
        init.computed ||
        init.optional ||
        init.property.type !== T.Identifier ||
        id.typeAnnotation
      )
        return [];
      return [
        [
          statement.range[0],
          statement.range[1],
          `const { ${init.property.name}: ${id.name} } = ${program.text(init.object)};`,
        ] as const,
      ];
    }),
  ),

  'property reads in place of destructuring': rewrite((program) =>
    all(program, T.VariableDeclaration).flatMap((statement) => {
      const [first, second] = statement.declarations;
      if (
        second ||
        statement.parent.type === T.ExportNamedDeclaration ||
        first.id.type !== T.ObjectPattern ||
        !first.init
      )
        return [];
      const parts = first.id.properties.map((property) => {
        if (property.type !== T.Property || property.computed || property.key.type !== T.Identifier)
          return null;
        const read = `whole${String(statement.range[0])}.${property.key.name}`;
        if (property.value.type === T.Identifier) return `${property.value.name} = ${read}`;
        if (property.value.type === T.AssignmentPattern && property.value.left.type === T.Identifier)
          return `${property.value.left.name} = ${read} === undefined ? ${program.text(property.value.right)} : ${read}`;
        return null;
      });
      if (parts.includes(null)) return [];
      return [
        [
          statement.range[0],
          statement.range[1],
          `const whole${String(statement.range[0])} = ${program.text(first.init)}; ${statement.kind} ${parts.join(', ')};`,
        ] as const,
      ];
    }),
  ),

  'templates in place of texts': rewrite((program) =>
    all(program, T.Literal).flatMap((node) => {
      const { parent } = node;
      if (typeof node.value !== 'string' || node.value.includes('\n')) return [];
      const handed =
        ((parent.type === T.Property || parent.type === T.PropertyDefinition) && parent.value === node) ||
        ((parent.type === T.CallExpression || parent.type === T.NewExpression) &&
          (parent.arguments as Node[]).includes(node) &&
          !(
            parent.type === T.CallExpression &&
            parent.callee.type === T.Identifier &&
            parent.callee.name === 'require'
          )) ||
        (parent.type === T.VariableDeclarator && parent.init === node) ||
        parent.type === T.LogicalExpression ||
        parent.type === T.ConditionalExpression ||
        parent.type === T.BinaryExpression;
      return handed
        ? [
            [
              node.range[0],
              node.range[1],
              `\`${node.value.replace(/[`\\]|\$\{/gu, String.raw`\$&`)}\``,
            ] as const,
          ]
        : [];
    }),
  ),

  'sums in place of templates': rewrite((program) =>
    all(program, T.TemplateLiteral).flatMap((node) => {
      if (
        node.parent.type === T.TaggedTemplateExpression ||
        node.parent.type === T.TSLiteralType ||
        node.expressions.length === 0
      )
        return [];
      const pieces = node.quasis.flatMap(({ value }, index) => {
        const expression = node.expressions[index];
        return [JSON.stringify(value.cooked), ...(expression ? [`(${program.text(expression)})`] : [])];
      });
      return [[node.range[0], node.range[1], `(${pieces.join(' + ')})`] as const];
    }),
  ),

  'optional chains': rewrite((program) =>
    all(program, T.MemberExpression).flatMap((node) => {
      const { parent } = node;
      const reads =
        (parent.type === T.Property && parent.parent.type === T.ObjectExpression) ||
        parent.type === T.VariableDeclarator ||
        (parent.type === T.CallExpression && parent.callee !== node) ||
        parent.type === T.TemplateLiteral ||
        parent.type === T.LogicalExpression;
      if (
        !reads ||
        node.optional ||
        node.computed ||
        node.object.type === T.MetaProperty ||
        node.object.type === T.Super ||
        node.object.type === T.ThisExpression
      )
        return [];
      return program.dotBefore(node.property)
        ? [[node.property.range[0] - 1, node.property.range[0], '?.'] as const]
        : [];
    }),
  ),

  'computed reads of known names': rewrite((program) =>
    all(program, T.MemberExpression).flatMap((node) => {
      if (
        node.optional ||
        node.computed ||
        node.property.type !== T.Identifier ||
        node.object.type === T.MetaProperty ||
        node.object.type === T.Super
      )
        return [];
      return program.dotBefore(node.property)
        ? [[node.property.range[0] - 1, node.property.range[1], `['${node.property.name}']`] as const]
        : [];
    }),
  ),

  'arrow functions in place of declarations': rewrite((program) =>
    all(program, T.FunctionDeclaration).flatMap((node) => {
      const { parent } = node;
      const isExported = parent.type === T.ExportNamedDeclaration;
      if (
        !node.id ||
        node.generator ||
        (!isBlock(parent) && !isExported) ||
        program.text(node).includes('this') ||
        node.typeParameters
      )
        return [];
      const head = program.text(node).indexOf('(', node.id.range[1] - node.range[0]) + node.range[0];
      return [
        [node.range[0], head, `const ${node.id.name} = ${node.async ? 'async ' : ''}`],
        [node.body.range[0], node.body.range[0], '=> '],
        [node.range[1], node.range[1], ';'],
      ] satisfies Edit[];
    }),
  ),

  'objects spread into new ones': rewrite((program) =>
    around(
      all(program, T.ObjectExpression).filter(
        ({ parent }) =>
          parent.type === T.VariableDeclarator ||
          parent.type === T.CallExpression ||
          (parent.type === T.Property && parent.parent.type === T.ObjectExpression),
      ),
      '{ ...',
      ' }',
    ),
  ),

  'objects filled by later assignments': rewrite((program) =>
    declarations(program).flatMap(({ statement, id, init }) => {
      if (init.type !== T.ObjectExpression || statement.parent.type === T.Program) return [];
      const fills = init.properties.map((property) =>
        property.type === T.Property &&
        !property.computed &&
        !property.method &&
        property.kind === 'init' &&
        property.key.type === T.Identifier
          ? `${id.name}.${property.key.name} = ${program.text(property.value)};`
          : null,
      );
      return fills.includes(null)
        ? []
        : [
            [
              statement.range[0],
              statement.range[1],
              `const ${program.text(id)} = {}; ${fills.join(' ')}`,
            ] as const,
          ];
    }),
  ),

  'conditions the other way round': rewrite((program) =>
    all(program, T.ConditionalExpression).map((node) => [
      node.range[0],
      node.range[1],
      `(!(${program.text(node.test)}) ? ${program.text(node.alternate)} : ${program.text(node.consequent)})`,
    ]),
  ),

  'comparisons the other way round': rewrite((program) =>
    all(program, T.BinaryExpression).flatMap((node) => {
      const flipped = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' }[node.operator as string];
      return flipped
        ? [
            [
              node.range[0],
              node.range[1],
              `${program.text(node.right)} ${flipped} ${program.text(node.left)}`,
            ] as const,
          ]
        : [];
    }),
  ),

  'conditions kept in a constant': rewrite((program) =>
    all(program, T.IfStatement).flatMap((node): readonly Edit[] =>
      isBlock(node.parent)
        ? [
            [
              node.range[0],
              node.range[0],
              `const test${String(node.range[0])} = ${program.text(node.test)};\n`,
            ],
            [node.test.range[0], node.test.range[1], `test${String(node.range[0])}`],
          ]
        : [],
    ),
  ),

  'conditions negated twice': rewrite((program) =>
    around(
      all(program, T.IfStatement).map(({ test }) => test),
      '!!(',
      ')',
    ),
  ),

  'the rest of a body in the other branch': rewrite((program) =>
    all(program, T.IfStatement).flatMap((node): readonly Edit[] => {
      const { parent, consequent } = node;
      const last = consequent.type === T.BlockStatement ? consequent.body.at(-1) : consequent;
      if (
        parent.type !== T.BlockStatement ||
        node.alternate ||
        (last?.type !== T.ReturnStatement && last?.type !== T.ThrowStatement)
      )
        return [];
      return [
        [node.range[1], node.range[1], ' else {'],
        [parent.range[1] - 1, parent.range[1] - 1, '}'],
      ];
    }),
  ),

  'bodies in an async function that is called at once': rewrite((program) =>
    all(program, T.FunctionDeclaration, T.ArrowFunctionExpression, T.FunctionExpression).flatMap(
      (node): readonly Edit[] => {
        const { body } = node;
        if (
          body.type !== T.BlockStatement ||
          !node.async ||
          node.generator ||
          body.body.some(
            (statement) => statement.type === T.ExpressionStatement && statement.directive !== undefined,
          )
        )
          return [];
        return [
          [body.range[0] + 1, body.range[0] + 1, ' return await (async () => {'],
          [body.range[1] - 1, body.range[1] - 1, '})();'],
        ];
      },
    ),
  ),

  'names with a word before them': rewrite((program) => {
    const variables = (
      program.scopes.scopes as readonly {
        type: string;
        variables: readonly {
          name: string;
          defs: readonly { type: string; node: Node }[];
          identifiers: readonly Node[];
          references: readonly { identifier: Node }[];
        }[];
      }[]
    )
      .filter(({ type }) => type !== 'global' && type !== 'module')
      .flatMap(({ variables }) => variables)
      .filter(({ defs: [def, second] }) => !second && def?.type === 'Variable');
    return variables.flatMap(({ name, identifiers, references }) => {
      const to = `the${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const places = new Map(
        [...identifiers, ...references.map(({ identifier }) => identifier)].map((node) => [
          node.range[0],
          node,
        ]),
      );
      return [...places.values()].map((node): Edit => {
        const holder =
          node.parent?.type === T.AssignmentPattern && node.parent.left === node
            ? node.parent.parent
            : node.parent;
        const short = holder?.type === T.Property && holder.shorthand;
        return [node.range[0], node.range[0] + name.length, short ? `${name}: ${to}` : to];
      });
    });
  }),
};
