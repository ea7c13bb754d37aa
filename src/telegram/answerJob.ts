import { randomBytes } from 'node:crypto';
import { InlineKeyboard } from 'grammy/web';
import { hideSecrets } from '../core/privacy/secrets/maskSecrets.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import type { BotServices } from './botServices.ts';
import type { FixJob, FixWish } from './fixWish.ts';
import { bold, code, codeBlock, escapeMarkup, LONGEST_MESSAGE, shortened } from './markup.ts';
import type { ProposedChange } from './proposal.ts';
import { type FixResult, runFix } from './runFix.ts';
import { failureText, fillMarkup, languageFor, rewrite, say, sayFile } from './speak.ts';
import type { BotLanguage } from './telegramHost.ts';

/** Runs a request to its end and answers it; whatever goes wrong is said in the chat. Never throws. */
export async function answerJob(job: FixJob, services: BotServices): Promise<void> {
  const { host, api, state } = services;
  const { asker, wish } = job;
  const language = languageFor(services, asker.user);
  const t = host.t(language);
  let notes: Promise<void> = Promise.resolve();
  /** One after another: a quick model must not be overtaken by what was said before it. */
  const note = (html: string): void => {
    const { note: message } = job;
    if (message !== undefined) notes = notes.then(() => rewrite(api, asker.chat, message, html));
  };
  try {
    state.putJob({ ...job, begun: true });
    const result = await runFix(wish, asker.user, language, services, (model, tokens) => {
      note(fillMarkup(t, 'Asking {0} about {1}: {2} tokens…', code(model), code(wish.target), tokens));
    });
    await answer(job, result, services);
  } catch (error) {
    const text = failureText(services, error, language);
    await say(api, { chat: asker.chat, reply: asker.message }, text).catch((reason: unknown) =>
      host.log.write('warn', `Telegram: an answer could not be sent: ${String(reason)}`),
    );
  } finally {
    state.endJob(job.id);
    // The answer says it all.
    await notes;
    if (job.note !== undefined) await api.deleteMessage(asker.chat, job.note).catch(() => {});
  }
}

async function answer({ asker, wish }: FixJob, result: FixResult, services: BotServices): Promise<void> {
  const { host, api, state, endpoint } = services;
  const t = host.t(languageFor(services, asker.user));
  const { model, receipt, reply, status } = result;
  const { target } = result.prepared;
  const id = randomBytes(5).toString('hex');
  const change = changeOf(result);
  const kept = { id, asker, wish, target, model, receipt, reply, made: host.now(), status: 'open' } as const;
  const proposal = { ...kept, message: 0, ...(change === undefined ? {} : { change }) };
  // Known before its buttons are seen.
  state.putProposal(proposal);
  const keyboard = new InlineKeyboard();
  if (status === 'suggested') keyboard.text(t('Accept'), `a:${id}`).text(t('Reject'), `r:${id}`);
  keyboard.text(t('Another try'), `t:${id}`);
  // Secrets that stand in the code are no more shown than they are sent to models.
  const diff = hideSecrets(result.diff);
  const words = wordsOf(wish, result, services, languageFor(services, asker.user));
  const content = [{ role: 'assistant' as const, content: diff === '' ? words : diff }];
  await host.index.keepDeparture({ model: 'telegram', endpoint, symbols: [target], messages: content });
  const place = { chat: asker.chat, reply: asker.message, keyboard };
  const shown = diff === '' ? words : `${words}\n${codeBlock(diff, 'diff')}`;
  const message =
    diff === '' || shown.length <= LONGEST_MESSAGE
      ? await say(api, place, shown)
      : await sayFile(api, place, { name: 'change.diff', text: diff }, words);
  state.putProposal({ ...proposal, message });
}

const MOST_PROBLEMS = 6;

/** Everything but the difference; short enough to stand beside a file. */
function wordsOf(
  { action }: FixWish,
  { status, prepared, problems, callers, model, text }: FixResult,
  { host }: BotServices,
  language: BotLanguage,
): string {
  const t = host.t(language);
  const verdicts = {
    suggested: '',
    explained: text ?? '',
    unchanged: t('{0} would leave it as it is.', model),
    refused: t('The answer did not pass the check; nothing can be accepted.'),
  };
  const found = problems.slice(0, MOST_PROBLEMS).map((problem) => `• ${host.wordProblem(problem, language)}`);
  const left = callers.length === 0 ? '' : t('Called by: {callers}', { callers: callers.join(', ') });
  const lines = [
    shortened(verdicts[status], 3000),
    ...found.map((line) => shortened(line, 90)),
    shortened(left, 100),
    t('Sent {0} tokens to {1}.', prepared.promptTokens, model),
  ];
  const heading = `${bold(t(ACTION_TITLES[action]))} · ${code(shortened(prepared.target, 100))}`;
  return [heading, ...lines.filter((line) => line !== '').map(escapeMarkup)].join('\n');
}

/** As the editor calls them. */
const ACTION_TITLES: Readonly<Record<ActionName, string>> = {
  better: 'Make it better',
  fix: 'Fix',
  document: 'Document',
  simplify: 'Simplify',
  'add-types': 'Add types',
  'write-test': 'Write a test',
  explain: 'Explain',
  change: 'Change as asked',
};

function changeOf({ change, prepared }: FixResult): ProposedChange | undefined {
  if (change === undefined) return undefined;
  const { path, base, newText } = change;
  if (base === undefined) return { path, newText };
  const definition = prepared.test === undefined ? base.slice(prepared.start, prepared.end) : base;
  return { path, newText, made: { base, definition } };
}
