import { anyScript } from '../../model/anyScript.ts';
import type { ExportFact, ImportFact } from '../../model/importFacts.ts';
import { balancedEnd } from '../../text/balancedText.ts';
import type { Captures } from '../captures.ts';
import type { DocumentedObject } from '../chains/callbacks.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { Scope, ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** A tag of a documentation comment: its type, and the name behind it. */
interface TypeTag {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
}

const TAG = /@(param|arg|argument|returns?|type|typedef|prop|property|this)\s*\{/g;
const PARAMETER = /^(param|arg|argument)$/;
/** `@import A, { b as c } from 'm'`, `@import * as m from 'm'`. */
const DOC_IMPORT = anyScript(
  /@import\s+(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)\s*)?(?:\{([^}]*)\}\s*)?from\s*['"]([^'"]+)['"]/g,
);
const FUNCTION_AFTER = anyScript(/^\s*(?:(?:const|let|var)\s+[\w$]+\s*=\s*)?(?:async\s+)?(?:function\b|\()/);
const IMPORTED_TYPE = anyScript(/^(?:typeof\s+)?import\(\s*['"]([^'"]+)['"]\s*\)(?:\.([\w$]+))?$/);

/** The types that documentation comments give, by where the comment ends. */
export class DocumentedTypes {
  readonly #byEnd = new Map<number, readonly TypeTag[]>();
  readonly imports: readonly ImportFact[];
  /** The types that comments define: importers see each by its name. */
  readonly exports: readonly ExportFact[];

  constructor(captures: Captures, source: SourceText) {
    const imports: ImportFact[] = [];
    const exports: ExportFact[] = [];
    for (const match of captures.of('comment')) {
      const node = match['comment']![0]!;
      const text = source.textOf(node);
      if (!text.startsWith('/**') || !text.includes('@')) continue;
      const tags = readTags(text);
      if (tags.length > 0) this.#byEnd.set(node.endIndex, tags);
      for (const { tag, type, name } of tags) {
        const [, from, imported] = tag === 'typedef' ? (IMPORTED_TYPE.exec(type) ?? []) : [];
        if (from !== undefined && name !== '') imports.push({ from, name: imported ?? '=', as: name });
      }
      exports.push(...definedTypes(tags));
      for (const [, whole, space, names = '', from = ''] of text.matchAll(DOC_IMPORT)) {
        if (whole !== undefined) imports.push({ from, name: 'default', as: whole });
        if (space !== undefined) imports.push({ from, name: '*', as: space });
        for (const [, name = '', as = name] of names.matchAll(anyScript(/([\w$]+)(?:\s+as\s+([\w$]+))?/g))) {
          imports.push({ from, name, as });
        }
      }
    }
    this.imports = imports;
    this.exports = exports;
  }

  /** The type of what a definition gives or holds. */
  of(draft: DefinitionDraft): string | undefined {
    const tags = this.#tagsOf(draft);
    const wanted = draft.bodyStart === undefined ? /^type$/ : /^returns?$/;
    return tags.find(({ tag }) => wanted.test(tag))?.type;
  }

  /** `/** @type {A} *\/ (a)`: what is said of an expression in parentheses, by its node. */
  *casts(captures: Captures, text: string): Generator<readonly [node: number, type: string]> {
    const types = new Map<number, string>();
    for (const [end, tags] of this.#byEnd) {
      const open = text.slice(end).search(/\S/) + end;
      const type = tags.length === 1 && text[open] === '(' ? tags[0] : undefined;
      if (type?.tag === 'type') types.set(open, type.type);
    }
    if (types.size === 0) return;
    for (const match of captures.of('transparent')) {
      const node = match['transparent']![0]!;
      const type = types.get(node.startIndex);
      if (type !== undefined && node.type === 'parenthesized_expression') yield [node.id, type];
    }
  }

  /** The objects that are written out for definitions of a documented type. */
  objects(drafts: readonly DefinitionDraft[]): DocumentedObject[] {
    return drafts.flatMap((draft) => {
      const type = draft.value?.type === 'object' ? this.of(draft) : undefined;
      return type === undefined ? [] : [{ type, object: draft.value! }];
    });
  }

  /** Gives parameters and variables their types; `standFor` takes that of a parameter that is taken apart. */
  bind(
    scopes: ScopeTree,
    drafts: readonly DefinitionDraft[],
    text: string,
    standFor: (pattern: Node, type: string) => void,
  ): void {
    for (const draft of drafts) {
      const tags = this.#tagsOf(draft);
      const scope = tags.length === 0 ? undefined : parametersScope(scopes, draft);
      if (scope === undefined) continue;
      for (const tag of tags) bindParameter(scope, tag);
      for (const [pattern, type] of patternsOf(draft, scope, tags)) standFor(pattern, type);
    }
    for (const [end, tags] of this.#byEnd) {
      const type = tags.find(({ tag }) => tag === 'type')?.type;
      const after = text.slice(end, end + 200);
      const name = anyScript(/^\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)/).exec(after)?.[1];
      if (type !== undefined && name !== undefined) pushType(scopes.at(end), name, type);
      // A comment before a function without a name: its parameters are in the scope that opens next.
      const opening = FUNCTION_AFTER.exec(after);
      const scope = opening === null ? undefined : scopes.at(end + opening[0].length);
      if (scope !== undefined && scope.start >= end) for (const tag of tags) bindParameter(scope, tag);
    }
  }

  #tagsOf(draft: DefinitionDraft): readonly TypeTag[] {
    return (draft.docComment === undefined ? undefined : this.#byEnd.get(draft.docComment.endIndex)) ?? [];
  }
}

