import ts from 'typescript';

/** What a file says it needs; `specifier` is null where it is computed and cannot be read. */
export interface FoundImport {
  readonly specifier: string | null;
  readonly line: number;
}

/**
 * Reads every import of a TypeScript or Svelte file: static, type-only, re-exported, dynamic,
 * `import('…')` as a type, `import.meta.glob` and `new URL('…', import.meta.url)`.
 */
export function readImports(path: string, source: string): FoundImport[] {
  const code = path.endsWith('.svelte') ? keepScripts(source) : source;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: FoundImport[] = [];
  const visit = (node: ts.Node): void => {
    for (const target of listTargets(node)) {
      const specifier = ts.isStringLiteralLike(target) ? target.text : null;
      found.push({ specifier, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Blanks a component's markup and styles, so that the lines of its scripts keep their numbers. */
function keepScripts(source: string): string {
  let kept = '';
  let end = 0;
  for (const script of source.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = script.index + script[1]!.length;
    kept += blank(source.slice(end, start)) + script[2]!;
    end = start + script[2]!.length;
  }
  return kept;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function listTargets(node: ts.Node): ts.Node[] {
  if (ts.isImportDeclaration(node)) return [node.moduleSpecifier];
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier ? [node.moduleSpecifier] : [];
  if (ts.isImportTypeNode(node)) {
    return [ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument];
  }
  if (ts.isCallExpression(node)) return listCallTargets(node);
  if (ts.isNewExpression(node)) return listAddressTargets(node);
  return [];
}

function listCallTargets(node: ts.CallExpression): ts.Node[] {
  const isDynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isGlob = node.expression.getText() === 'import.meta.glob';
  const target = node.arguments[0];
  if (!target || !(isDynamic || isGlob)) return [];
  return ts.isArrayLiteralExpression(target) ? [...target.elements] : [target];
}

function listAddressTargets(node: ts.NewExpression): ts.Node[] {
  const [target, base] = node.arguments ?? [];
  const isModule = node.expression.getText() === 'URL' && base?.getText() === 'import.meta.url';
  return isModule && target ? [target] : [];
}
