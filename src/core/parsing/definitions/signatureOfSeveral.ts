import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { cutValue } from './contextSignature.ts';
import type { DefinitionDraft } from './definitionDraft.ts';
import { foldValue, LONGEST_VALUE } from './signature.ts';

/** Statements inside these are others. */
const BODY = /block|body|module|program|source_file|_list$/;
/** What the left side may be made of, and be a list all the same. */
const PATTERN = /pattern|left|expression_list/;
const DECLARATION = /declaration$/;
const FIELD_DECLARATION = /field_declaration$/;
/** Of longer left sides the other names are left out. */
const LONGEST_LEFT = 60;

/**
 * The signature that contexts show of one of several names that a statement declares or takes out of a value: the statement. The name alone
 * says nothing. Undefined where the definition stands alone.
 */
export function signatureOfSeveral(draft: DefinitionDraft, source: SourceText, language: string): string | undefined {
  const taken = draft.taken === undefined ? undefined : takenSignature(draft.taken, source, language);
  return taken ?? sharedSignature(draft.node, draft.name, source, language);
}

/** `const { add, drop } = slice.actions`, `a, b = f()`. */
function takenSignature(name: Node, source: SourceText, language: string): string | undefined {
  let whole: Node | undefined;
  let value: Node | undefined;
  for (let at = name.parent; at !== null; at = at.parent) {
    if (BODY.test(at.type) && !PATTERN.test(at.type)) break;
    // The value of the outermost: those inside are given where there is none.
    const given = at.childForFieldName('right') ?? at.childForFieldName('value');
    if (given !== null && given.startIndex > name.endIndex) [whole, value] = [at, given];
  }
  if (whole === undefined || value === undefined) return undefined;
  const declaration = whole.parent !== null && /declaration$/.test(whole.parent.type) ? whole.parent.child(0) : null;
  const keyword = declaration === null || declaration.id === whole.id ? '' : `${declaration.text} `;
  const left = around(name, whole);
  const before = source.text.slice(whole.startIndex, left.startIndex);
  const behind = source.text.slice(left.endIndex, value.endIndex);
  return cutValue(foldValue(keyword + before + shortLeft(left, name) + behind), name.text, language);
}

/** `int x, y`. Undefined where the type itself is defined there. */
function sharedSignature(definition: Node, name: string, source: SourceText, language: string): string | undefined {
  let type: Node | null = null;
  let statement = definition.parent;
  for (let depth = 0; statement !== null && depth < 3; depth++, statement = statement.parent) {
    type = statement.childForFieldName('type');
    if (type !== null) break;
  }
  if (
    statement === null ||
    type === null ||
    type.endIndex > definition.startIndex ||
    !DECLARATION.test(statement.type)
  ) {
    return undefined;
  }
  // C# has the modifiers around.
  const { parent } = statement;
  if (parent !== null && FIELD_DECLARATION.test(parent.type)) statement = parent;
  const whole = foldValue(source.textOf(statement));
  const short = whole.length <= LONGEST_VALUE ? whole : foldValue(`${type.text} ${definition.text}`);
  return type.text.includes('{') ? undefined : cutValue(short, name, language);
}

/** The left side, with marks in place of the other names where it is long. */
function shortLeft(left: Node, name: Node): string {
  const { text } = left;
  if (text.length <= LONGEST_LEFT || left.id === name.id) return text;
  const brackets = /^([[{(]).*([\]})])$/s.exec(text);
  return `${brackets?.[1] ?? ''}…, ${around(name, left).text}, …${brackets?.[2] ?? ''}`;
}

/** The child of a node that a name in it stands in. */
function around(name: Node, node: Node): Node {
  let at = name;
  while (at.parent !== null && at.parent.id !== node.id) at = at.parent;
  return at;
}
