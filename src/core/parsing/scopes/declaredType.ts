import { typeText } from '../definitions/typeText.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** What stands between a type and the name that it is declared for, by the mark of it. An array is used as a pointer is. */
const MARKS: Readonly<Record<string, string>> = {
  pointer_declarator: '*',
  array_declarator: '*',
  reference_declarator: '&',
};
/** What stands there and says nothing of the type. */
const PLAIN: ReadonlySet<string> = new Set(['init_declarator', 'parenthesized_declarator']);

/**
 * The type that a declaration in the manner of C gives a name: `const Shop*` of `Shop const *a`, where the tree has the type and, around the
 * name, what it is a pointer to. The type alone for what is declared otherwise (functions).
 */
export function declaredType(type: Node, name: Node, source: SourceText): string {
  const text = typeText(source.textOf(type));
  const declaration = type.parent;
  if (declaration === null) return text;
  let marks = '';
  for (let at = name.parent; at !== null && at.id !== declaration.id; at = at.parent) {
    const mark = MARKS[at.type];
    if (mark === undefined && !PLAIN.has(at.type)) return text;
    marks = `${at.type === 'reference_declarator' && at.child(0)?.type === '&&' ? '&&' : (mark ?? '')}${marks}`;
  }
  const isConst = declaration.children.some(
    (child) => child.type === 'type_qualifier' && source.textOf(child) === 'const',
  );
  return `${isConst ? 'const ' : ''}${text}${marks}`;
}
