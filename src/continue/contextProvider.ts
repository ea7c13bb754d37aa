import { currentFile, currentSymbol, type ItemOptions, note, openTasks, wholeProject } from './contextItems.ts';
import type { ContinueContextItem, ContinueContextProvider, ContinueExtras } from './continueApi.ts';
import { CONTINUE_TITLE } from './continueApi.ts';
import type { ContinueWorkspace } from './continueWorkspace.ts';

export interface ContextProviderOptions extends Omit<ItemOptions, 'budget'> {
  /** Undefined when llmstruct was switched off; Continue cannot forget a provider. */
  workspace(): ContinueWorkspace | undefined;
  /** Resolves after so many ms, in the background. */
  wait(ms: number): Promise<void>;
  log(message: string): void;
}

/** Continue waits forever; we do not, in ms. */
const PATIENCE = 8000;
/** The part of the model's window that our context may fill. */
const SHARE = 0.25;
/** What Continue itself takes where a model does not say, in tokens. */
const USUAL_WINDOW = 8192;

type Choice = (workspace: ContinueWorkspace, options: ItemOptions) => Promise<ContinueContextItem[]>;

const CHOICES: Readonly<
  Record<string, { readonly title: string; readonly description: string; readonly items: Choice }>
> = {
  symbol: {
    title: 'Current symbol',
    description: 'The definition at the cursor and what it uses',
    items: currentSymbol,
  },
  file: { title: 'Current file', description: 'The file in the editor, or its outline', items: currentFile },
  tasks: { title: 'Open tasks', description: 'The tasks of llmstruct.toml that are not done', items: openTasks },
  project: { title: 'Project map', description: 'The files and what they define', items: wholeProject },
};

/**
 * What `@llmstruct` is to Continue: a submenu of what to hand over. It always answers, in bounded time, and with a sentence
 * where it has nothing.
 */
export function createContextProvider(options: ContextProviderOptions): ContinueContextProvider {
  const { t } = options;
  return {
    description: {
      title: CONTINUE_TITLE,
      displayTitle: CONTINUE_TITLE,
      description: t('Structural code context from llmstruct'),
      type: 'submenu',
      // Else the text of the mention reaches the model as if the person had written it.
      renderInlineAs: '',
    },
    deprecationMessage: null,
    loadSubmenuItems() {
      const items = Object.entries(CHOICES).map(([id, { title, description }]) => ({
        id,
        title: t(title),
        description: t(description),
      }));
      return Promise.resolve(items);
    },
    async getContextItems(query, extras) {
      const choice = CHOICES[query]?.items ?? currentSymbol;
      const workspace = options.workspace();
      if (workspace === undefined) return [note(t('llmstruct is switched off.'))];
      try {
        const items = choice(workspace, { ...options, budget: budgetFor(extras) });
        const late = options.wait(PATIENCE).then(() => [note(t('llmstruct did not answer in time.'))]);
        return await Promise.race([items, late]);
      } catch (error) {
        options.log(`@llmstruct ${query}: ${String(error)}`);
        return [note(t('llmstruct could not give its context; its log says why.'))];
      }
    },
  };
}

function budgetFor(extras: ContinueExtras | undefined): number {
  const window = extras?.llm?.contextLength;
  const usable = typeof window === 'number' && Number.isFinite(window) && window > 0 ? window : USUAL_WINDOW;
  return Math.max(256, Math.floor(usable * SHARE));
}
