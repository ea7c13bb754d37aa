import { mochaSuite } from '../host/mochaSuite.ts';

/**
 * What VS Code's extension host runs. The order matters: first contact comes before anything is asked for. VS Code's own
 * timing (watchers, focus) fails one test in some thousand; such a one is tried once more, and the run says so.
 */
export function run(): Promise<void> {
  const files = [
    { name: 'firstContact', load: () => import('./firstContact.vscode.test.ts') },
    { name: 'activation', load: () => import('./activation.vscode.test.ts') },
    { name: 'indexedFolders', load: () => import('./indexedFolders.vscode.test.ts') },
    { name: 'statusLook', load: () => import('./statusLook.vscode.test.ts') },
    { name: 'gitignoreOffer', load: () => import('./gitignoreOffer.vscode.test.ts') },
    { name: 'parseWorkspace', load: () => import('./parseWorkspace.vscode.test.ts') },
    { name: 'syntaxProblems', load: () => import('./syntaxProblems.vscode.test.ts') },
    { name: 'driftProblems', load: () => import('./driftProblems.vscode.test.ts') },
    { name: 'tasksView', load: () => import('./tasksView.vscode.test.ts') },
    { name: 'dashboard', load: () => import('./dashboard/dashboard.vscode.test.ts') },
    { name: 'dashboard/answerBoard', load: () => import('./dashboard/answerBoard.vscode.test.ts') },
    { name: 'continueBridge', load: () => import('./continueBridge/continueBridge.vscode.test.ts') },
    { name: 'assistants', load: () => import('./assistants/assistants.vscode.test.ts') },
    { name: 'api', load: () => import('./assistants/api.vscode.test.ts') },
    { name: 'localServer', load: () => import('./localServer/localServer.vscode.test.ts') },
    { name: 'context', load: () => import('./context.vscode.test.ts') },
    { name: 'suggestions/offer', load: () => import('./suggestions/offer.vscode.test.ts') },
    { name: 'suggestions/request', load: () => import('./suggestions/request.vscode.test.ts') },
    { name: 'suggestions/consent', load: () => import('./suggestions/consent.vscode.test.ts') },
    { name: 'suggestions/accept', load: () => import('./suggestions/accept.vscode.test.ts') },
    { name: 'suggestions/overtaken', load: () => import('./suggestions/overtaken.vscode.test.ts') },
    { name: 'suggestions/hunks', load: () => import('./suggestions/hunks.vscode.test.ts') },
    { name: 'suggestions/keys', load: () => import('./suggestions/keys.vscode.test.ts') },
    { name: 'suggestions/view', load: () => import('./suggestions/view.vscode.test.ts') },
    { name: 'suggestions/keeper', load: () => import('./suggestions/keeper.vscode.test.ts') },
    { name: 'suggestions/property', load: () => import('./suggestions/property.vscode.test.ts') },
    { name: 'suggestions/follow', load: () => import('./suggestions/follow.vscode.test.ts') },
    { name: 'analyzeTask', load: () => import('./analyzeTask.vscode.test.ts') },
    { name: 'answers/importAnswer', load: () => import('./answers/importAnswer.vscode.test.ts') },
    { name: 'models/editorModel', load: () => import('./models/editorModel.vscode.test.ts') },
    { name: 'models/warmUp', load: () => import('./models/warmUp.vscode.test.ts') },
    { name: 'models/setUp', load: () => import('./models/setUp.vscode.test.ts') },
    { name: 'usage', load: () => import('./usage.vscode.test.ts') },
    { name: 'suggestions/actions', load: () => import('./suggestions/actions.vscode.test.ts') },
    { name: 'suggestions/nothingToDo', load: () => import('./suggestions/nothingToDo.vscode.test.ts') },
    { name: 'voice', load: () => import('./voice/askByVoice.vscode.test.ts') },
  ];
  return mochaSuite(files, { retries: 1 });
}
