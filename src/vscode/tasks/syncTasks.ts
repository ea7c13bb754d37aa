import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { isLlmstructError, LlmstructError } from '../../core/errors.ts';
import type { IssueTracker } from '../../core/tasks/sync/issue.ts';
import type { SyncPlan, SyncPreference } from '../../core/tasks/sync/syncPlan.ts';
import { wordPlan } from '../../core/tasks/sync/syncWording.ts';
import { digest } from '../../node/digest.ts';
import { originOf } from '../../node/gitRemote.ts';
import { createMemoryResponseCache, type ResponseCache } from '../../trackers/responseCache.ts';
import { syncTasks } from '../../trackers/syncTasks.ts';
import { trackerFor } from '../../trackers/trackerFor.ts';
import { describePlace, parseTrackerPlace } from '../../trackers/trackerPlace.ts';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { saveTasksFirst } from './saveTasksFirst.ts';
import type { TaskTools } from './taskTools.ts';

/** More lines would push the buttons of a modal message off a small screen. */
const MOST_LINES = 20;

/** Answers that servers confirm, for as long as the window lives. */
const cache: ResponseCache = createMemoryResponseCache();

/** "Sync Tasks with Issues": shows what would be done, and does it when told so; of what both sides changed it asks which one holds. */
export async function syncTasksWithIssues(folder: FolderIndex, { log, tokens, changer }: TaskTools): Promise<void> {
  const { sync } = await folder.index.settings();
  const said = sync.repository ?? (await originOf(folder.folder.uri.fsPath));
  if (said === undefined) throw new LlmstructError('tracker-unset');
  const place = parseTrackerPlace(said, sync.tracker);
  const name = describePlace(place);
  const token = await tokens.get(place);
  if (token === undefined) {
    notify(log, 'info', vscode.l10n.t('Nothing was synced with {0}: llmstruct has no sign-in for it.', name));
    return;
  }
  // What is planned is what is on disk, and what is written there must not be overwritten by an editor that knew nothing of it.
  await saveTasksFirst(folder.folder);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Tasks and {0}', name), cancellable: true },
    async (_, cancelled) => {
      const abort = new AbortController();
      cancelled.onCancellationRequested(() => abort.abort());
      const tracker = trackerFor(place, token, {
        place: name,
        signal: abort.signal,
        cache,
        sleep: (ms) => sleep(ms, undefined, { signal: abort.signal }),
        now: () => Date.now(),
      });
      const onFailure = async (error: unknown) => {
        if (abort.signal.aborted) return undefined;
        if (isLlmstructError(error) && error.code === 'tracker-refused') await tokens.refuse(place);
        throw error;
      };
      const options = { label: sync.label, digest };
      const plan = () => syncTasks(folder.index, tracker, { ...options, prefer: 'ask', dryRun: true }).catch(onFailure);
      const write = (prefer: SyncPreference, seen: SyncPlan['conflicts']) =>
        changer
          .change(folder, (index) => syncTasks(index, tracker, { ...options, prefer, seen, dryRun: false }))
          .catch(onFailure);
      await decide({ plan, write }, tracker, log);
    },
  );
}

/** Undefined: the person has cancelled it. */
interface SyncRuns {
  plan(): Promise<SyncPlan | undefined>;
  /** `seen`: the conflicts that `prefer` was chosen for. */
  write(prefer: SyncPreference, seen: SyncPlan['conflicts']): Promise<SyncPlan | undefined>;
}

async function decide(
  { plan: makePlan, write }: SyncRuns,
  tracker: IssueTracker,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { l10n } = vscode;
  const plan = await makePlan();
  if (plan === undefined) return;
  const lines = wordPlan(plan, (text, ...values) => l10n.t(text, ...values));
  if (lines.length === 0) return notify(log, 'info', l10n.t('Tasks and {0} say the same.', tracker.place));
  if (plan.steps.length === 0 && plan.conflicts.length === 0) {
    await write('ask', []);
    return notify(log, 'info', lines.join('; '));
  }
  const prefer = await choose(plan, lines, tracker.place);
  if (prefer === undefined) return;
  const done = await write(prefer, plan.conflicts);
  if (done !== undefined) notify(log, 'info', l10n.t('{0}: {1} steps done.', tracker.place, String(done.steps.length)));
}

/** Shows the plan in a modal message: what both changed can be decided for either side, or left. */
async function choose(plan: SyncPlan, lines: readonly string[], place: string): Promise<SyncPreference | undefined> {
  const { l10n, window } = vscode;
  const shown = lines.slice(0, MOST_LINES).map((line) => `• ${line}`);
  const more = lines.length - shown.length;
  if (more > 0) shown.push(l10n.t('… and {count} more', { count: more }));
  const sync = l10n.t('Sync');
  const choices: Record<string, SyncPreference> = plan.steps.length > 0 ? { [sync]: 'ask' } : {};
  if (plan.conflicts.length > 0) {
    choices[l10n.t('Tasks Hold')] = 'tasks';
    choices[l10n.t('Issues Hold')] = 'issues';
  }
  const question = l10n.t('Bring tasks and {0} to say the same?', place);
  const chosen = await window.showInformationMessage(
    question,
    { modal: true, detail: shown.join('\n') },
    ...Object.keys(choices),
  );
  return chosen === undefined ? undefined : choices[chosen];
}
