import * as vscode from 'vscode';
import type { AnswerCode } from '../../core/answers/answerReading.ts';
import type { IndexedFolder } from '../services.ts';
import { inDocument } from '../suggestions/inDocument.ts';
import { bindSuggestion, FROM_CHAT, type Suggestion } from '../suggestions/suggestion.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';

/** The checked code of an answer as suggestions like any other: bound to the exact text, nothing in the document. Gives those there were too. */
export async function suggestAll(
  code: readonly AnswerCode[],
  folder: IndexedFolder,
  { store, outlines }: Pick<SuggestionTools, 'store' | 'outlines'>,
): Promise<readonly Suggestion[]> {
  const made: Suggestion[] = [];
  for (const each of code) {
    if (each.state !== 'suggested') continue;
    const { path, base, start, end, reply, behind, replacement, addedImports, problems, callers } = each.edit;
    const bindTo = behind ?? { id: each.target, name: each.name, kind: each.kind };
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.folder.uri, path));
    const uri = document.uri.toString();
    const known = store
      .in(uri)
      .find((other) => other.state === 'pending' && saysTheSame(other, bindTo.id, replacement));
    if (known !== undefined) {
      made.push(known);
      continue;
    }
    const warnings = problems.filter(({ severity }) => severity === 'warn');
    const { id: target, name, kind } = bindTo;
    const isNew = behind === undefined ? {} : { adds: each.target };
    const about = { id: store.newId(), uri, target, name, kind, action: 'change' as const, ...isNew };
    const facts = { ...about, reply, replacement, addedImports, warnings, callers, origin: FROM_CHAT };
    const bound = bindSuggestion(facts, base, { start, end });
    const suggestion = await inDocument(bound, base, document, outlines);
    store.add(suggestion);
    made.push(suggestion);
  }
  return made;
}

/** The same answer a second time brings nothing new. */
function saysTheSame(other: Suggestion, target: string, replacement: string): boolean {
  return other.target === target && other.replacement === replacement;
}
