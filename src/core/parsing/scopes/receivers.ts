import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { LocalDraft, ScopeTree } from './scopes.ts';

/** Marks the first parameter of methods as their receiver, where the language passes it so. */
export function markReceivers(
  scopes: ScopeTree,
  drafts: readonly DefinitionDraft[],
  isMethod: (draft: DefinitionDraft) => boolean,
  decoratorTexts: (draft: DefinitionDraft) => readonly string[],
): void {
  for (const draft of drafts) {
    if (draft.bodyStart === undefined || !isMethod(draft)) continue;
    const decorators = decoratorTexts(draft).map((text) => text.replace(/^builtins\./, ''));
    if (decorators.includes('staticmethod')) continue;
    const scope = scopes.exactly(draft.start, draft.end);
    let first: LocalDraft | undefined;
    for (const binding of scope?.names.values() ?? []) {
      if (binding.kind === 'local' && binding.local.start < draft.bodyStart) {
        if (first === undefined || binding.local.start < first.start) first = binding.local;
      }
    }
    if (first === undefined) continue;
    const ofClass =
      decorators.includes('classmethod') || draft.name === '__new__' || draft.name === '__init_subclass__';
    first.receiver = ofClass ? '@class' : '@this';
  }
}
