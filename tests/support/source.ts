/** What stands in the project's own source files, read with the TypeScript parser. */
import ts from 'typescript';
import { read } from './project.js';

/** One import, re-export, dynamic import, `require` or `import()` type. */
export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** A regular expression written in a file. */
export interface Pattern {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Parses a file of the project. */
export function parse(file: string, text: string = read(file)): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** Gets every node of a tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** Gets what a file imports. */
export function importsOf(source: ts.SourceFile): Import[] {
  return [...nodesOf(source)].flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, hasOnlyTypes(node.importClause));
    if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      return named(node.argument.literal, true);
    if (ts.isCallExpression(node) && loads(node.expression)) return named(node.arguments[0], false);
    return [];
  });
}

function named(specifier: ts.Node | undefined, typeOnly: boolean): Import[] {
  return specifier && ts.isStringLiteralLike(specifier) ? [{ from: specifier.text, typeOnly }] : [];
}

function hasOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** `import(…)`, `require(…)` and `createRequire(…)(…)`. */
function loads(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return (
    ts.isCallExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === 'createRequire'
  );
}

/** Gets the regular expressions of a file: literals, and `RegExp` of a literal text. */
export function patternsOf(source: ts.SourceFile): Pattern[] {
  return [...nodesOf(source)].flatMap((node): Pattern[] => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      return [{ line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) }];
    }
    if (!(ts.isNewExpression(node) || ts.isCallExpression(node)) || node.expression.getText() !== 'RegExp')
      return [];
    const [pattern, flags] = node.arguments ?? [];
    if (!pattern || !ts.isStringLiteralLike(pattern)) return [];
    return [{ line, source: pattern.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' }];
  });
}

/** Gets the words that a file's code consists of, comments aside: identifiers, and the texts of strings and templates. */
export function wordsOf(source: ts.SourceFile): string[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return [node.text];
    if (ts.isStringLiteralLike(node)) return [node.text];
    return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? [node.text] : [];
  });
}
