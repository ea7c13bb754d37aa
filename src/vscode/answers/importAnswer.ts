import * as vscode from 'vscode';
import type { AdviceFound, AnswerCode, ImportedAdvice } from '../../core/answers/answerReading.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { splitAdvice } from '../../core/tasks/importAdvice.ts';
import { folderAtHand } from '../commands/folderAtHand.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { notify } from '../notify.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TrustedFolders } from '../ports/indexedFolders.ts';
import { goToSuggestion } from '../suggestions/goToSuggestion.ts';
import { openFiles } from '../suggestions/prepareRequest.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import type { TaskChanger } from '../tasks/taskChanger.ts';
import { suggestAll } from './answerSuggestions.ts';
import { answerText } from './answerText.ts';
import { pickAdvice, pickPlaces, pickSymbols } from './chooseMeaning.ts';
import { importPage } from './importPage.ts';

/** What the import works with; made once by `registerAnswers`. */
export interface AnswerTools extends Pick<SuggestionTools, 'log' | 'store' | 'outlines'> {
  readonly folders: TrustedFolders;
  readonly changer: TaskChanger;
  readonly pages: PageDocuments;
}

/** What came of an import, for whoever runs the command from code. People have been told already. */
export type ImportOutcome =
  | {
      readonly status: 'imported';
      readonly suggestions: readonly string[];
      readonly tasks: ImportedAdvice<TaskWithPlace>;
    }
  | { readonly status: 'dismissed' | 'no-folder' };

/**
 * *Import Chat Answer*: code of an answer becomes suggestions, advice becomes tasks; what is not clear is asked. `given` is the answer, all of
 * whose advice is taken then; else a person says where it is.
 */
export async function importAnswer(given: unknown, tools: AnswerTools): Promise<ImportOutcome> {
  const text = typeof given === 'string' ? given : await answerText();
  if (text === undefined || text.trim() === '') return { status: 'dismissed' };
  if (!hasFolders(tools)) return { status: 'no-folder' };
  const folder = await folderAtHand(tools.folders, vscode.l10n.t('Which folder is the answer about?'));
  if (folder === undefined) return { status: 'dismissed' };
  const request = { text, open: openFiles(folder, tools.folders) };
  const first = await folder.index.readAnswer(request);
  const picks = await pickPlaces(first);
  const { code, advice } = picks.length === 0 ? first : await folder.index.readAnswer({ ...request, picks });
  const { fresh } = splitAdvice((await folder.index.tasks()).tasks, advice);
  const chosen = typeof given === 'string' ? fresh : ((await pickAdvice(fresh)) ?? []);
  const suggestions = await suggestAll(code, folder, tools);
  const tasks = await takeAdvice(
    [...advice.filter((each) => !fresh.includes(each)), ...(await pickSymbols(chosen))],
    folder,
    tools,
  );
  say(code, tasks, tools);
  return { status: 'imported', suggestions: suggestions.map(({ id }) => id), tasks };
}

/** Nothing is written, and nothing asked to be saved, for advice that has its tasks. */
async function takeAdvice(
  advice: readonly AdviceFound[],
  folder: FolderIndex,
  { changer }: AnswerTools,
): Promise<ImportedAdvice<TaskWithPlace>> {
  const { known, fresh } = splitAdvice((await folder.index.tasks()).tasks, advice);
  if (fresh.length === 0) return { added: [], known };
  return changer.change(folder, (index) => index.importAdvice(advice));
}

function say(code: readonly AnswerCode[], { added, known }: ImportedAdvice<TaskWithPlace>, tools: AnswerTools): void {
  const { l10n } = vscode;
  const { log, store, pages } = tools;
  const count = (...states: readonly AnswerCode['state'][]) =>
    code.filter(({ state }) => states.includes(state)).length;
  const [suggested, left] = [count('suggested'), count('refused', 'ambiguous', 'unbound')];
  const parts = [
    l10n.t('Suggestions: {count}', { count: suggested }),
    l10n.t('new tasks: {count}', { count: added.length }),
    ...(known.length > 0 ? [l10n.t('tasks already there: {count}', { count: known.length })] : []),
    ...(left > 0 ? [l10n.t('code not used: {count}', { count: left })] : []),
  ];
  const show = { title: l10n.t('Show'), run: () => goToSuggestion({ log, store }, 1) };
  const details = {
    title: l10n.t('Details'),
    run: () => pages.show(l10n.t('what became of the answer'), importPage(code, { added, known })),
  };
  notify(log, 'info', `llmstruct · ${parts.join(' · ')}`, [...(suggested > 0 ? [show] : []), details]);
}
