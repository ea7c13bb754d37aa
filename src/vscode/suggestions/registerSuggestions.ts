import * as vscode from 'vscode';
import { registerActions } from '../actions/registerActions.ts';
import { PageDocuments } from '../pageDocuments.ts';
import { outputLog } from '../ports/outputLog.ts';
import type { Services } from '../services.ts';
import { Acceptances } from './acceptances.ts';
import { Consent } from './consent.ts';
import { askInDialog } from './consentDialog.ts';
import { ConsentMemory } from './consentMemory.ts';
import { SuggestionContextKeys } from './contextKeys.ts';
import { createSurface } from './createSurface.ts';
import { DocumentTracker } from './documentTracker.ts';
import { Outcomes, outcomesIn } from './outcomes.ts';
import { OutlineCache } from './outlineCache.ts';

import { RunningRequests } from './runningRequests.ts';
import { SideBySide } from './sideBySide.ts';
import { registerSuggestionCommands } from './suggestionCommands.ts';
import { keptIds, SuggestionKeeper } from './suggestionKeeper.ts';
import { SuggestionLenses } from './suggestionLenses.ts';
import { SuggestionMarks } from './suggestionMarks.ts';
import { SuggestionStore } from './suggestionStore.ts';
import { SuggestionsView } from './suggestionsView.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { SuggestionVerdicts } from './suggestionVerdicts.ts';
import { Turns } from './turns.ts';

/** Files only: in other documents nothing can be improved, and the palette's command says why. */
const FILES: vscode.DocumentFilter = { scheme: 'file' };

/** What the rest of the extension sees of the suggestions. */
export interface RegisteredSuggestions extends vscode.Disposable {
  readonly view: SuggestionsView;
  readonly tools: SuggestionTools;
  readonly requests: RunningRequests;
}

/** Composes "Make it better" and the suggestions in the editor. */
export function registerSuggestions(services: Services): RegisteredSuggestions {
  const { context, log, folders, usage } = services;
  const memory = context.workspaceState;
  const known = [...outcomesIn(memory).map(({ id }) => id), ...keptIds(memory)];
  const store = new SuggestionStore(Math.max(0, ...known.map(SuggestionStore.numberOf)));
  const outcomes = new Outcomes(store, memory);
  const pages = new PageDocuments('llmstruct-receipt');
  const outlines = new OutlineCache(folders);
  const sideBySide = new SideBySide({ store, folders, outlines });
  const surface = createSurface(store, sideBySide, log);
  const requests = new RunningRequests();
  const showFirst = (page: string) =>
    void services.egressPages.showLatest(`llmstruct: ${vscode.l10n.t('what would be sent')}`, page);
  const lenses = new SuggestionLenses(store);
  const tools: SuggestionTools = {
    log,
    folders,
    usage,
    store,
    acceptances: new Acceptances(),
    turns: new Turns(),
    outcomes,
    outlines,
    surface,
    consent: new Consent(new ConsentMemory(memory), askInDialog(showFirst), outputLog(log)),
    models: (folder) => services.models(folder),
    circuit: services.circuit,
  };
  const view = new SuggestionsView(store, outcomes);
  const registered = vscode.Disposable.from(
    requests,
    outcomes,
    pages,
    view,
    surface,
    sideBySide,
    lenses,
    new SuggestionMarks(store, context.extensionUri),
    new SuggestionContextKeys(store),
    new SuggestionVerdicts(store, folders, usage),
    new DocumentTracker(tools),
    new SuggestionKeeper(tools, memory),
    vscode.languages.registerCodeLensProvider(FILES, lenses),
    registerSuggestionCommands(tools, sideBySide, requests, pages),
    registerActions(tools, requests, memory),
  );
  return { view, tools, requests, dispose: () => void registered.dispose() };
}
