import type { Chain } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import type { DefinitionDraft } from './definitionDraft.ts';

const WRAPPERS = new Set(['parenthesized_expression', 'satisfies_expression', 'non_null_expression']);
const FUNCTIONS = new Set(['arrow_function', 'function_expression', 'generator_function']);

/**
 * Members of objects that are written out in the same file: `const jobs = { run() {}, all: { stop() {} } }; jobs.all.stop()`. Such an
 * object is no definition, nor is one inside another: what its members are is read where they are asked for.
 */
export class ObjectMembers {
  readonly #objects = new Map<number, Node>();
  readonly #definitions = new Map<number, number>();
  readonly #source: SourceText;
  readonly #boundAt: (name: string, offset: number) => number | undefined;
  readonly #open = new Set<number>();
  readonly #properties = new Map<number, ReadonlyMap<string, Node>>();

  /** `boundAt` says where a name is bound that is used at an offset. */
  constructor(
    captures: Captures,
    drafts: readonly DefinitionDraft[],
    source: SourceText,
    boundAt: (name: string, offset: number) => number | undefined,
  ) {
    this.#source = source;
    this.#boundAt = boundAt;
    drafts.forEach((draft, index) => {
      this.#definitions.set(draft.nameStart, index);
    });
    const rebound = new Set(captures.of('rebound').map((match) => source.nameAt(match['rebound']![0]!)));
    for (const match of captures.of('binding')) {
      const name = match['binding']![0]!;
      const declarator = name.parent;
      // What is given another value somewhere is not known to be this one.
      if (declarator?.type !== 'variable_declarator' || rebound.has(source.nameAt(name))) continue;
      if (declarator.childForFieldName('type') !== null || hasDocumentedType(declarator, source)) continue;
      const object = objectIn(declarator.childForFieldName('value'));
      if (declarator.childForFieldName('name')?.id === name.id && object !== undefined) {
        this.#objects.set(name.startIndex, object);
      }
    }
  }

  /** What a member of such an object is; undefined where it is of something else, or nothing that the object says. */
  chainsOf(member: Node, chainsOf: (node: Node) => readonly Chain[]): readonly Chain[] | undefined {
    if (this.#objects.size === 0 || this.#open.has(member.id)) return undefined;
    const value = this.#propertyOf(member);
    if (value === undefined || objectIn(value) !== undefined) return undefined;
    const index = this.#definitions.get(keyOf(value).startIndex);
    if (index !== undefined) return [[`^${index}`]];
    const isName =
      value.type === 'shorthand_property_identifier' || /^(identifier|member_expression)$/.test(value.type);
    if (!isName) return undefined;
    this.#open.add(member.id);
    try {
      return chainsOf(value);
    } finally {
      this.#open.delete(member.id);
    }
  }

  /** The name that a member is asked of in the end, where that is a definition: it is used as well. */
  holderOf(member: Node): Node {
    let at = member;
    for (let inner: Node | null = at; inner !== null; inner = innerOf(at)) at = inner;
    return at;
  }

  /** The node that a member of an object written out has as its value: the method itself, the value of a pair, or a name. */
  #propertyOf(member: Node): Node | undefined {
    if (member.type !== 'member_expression') return undefined;
    const property = member.childForFieldName('property');
    const asked = member.childForFieldName('object');
    const object = asked === null ? undefined : this.objectOf(asked);
    if (object === undefined || property === null) return undefined;
    return this.#propertiesOf(object).get(this.#source.textOf(property));
  }

  /** What an object has by name, read once: tables of thousands of keys are asked for each of them. */
  #propertiesOf(object: Node): ReadonlyMap<string, Node> {
    let properties = this.#properties.get(object.id);
    if (properties === undefined) {
      properties = new Map(ownProperties(object).flatMap((each) => this.#namedValue(each)));
      this.#properties.set(object.id, properties);
    }
    return properties;
  }

  #namedValue(property: Node): [] | [[name: string, value: Node]] {
    if (property.type === 'shorthand_property_identifier') return [[this.#source.textOf(property), property]];
    const key = property.childForFieldName(property.type === 'pair' ? 'key' : 'name');
    const value = property.type === 'pair' ? property.childForFieldName('value') : property;
    return key === null || value === null ? [] : [[this.#source.textOf(key), value]];
  }

  /** The object that an expression is which is written out in the file: by the variable that holds it, or the property of another. */
  objectOf(node: Node): Node | undefined {
    const bare = bareOf(node);
    if (bare.type === 'member_expression') return objectIn(this.#propertyOf(bare) ?? null);
    if (bare.type !== 'identifier') return undefined;
    const start = this.#boundAt(this.#source.nameAt(bare), bare.startIndex);
    return start === undefined ? undefined : this.#objects.get(start);
  }
}

/** `@type {Matcher}` before `const matcher = { … }`: members are those of the type. */
function hasDocumentedType(declarator: Node, source: SourceText): boolean {
  const statement = declarator.parent;
  const whole = statement?.parent?.type === 'export_statement' ? statement.parent : statement;
  const before = whole?.previousNamedSibling;
  return before?.type === 'comment' && /@type\b/.test(source.textOf(before));
}

/** The names of the methods of an object that is written out. */
export function methodsOfObject(object: Node): readonly Node[] {
  return ownProperties(object).flatMap((each) => {
    if (each.type === 'method_definition') return each.childForFieldName('name') ?? [];
    const value = each.type === 'pair' ? each.childForFieldName('value') : null;
    return value !== null && FUNCTIONS.has(value.type) ? (each.childForFieldName('key') ?? []) : [];
  });
}

/** The properties of an object that it surely has: what is spread behind others may have the same names. */
function ownProperties(object: Node): readonly Node[] {
  const all = object.namedChildren.filter((child) => !child.isExtra);
  return all.slice(all.findLastIndex(({ type }) => type === 'spread_element') + 1);
}

/** Where the definition of a function has its name that is the value of a property. */
function keyOf(value: Node): Node {
  if (value.type === 'method_definition') return value.childForFieldName('name') ?? value;
  return FUNCTIONS.has(value.type) && value.parent?.type === 'pair'
    ? (value.parent.childForFieldName('key') ?? value)
    : value;
}

function innerOf(node: Node): Node | null {
  return bareOf(node).type === 'member_expression' ? bareOf(node).childForFieldName('object') : null;
}

/** What an expression is without what only says something of its type: parentheses, `as const`, `satisfies T`, `!`. */
export function bareOf(node: Node): Node {
  let at = node;
  while ((WRAPPERS.has(at.type) || isConst(at)) && at.namedChildren[0] !== undefined) at = at.namedChildren[0];
  return at;
}

function objectIn(node: Node | null): Node | undefined {
  const bare = node === null ? undefined : bareOf(node);
  return bare?.type === 'object' ? bare : undefined;
}

/** `{ … } as const` */
function isConst(node: Node): boolean {
  return node.type === 'as_expression' && node.lastChild?.type === 'const';
}
