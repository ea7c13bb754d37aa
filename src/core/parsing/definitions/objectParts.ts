import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { type DefinitionDraft, newDraft } from './definitionDraft.ts';

/** What may hold an object that others can name: a variable, an export, a field. */
const HOLDERS: ReadonlySet<string> = new Set([
  'variable_declarator',
  'assignment_expression',
  'export_statement',
  'field_definition',
  'public_field_definition',
]);
const WRAPPERS: ReadonlySet<string> = new Set(['parenthesized_expression', 'as_expression', 'satisfies_expression']);
const KEYS: ReadonlySet<string> = new Set(['property_identifier', 'string']);

/**
 * Objects inside an object that has a name, where they have functions or names for other things: `{ users: { list() {} } }` has a property
 * `users`, whose member `list` is. Tables of plain values have none.
 */
export function objectParts(captures: Captures, language: Language, source: SourceText): DefinitionDraft[] {
  if (language.functionValues !== true) return [];
  const parts = new ObjectParts(source);
  for (const match of captures.of('definition.method')) parts.addAround(match['definition.method']![0]!.parent);
  for (const match of captures.of('container')) parts.addAround(match['container']![0]!);
  return parts.found;
}

/** Such an object as contexts show it: its name and those of its properties. */
export function partSignature(name: string, object: Node, source: SourceText): string {
  const names = object.namedChildren
    .filter(({ isExtra }) => !isExtra)
    .map((each) => {
      const key = each.childForFieldName(each.type === 'pair' ? 'key' : 'name');
      return source.textOf(key ?? each).replace(/\s+/g, ' ');
    });
  return `${name}: { ${names.join(', ')} }`;
}

class ObjectParts {
  readonly found: DefinitionDraft[] = [];
  /** Whether an object can be reached by names, by its node. */
  readonly #reached = new Map<number, boolean>();
  readonly #source: SourceText;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** Adds the object, if it is one, and those around it, as far as they are parts of others. */
  addAround(object: Node | null): void {
    if (object?.type === 'object') this.#isReached(object);
  }

  #isReached(object: Node): boolean {
    const known = this.#reached.get(object.id);
    if (known !== undefined) return known;
    let value = object;
    while (value.parent !== null && WRAPPERS.has(value.parent.type)) value = value.parent;
    const around = value.parent;
    const isHeld = around !== null && HOLDERS.has(around.type);
    const isPart = around?.type === 'pair' && around.parent?.type === 'object' && this.#isReached(around.parent);
    const isNamed = isPart && this.#add(around, object);
    this.#reached.set(object.id, isHeld || isNamed);
    return isHeld || isNamed;
  }

  #add(pair: Node, object: Node): boolean {
    const key = pair.childForFieldName('key');
    if (key === null || !KEYS.has(key.type)) return false;
    const name = this.#source.textOf(key).replace(/^(['"])(.*)\1$/s, '$2');
    if (name === '') return false;
    this.found.push(
      newDraft({ kind: 'field', name, node: pair, nameStart: key.startIndex, value: object, part: true }),
    );
    return true;
  }
}