/** What `@typedef`s define: of an object with `@property`s a type of these fields. */
function definedTypes(tags: readonly TypeTag[]): ExportFact[] {
  return tags.flatMap(({ tag, type, name }, at): ExportFact[] => {
    if (tag !== 'typedef' || name === '') return [];
    if (IMPORTED_TYPE.test(type)) return [{ name, chain: [name] }];
    if (!/^object$/i.test(type)) return [{ name, chain: [`<${type}>`] }];
    const next = tags.findIndex((other, index) => index > at && other.tag === 'typedef');
    const fields = tags
      .slice(at + 1, next < 0 ? undefined : next)
      .filter((field) => /^prop/.test(field.tag) && field.name !== '')
      .map((field) => `${field.name}: ${field.type}`);
    return fields.length === 0 ? [] : [{ name, chain: [`<{ ${fields.join('; ')} }>`] }];
  });
}

/** The scope that has a definition's parameters: of a function that a name is bound to (`const f = (a) => …`), its own. */
function parametersScope(scopes: ScopeTree, draft: DefinitionDraft): Scope | undefined {
  const own = scopes.exactly(draft.start, draft.end);
  if (own?.kind !== 'function' || draft.bodyStart === undefined) return own;
  const inner = scopes.at(draft.bodyStart - 1);
  return inner.kind === 'function' && inner.start >= draft.start ? inner : own;
}

/** Parameters that are taken apart have no name: documentation says of them by their place. */
function patternsOf(
  { body }: DefinitionDraft,
  scope: Scope,
  tags: readonly TypeTag[],
): (readonly [pattern: Node, type: string])[] {
  const said = tags.filter(({ tag, name }) => PARAMETER.test(tag) && name !== '');
  if (said.every(({ name }) => scope.names.has(name))) return [];
  const parameters = body?.parent?.childForFieldName('parameters')?.namedChildren.filter((node) => !node.isExtra);
  return (parameters ?? []).flatMap((node, at): (readonly [Node, string])[] => {
    const pattern = node.type === 'assignment_pattern' ? node.childForFieldName('left') : node;
    const tag = said[at];
    return tag === undefined || pattern?.type !== 'object_pattern' ? [] : [[pattern, tag.type]];
  });
}

function bindParameter(scope: Scope, { tag, type, name }: TypeTag): void {
  if (PARAMETER.test(tag) && name !== '') pushType(scope, name, type);
}

function pushType(scope: Scope, name: string, type: string): void {
  const bound = scope.names.get(name);
  if (bound?.kind === 'local' && bound.local.types.length === 0) bound.local.types.push(type);
}

function readTags(text: string): TypeTag[] {
  const tags: TypeTag[] = [];
  for (const match of text.matchAll(TAG)) {
    const open = match.index + match[0].length - 1;
    const end = balancedEnd(text, open);
    const type = text
      .slice(open + 1, end - 1)
      .replace(/\s*\n\s*\*\s?/g, ' ')
      .trim();
    const name = anyScript(/^\s*\[?\s*([\w$]+)(?![\w$.])/).exec(text.slice(end, end + 100))?.[1] ?? '';
    tags.push({
      tag: match[1]!,
      type: type
        .replace(/^\.\.\.(.*)$/, '$1[]')
        .replace(/=$/, '')
        .replace(/^[?!]/, ''),
      name,
    });
  }
  return tags;
}
