import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { isOfObject, namelessMembers } from '../definitions/namelessMembers.ts';
import type { SourceText } from '../sourceText.ts';
import { declaringScope } from './buildScopes.ts';
import type { Binding, Scope, ScopeTree } from './scopes.ts';
import { isExportedLiteral } from './visibleNames.ts';

/** Binds the names of definitions in the scopes that declare them; returns the definitions that no name leads to. */
export function bindDefinitions(
  drafts: readonly DefinitionDraft[],
  scopes: ScopeTree,
  captures: Captures,
  language: Language,
  source: SourceText,
  isUnlikely: (offset: number) => boolean,
): ReadonlySet<DefinitionDraft> {
  const nameless = new Set(namelessMembers(captures, drafts));
  drafts.forEach((draft, index) => {
    if (draft.ofClass || draft.owner !== undefined) return;
    if (language.exportsObject !== undefined && isExportedLiteral(draft)) {
      nameless.add(draft);
      return;
    }
    const scope = declaringScope(scopes, draft);
    if (isOfObject(draft, scope, language)) {
      if (draft.parent < 0) nameless.add(draft);
      return;
    }
    const { names } = scope;
    const name = boundName(draft, language, source);
    const before = names.get(name);
    const declares = before?.kind === 'definition' && !before.plain && language.functionScoped === true;
    if ((before?.kind === 'import' || declares) && draft.plain) return;
    // Alternatives under conditions: members are given to the first that usual builds have.
    if (before?.kind === 'definition' && language.separateMethods) {
      if (!isUnlikely(drafts[before.index]!.nameStart) || isUnlikely(draft.nameStart)) return;
    }
    const binding: Binding = { kind: 'definition', index, plain: draft.plain };
    names.set(name, binding);
    bindInnerName(draft, scope, scopes, binding, source);
  });
  return nameless;
}

/** The name that a definition binds: that of a macro has its sign. */
function boundName({ name, start }: DefinitionDraft, { macros }: Language, source: SourceText): string {
  return macros !== undefined && source.text.startsWith(macros.declared, start) ? name + macros.sign : name;
}

/**
 * A class expression is known inside it by its own name (`module.exports = class Shop {…}`), which means nothing around it: where nothing
 * has that name there, it may stand for the class as well.
 */
function bindInnerName(
  draft: DefinitionDraft,
  around: Scope,
  scopes: ScopeTree,
  binding: Binding,
  source: SourceText,
): void {
  if (draft.kind !== 'class' || draft.body?.parent?.type !== 'class') return;
  const node = draft.body.parent.childForFieldName('name');
  if (node === null) return;
  const name = source.nameAt(node);
  scopes.exactly(draft.start, draft.end)?.names.set(name, binding);
  if (!around.names.has(name)) around.names.set(name, binding);
}
