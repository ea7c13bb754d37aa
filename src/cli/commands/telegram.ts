import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { LlmstructError } from '../../core/errors.ts';
import { withoutHint } from '../../core/privacy/withoutHint.ts';
import { isLoopbackName } from '../../llm/ollamaHost.ts';
import { pushBranch } from '../../node/pushBranch.ts';
import { keptFresh } from '../../server/keptFresh.ts';
import { stateFolder } from '../../server/serverState.ts';
import type { PullRequestWish, TelegramHost } from '../../telegram/telegramHost.ts';
import { changeRequestsAt } from '../../trackers/changeRequests.ts';
import { createMemoryResponseCache } from '../../trackers/responseCache.ts';
import { describePlace } from '../../trackers/trackerPlace.ts';
import type { CliContext } from '../cliContext.ts';
import { wordEditProblem } from '../editProblemWording.ts';
import { EXIT } from '../exitCodes.ts';
import { failureOf } from '../failure.ts';
import { hearRecording } from '../hearRecording.ts';
import { translator } from '../language.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, warningsTo, withWorkspace } from '../workspace.ts';
import { syncPlace, trackerToken } from './tasks/syncPlace.ts';

interface TelegramCommandOptions {
  readonly input?: string;
  readonly model?: string;
  readonly allowCloud?: boolean;
  readonly pullRequests?: boolean;
}

export function telegramCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('telegram')
    .description(t('Answer people in Telegram, until it is stopped: /fix, for those on the list'))
    .option('--model <provider/model>', t('ask this model (default: [model] order)'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'))
    .option('--pull-requests', t('offer to push an accepted change and to open a pull request for it'))
    .option('--input <dir>', t('the workspace (default: the current folder)'))
    .action(async (options: TelegramCommandOptions) => context.exit(await runTelegram(context, options)));
}

async function runTelegram(context: CliContext, options: TelegramCommandOptions): Promise<number> {
  const { host, t } = context;
  const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_API_ROOT: written } = host.environment;
  if (token.trim() === '') throw new LlmstructError('telegram-token-missing');
  if (!/^\d+:[\w-]+$/.test(token.trim())) throw new LlmstructError('telegram-token-refused');
  const apiRoot = apiRootOf(written);
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    await workspace.update({ kind: 'none', lazy: true });
    const { telegram } = await workspace.index.settings();
    if (telegram.allow.length === 0) {
      host.err.write(
        `${t('[telegram] allow in llmstruct.toml is empty: the bot tells their number to those who write /start, and does nothing else.')}\n`,
      );
    }
    // A bundle of its own: no other command pays for the client.
    const { serveTelegram } = await import('../../telegram/serveTelegram.ts');
    const onListening = (name: string): void =>
      void host.err.write(`${t('Listening as @{0} in Telegram; Ctrl-C stops.', name)}\n`);
    const places = { stateFolder: join(workspace.root, '.llmstruct'), lockFolder: stateFolder(host.environment) };
    await serveTelegram(
      { token: token.trim(), apiRoot, onListening, ...places },
      telegramHost(context, workspace, options),
    );
    return EXIT.fine;
  });
}

/** The token is in every address: it goes to this machine or through TLS only. */
function apiRootOf(written: string | undefined): string {
  const text = written?.trim().replace(/\/+$/, '') || 'https://api.telegram.org';
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))))
    return text;
  throw new UsageError('{0} must be an https address, or one of this machine.', 'TELEGRAM_API_ROOT');
}

function telegramHost(context: CliContext, workspace: Workspace, options: TelegramCommandOptions): TelegramHost {
  const { host, language } = context;
  const { root, index } = workspace;
  return {
    ...{ name: basename(root), root, index, language },
    ...{ log: warningsTo(context), cancellation: host.cancellation, clock: host.clock, now: host.now },
    refresh: keptFresh(index, host.clock).refresh,
    async models() {
      const { modelOrder } = await index.settings();
      const order = options.model === undefined ? modelOrder : [options.model];
      return usableModels(context, order, options.allowCloud === true);
    },
    hear: (recording) => hearRecording(recording, context, index, options.allowCloud === true),
    t: translator,
    failure: (error, spoken) => failureOf(withoutHint(error), translator(spoken)),
    wordProblem: (problem, spoken) => wordEditProblem(problem, translator(spoken)),
    ...(options.pullRequests === true
      ? { openPullRequest: (wish: PullRequestWish) => pushAndOpen(context, workspace, wish) }
      : {}),
  };
}

/** Only where the person who started the bot said so: it pushes with their rights. */
async function pushAndOpen(
  context: CliContext,
  { root, index }: Workspace,
  { branch, from, title, body }: PullRequestWish,
): Promise<string> {
  const { host } = context;
  const place = await syncPlace(context, root, {}, (await index.settings()).sync);
  const token = trackerToken(context, place);
  await pushBranch(root, branch, host.cancellation);
  const abort = new AbortController();
  const stop = host.cancellation.onCancel(() => abort.abort());
  try {
    const connection = {
      ...{ place: describePlace(place), signal: abort.signal, cache: createMemoryResponseCache(), now: host.now },
      sleep: (ms: number) => sleep(ms, undefined, { signal: abort.signal }),
    };
    const requests = changeRequestsAt(place, token, connection);
    const base = from ?? (await requests.defaultBranch());
    return (await requests.propose({ title, body, head: branch, base })).url;
  } finally {
    stop();
  }
}
