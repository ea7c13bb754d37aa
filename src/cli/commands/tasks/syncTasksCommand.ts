import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { SyncPlan, SyncPreference } from '../../../core/tasks/sync/syncPlan.ts';
import { wordPlan } from '../../../core/tasks/sync/syncWording.ts';
import { digest } from '../../../node/digest.ts';
import { readResponseFile, writeResponseFile } from '../../../node/responseFile.ts';
import type { CachedResponse } from '../../../trackers/responseCache.ts';
import { syncTasks } from '../../../trackers/syncTasks.ts';
import { trackerFor } from '../../../trackers/trackerFor.ts';
import { describePlace } from '../../../trackers/trackerPlace.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { UsageError } from '../../usageError.ts';
import { withWorkspace } from '../../workspace.ts';
import { type PlaceOptions, syncPlace, trackerToken } from './syncPlace.ts';

interface SyncOptions extends CommonOptions, PlaceOptions {
  readonly dryRun?: boolean;
  readonly prefer?: string;
  readonly label?: string;
}

export function syncTasksCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('sync')
    .description(t('Bring tasks and Issues of GitHub or GitLab to say the same'))
    .option('--dry-run', t('say what would be done, and do nothing'))
    .option('--repository <place>', t('where the Issues are: owner/name or an address'))
    .option('--tracker <name>', t('whose server it is: github or gitlab'))
    .option('--prefer <side>', t('which side wins where both changed: tasks or issues'))
    .option('--label <name>', t('Issues with this label become tasks'));
  return addCommonOptions(command, t).action(async (options: SyncOptions) =>
    context.exit(await runSync(context, options)),
  );
}

/** Exits with 1 where both sides changed the same, or an Issue is gone. */
async function runSync(context: CliContext, options: SyncOptions): Promise<number> {
  const prefer = preferenceOf(options.prefer);
  return withWorkspace(context, options.input, undefined, async ({ root, index }) => {
    const { sync } = await index.settings();
    const place = await syncPlace(context, root, options, sync);
    const folder = join(root, '.llmstruct');
    const responses = readResponseFile<CachedResponse>(folder);
    const abort = new AbortController();
    const stop = context.host.cancellation.onCancel(() => abort.abort());
    try {
      const tracker = trackerFor(place, trackerToken(context, place), {
        place: describePlace(place),
        signal: abort.signal,
        cache: { get: (url) => responses.get(url), put: (url, response) => void responses.set(url, response) },
        sleep: (ms) => sleep(ms, undefined, { signal: abort.signal }),
        now: context.host.now,
      });
      const dryRun = options.dryRun === true;
      const plan = await syncTasks(index, tracker, { prefer, label: options.label ?? sync.label, digest, dryRun });
      if (options.json === true) printJson(context, syncDocument(tracker.place, dryRun, plan));
      else printText(context, describe(context, tracker.place, dryRun, plan));
      return plan.conflicts.length > 0 || plan.lost.length > 0 ? EXIT.findings : EXIT.fine;
    } finally {
      stop();
      writeResponseFile(folder, responses);
    }
  });
}

function preferenceOf(text: string | undefined): SyncPreference {
  if (text === undefined) return 'ask';
  if (text === 'tasks' || text === 'issues') return text;
  throw new UsageError('{0} is one of {1}, not {2}.', '--prefer', 'tasks, issues', text);
}

/** The form of `tasks sync --json`. */
function syncDocument(place: string, dryRun: boolean, { steps, conflicts, talk, lost }: SyncPlan): object {
  const shown = steps.map((step) => ({
    kind: step.kind,
    ...('task' in step ? { task: step.task } : {}),
    ...('issue' in step ? { issue: step.issue } : {}),
    ...('title' in step ? { title: step.title } : {}),
    ...('fields' in step ? { fields: step.fields } : {}),
  }));
  return { place, dryRun, steps: shown, conflicts, talk, lost };
}

function describe(context: CliContext, place: string, dryRun: boolean, plan: SyncPlan): string {
  const { t, number } = context;
  const lines = wordPlan(plan, t);
  if (plan.conflicts.length > 0) lines.push(t('Decide with --prefer tasks or --prefer issues, or change one side.'));
  const count = number(plan.steps.length);
  if (plan.steps.length > 0 && dryRun)
    lines.push(t('{0}: {1} steps would be done, nothing was written.', place, count));
  else if (plan.steps.length > 0) lines.push(t('{0}: {1} steps done.', place, count));
  else if (lines.length === 0) lines.push(t('Tasks and {0} say the same.', place));
  return lines.join('\n');
}
