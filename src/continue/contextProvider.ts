import { isLlmstructError } from '../core/errors.ts';
import {
  changedSinceCommit,
  currentFile,
  currentSymbol,
  openTasks,
  selectedText,
  wholeProject,
} from './contextItems.ts';
import type { ContinueContextItem, ContinueContextProvider, ContinueExtras } from './continueApi.ts';
import { CONTINUE_TITLE } from './continueApi.ts';
import type { ContinueWorkspace } from './continueWorkspace.ts';
import { chosenSymbol } from './definitionItems.ts';
import { CONTEXT_SHARE } from './exportFiles.ts';
import { type ItemOptions, note } from './itemOptions.ts';
import { readChoice, symbolChoices } from './symbolChoices.ts';
import { workspaceForElsewhere } from './workspaceForElsewhere.ts';

export interface ContextProviderOptions extends Omit<ItemOptions, 'budget'> {
  /** Undefined when llmstruct was switched off; Continue cannot forget a provider. */
  workspace(): ContinueWorkspace | undefined;
  /** Resolves after so many ms, in the background. */
  wait(ms: number): Promise<void>;
  /** Resolves after other work had its turn. */
  turn(): Promise<void>;
  log(message: string): void;
}

/** Continue waits forever; we do not, in ms. */
const PATIENCE = 8000;
/** The list of choices must not keep the chat waiting, in ms. */
const LIST_PATIENCE = 3000;
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
  selection: { title: 'Selection', description: 'What is selected, and what it uses', items: selectedText },
  changes: { title: 'Changed files', description: 'What differs from the last commit', items: changedSinceCommit },
  tasks: { title: 'Open tasks', description: 'The tasks of llmstruct.toml that are not done', items: openTasks },
  project: { title: 'Project map', description: 'The files and what they define', items: wholeProject },
};

/**
 * What `@llmstruct` is to Continue: a submenu of what to hand over, the definitions by name among it. It always answers, in
 * bounded time, and with a sentence where it has nothing.
 */
export function createContextProvider(options: ContextProviderOptions): ContinueContextProvider {
  const { t } = options;
  // What model Continue hands it to is not known.
  const workspace = (): ContinueWorkspace | undefined => {
    const all = options.workspace();
    return all && workspaceForElsewhere(all);
  };
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
    async loadSubmenuItems() {
      const fixed = Object.entries(CHOICES).map(([id, { title, description }]) => ({
        id,
        title: t(title),
        description: t(description),
      }));
      try {
        const symbols = symbolChoices(workspace()?.folders ?? [], () => options.turn());
        return [...fixed, ...(await Promise.race([symbols, options.wait(LIST_PATIENCE).then(() => [])]))];
      } catch (error) {
        options.log(`@llmstruct: the definitions cannot be listed: ${String(error)}`);
        return fixed;
      }
    },
    async getContextItems(query, extras) {
      const guarded = workspace();
      if (guarded === undefined) return [note(t('llmstruct is switched off.'))];
      try {
        const sized = { ...options, budget: budgetFor(extras) };
        const symbol = readChoice(query);
        const items =
          symbol === undefined
            ? (CHOICES[query]?.items ?? currentSymbol)(guarded, sized)
            : chosenSymbol(guarded, symbol, sized);
        const late = options.wait(PATIENCE).then(() => [note(t('llmstruct did not answer in time.'))]);
        return await Promise.race([items, late]);
      } catch (error) {
        if (isLlmstructError(error) && error.code === 'local-only')
          return [
            note(t('{0} stays on this machine: [privacy] local_only names its file.', String(error.details['target']))),
          ];
        options.log(`@llmstruct ${query}: ${String(error)}`);
        return [note(t('llmstruct could not give its context; its log says why.'))];
      }
    },
  };
}

function budgetFor(extras: ContinueExtras | undefined): number {
  const window = extras?.llm?.contextLength;
  const usable = typeof window === 'number' && Number.isFinite(window) && window > 0 ? window : USUAL_WINDOW;
  return Math.max(256, Math.floor(usable * CONTEXT_SHARE));
}
