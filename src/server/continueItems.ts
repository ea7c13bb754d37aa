import { checkFolder } from '../node/nodeFileSystem.ts';
import { reasonOf } from '../node/systemErrors.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem.ts';
import { type PickedFolder, pickFolder } from './servedFolders.ts';
import type { ContextItem, ServerLimits, ServerServices } from './serverOptions.ts';

/** What Continue's `http` provider sends (`ContinueRequest` of `schemas/openapi.yaml`): it says nothing of the model. */
export interface ContinueRequest {
  /** Empty for a mention. */
  readonly query?: string;
  /** What the person typed. */
  readonly fullInput?: string;
  /** What the block says under `options`. */
  readonly options?: { readonly budget?: number };
  /** A URI; absent when the file in the editor is in no folder. */
  readonly workspacePath?: string;
}

/** The part of the usual window (8192 tokens) that our context may fill: Continue's request says nothing of the model. */
const USUAL_BUDGET = 2048;
const MOST_BUDGET = 100_000;
const LEAST_BUDGET = 64;

/**
 * The items for a message in Continue's chat, always at least one and never an error: a failure is an item whose text says
 * what to do, since Continue shows nothing else.
 */
export async function answerContinue(
  request: ContinueRequest,
  services: ServerServices,
  { answerMs }: ServerLimits,
): Promise<readonly ContextItem[]> {
  const { t, log } = services;
  const picked = pickFolder(services.folders.folders(), request.workspacePath);
  if (picked.kind !== 'found') return [noteItem(wordPicked(picked, t))];
  const { folder } = picked;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly ContextItem[]>((resolve) => {
    timer = setTimeout(() => resolve([noteItem(t('llmstruct did not answer in time.'))]), answerMs);
  });
  const items = async (): Promise<readonly ContextItem[]> => {
    checkFolder(folder.root);
    await folder.refresh();
    const message = request.fullInput || request.query || '';
    const found = await services.itemsFor(folder, message.trim(), budgetOf(request.options));
    return found.length > 0 ? found : [noteItem(t('Nothing in the workspace has words of the question.'))];
  };
  try {
    return await Promise.race([items(), late]);
  } catch (error) {
    log.write('warn', `Continue in ${folder.name}: ${reasonOf(error)}`);
    return [problemItem(problemOf(error, t))];
  } finally {
    clearTimeout(timer);
  }
}

/** A problem as an item. */
export function problemItem({ title, detail }: Problem): ContextItem {
  return noteItem(`${title} ${detail}`.trim());
}

/** A sentence in place of context: the person sees it, and the model does not guess. */
function noteItem(text: string): ContextItem {
  return { name: 'llmstruct', description: text, content: `(llmstruct: ${text})` };
}

function wordPicked(picked: Exclude<PickedFolder, { kind: 'found' }>, t: ServerServices['t']): string {
  switch (picked.kind) {
    case 'unknown':
      return t(
        'llmstruct does not serve {0}. Open the folder in VS Code with llmstruct, or run llmstruct serve --input for it.',
        picked.place,
      );
    case 'several':
      return t(
        'Which folder is meant? There are {0}. Name one; in Continue, open a file of it.',
        picked.names.join(', '),
      );
    case 'none':
      return t('No folder is open in llmstruct.');
  }
}

function budgetOf(options: ContinueRequest['options']): number {
  return Math.floor(Math.min(MOST_BUDGET, Math.max(LEAST_BUDGET, options?.budget ?? USUAL_BUDGET)));
}
