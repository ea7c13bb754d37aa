import * as vscode from 'vscode';
import { registerActions } from '../actions/registerActions.ts';
import { outputLog } from '../ports/outputLog.ts';
import type { Services } from '../services.ts';
import { Consent } from './consent.ts';
import { askInDialog } from './consentDialog.ts';
import { ConsentMemory } from './consentMemory.ts';
import { SuggestionContextKeys } from './contextKeys.ts';
import { createSurface } from './createSurface.ts';
import { DocumentTracker } from './documentTracker.ts';
import { OutlineCache } from './outlineCache.ts';
import { RemovedLines } from './removedLines.ts';
import { RunningRequests } from './runningRequests.ts';
import { SideBySide } from './sideBySide.ts';
import { registerSuggestionCommands } from './suggestionCommands.ts';
import { SuggestionLenses } from './suggestionLenses.ts';
import { SuggestionStore } from './suggestionStore.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { SuggestionVerdicts } from './suggestionVerdicts.ts';

/** Files only: in other documents nothing can be improved, and the palette's command says why. */
const FILES: vscode.DocumentFilter = { scheme: 'file' };

/** Composes "Make it better" and the suggestions in the editor. */
export function registerSuggestions(services: Services): vscode.Disposable {
  const { context, log, folders, usage } = services;
  const store = new SuggestionStore();
  const outlines = new OutlineCache(folders);
  const sideBySide = new SideBySide({ store, folders, outlines });
  const surface = createSurface(store, sideBySide, log);
  const requests = new RunningRequests();
  const showFirst = (page: string) => void services.egressPages.show(vscode.l10n.t('what would be sent'), page);
  const lenses = new SuggestionLenses(store);
  const tools: SuggestionTools = {
    log,
    folders,
    usage,
    store,
    outlines,
    surface,
    consent: new Consent(new ConsentMemory(context.workspaceState), askInDialog(showFirst), outputLog(log)),
    models: (folder) => services.models(folder),
  };
  return vscode.Disposable.from(
    requests,
    surface,
    sideBySide,
    lenses,
    new RemovedLines(store),
    new SuggestionContextKeys(store),
    new SuggestionVerdicts(store, folders, usage),
    new DocumentTracker(store, outlines, log),
    vscode.languages.registerCodeLensProvider(FILES, lenses),
    registerSuggestionCommands(tools, sideBySide, requests),
    registerActions(tools, requests),
  );
}
