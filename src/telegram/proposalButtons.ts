import { InlineKeyboard } from 'grammy/web';
import { commitOnBranch } from '../node/commitOnBranch.ts';
import type { BotServices } from './botServices.ts';
import { beginFix, fixAgain, queueFix } from './fixConversation.ts';
import type { Asker } from './fixWish.ts';
import { code, escapeMarkup } from './markup.ts';
import type { Proposal } from './proposal.ts';
import { failureText, fillMarkup, languageFor, removeButtons, say } from './speak.ts';
import type { Translate } from './telegramHost.ts';

/** A button that somebody pressed. */
export interface Press {
  /** What stands behind it: `a:ID`, `c:ID:2`. */
  readonly data: string;
  readonly user: number;
  /** For people and commits. */
  readonly userName: string;
  readonly chat: number;
  /** The message that has the button. */
  readonly message: number;
}

/** Does what a button says; gives the short words for who pressed it. Never twice the same. */
export async function pressed(press: Press, services: BotServices): Promise<string> {
  const [kind, id = '', at = '0'] = press.data.split(':');
  const t = services.host.t(languageFor(services, press.user));
  if (kind === 'v' || kind === 'n') return decideHeard(press, id, kind === 'v', services, t);
  if (kind === 'c') return choose(press, id, Number(at), services, t);
  const proposal = services.state.proposal(id);
  if (proposal === undefined || proposal.asker.chat !== press.chat) return t('It is not known any more; ask again.');
  if (kind === 'p') return openPullRequest(press, proposal, services, t);
  if (proposal.status !== 'open') return t(SETTLED[proposal.status]);
  if (kind === 'a') return accept(press, proposal, services, t);
  if (kind === 'r') return reject(press, proposal, services, t);
  if (kind === 't') return again(press, proposal, services, t);
  return t('It is not known any more; ask again.');
}

const SETTLED: Readonly<Record<Exclude<Proposal['status'], 'open'>, string>> = {
  accepted: 'It is accepted already.',
  rejected: 'It is rejected already.',
  replaced: 'It was asked for again already.',
};

async function choose(press: Press, id: string, at: number, services: BotServices, t: Translate): Promise<string> {
  const { state, api } = services;
  const choice = state.choice(id);
  const target = choice?.targets[at];
  if (choice === undefined || target === undefined || choice.asker.chat !== press.chat) {
    return t('It is not known any more; ask again.');
  }
  state.endChoice(id);
  await removeButtons(api, press.chat, press.message);
  await queueFix({ ...choice.wish, target }, { ...choice.asker, user: press.user }, services);
  return target;
}

async function decideHeard(
  press: Press,
  id: string,
  isWanted: boolean,
  services: BotServices,
  t: Translate,
): Promise<string> {
  const { state, api } = services;
  const heard = state.heard(id);
  if (heard === undefined || heard.asker.chat !== press.chat) return t('It is not known any more; ask again.');
  state.endHeard(id);
  await removeButtons(api, press.chat, press.message);
  if (!isWanted) return t('Rejected; nothing was changed.');
  await beginFix({ words: heard.words, quoted: '' }, { ...heard.asker, user: press.user }, services);
  return t('Done.');
}

async function accept(press: Press, proposal: Proposal, services: BotServices, t: Translate): Promise<string> {
  const { host, api, state } = services;
  const { change, target, receipt } = proposal;
  if (change === undefined) return t('There is nothing to accept.');
  try {
    const kept = await commitOnBranch(host.root, {
      branch: branchFor(proposal),
      message: commitMessage(proposal, press),
      ...change,
    });
    const { change: _, ...rest } = proposal;
    const { branch, from } = kept;
    state.putProposal({ ...rest, status: 'accepted', branch, ...(from === undefined ? {} : { from }) });
    await host.index.settleUsage({ receipt, outcome: 'accepted' });
    await removeButtons(api, press.chat, press.message);
    const keyboard = new InlineKeyboard();
    if (host.openPullRequest !== undefined) keyboard.text(t('Pull request'), `p:${proposal.id}`);
    const text = fillMarkup(
      t,
      '{0} is changed on the branch {1}; the files that are checked out stay as they are. See it with {2}.',
      code(target),
      code(kept.branch),
      code(`git show ${kept.branch}`),
    );
    const buttons = host.openPullRequest === undefined ? {} : { keyboard };
    await say(api, { chat: press.chat, reply: press.message, ...buttons }, text);
    return t('Accepted.');
  } catch (error) {
    await say(
      api,
      { chat: press.chat, reply: press.message },
      failureText(services, error, languageFor(services, press.user)),
    );
    return t('Not accepted.');
  }
}

/** Says by its name what it is about, and is another for every proposal. */
function branchFor({ id, target }: Proposal): string {
  const name = target
    .slice(target.indexOf('#') + 1)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `llmstruct/${name === '' ? 'change' : name}-${id}`;
}

function commitMessage({ wish, target, model, receipt }: Proposal, { userName, user }: Press): string {
  const [first = ''] = wish.instruction.split('\n');
  const words = first.trim() === '' ? wish.action : first.trim();
  const subject = `${target.slice(target.indexOf('#') + 1)}: ${words}`.slice(0, 72);
  return [
    subject,
    '',
    `Asked for and accepted in Telegram by ${userName} (${user}).`,
    `Model: ${model}`,
    `Receipt: ${receipt}`,
    '',
  ].join('\n');
}

async function reject(press: Press, proposal: Proposal, services: BotServices, t: Translate): Promise<string> {
  await settle(press, proposal, 'rejected', services);
  return t('Rejected; nothing was changed.');
}

async function again(press: Press, proposal: Proposal, services: BotServices, t: Translate): Promise<string> {
  await settle(press, proposal, 'replaced', services);
  const asker: Asker = { chat: press.chat, user: press.user, message: proposal.asker.message };
  await fixAgain(proposal, '', asker, services);
  return t('Asking again.');
}

/** Lets go of a proposal that nobody will accept. */
export async function settle(
  { chat, message }: Pick<Press, 'chat' | 'message'>,
  proposal: Proposal,
  status: 'rejected' | 'replaced',
  { host, api, state }: BotServices,
): Promise<void> {
  const { change, ...rest } = proposal;
  state.putProposal({ ...rest, status });
  if (change !== undefined) await host.index.settleUsage({ receipt: proposal.receipt, outcome: 'rejected' });
  await removeButtons(api, chat, message);
}

async function openPullRequest(press: Press, proposal: Proposal, services: BotServices, t: Translate): Promise<string> {
  const { host, api } = services;
  const { branch, from, target, model } = proposal;
  if (branch === undefined || host.openPullRequest === undefined) return t('It is not known any more; ask again.');
  const place = { chat: press.chat, reply: press.message };
  try {
    await removeButtons(api, press.chat, press.message);
    const [title = target] = commitMessage(proposal, press).split('\n');
    const address = await host.openPullRequest({ branch, from, title, body: t('{0}, by {1}.', target, model) });
    await say(api, place, escapeMarkup(address));
    return t('Done.');
  } catch (error) {
    await say(api, place, failureText(services, error, languageFor(services, press.user)));
    return t('That did not work.');
  }
}
