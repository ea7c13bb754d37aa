import { LlmstructError } from '../core/errors.ts';
import { isFinished } from '../core/tasks/file/taskFields.ts';
import type { BotServices } from './botServices.ts';
import { spentToday } from './dailyBudget.ts';
import { bold, code, escapeMarkup, shortened } from './markup.ts';
import { fillMarkup, languageFor } from './speak.ts';
import type { BotLanguage } from './telegramHost.ts';

/** What a command that only tells something is given. */
export interface InfoRequest {
  readonly argument: string;
  readonly user: number;
  readonly chat: number;
}

type Info = (request: InfoRequest, services: BotServices, language: BotLanguage) => Promise<string>;

const MOST_TASKS = 25;

/** The commands that tell and change nothing but the language; each gives Telegram's HTML. */
export const INFO_COMMANDS: Readonly<Record<string, Info>> = {
  async help(_, { host }, language) {
    const t = host.t(language);
    const examples = [t('/fix make Cart.total simpler'), '/fix src/cart.py#Cart.total', '/fix TSK-011']
      .map(code)
      .join('\n');
    return [
      bold(host.name),
      escapeMarkup(t('Writes changes of code on request, for you to accept. Say what is to be done:')),
      examples,
      escapeMarkup(
        t('Or answer code, an error or somebody’s words with /fix. Answer a proposal with words, and it is made anew.'),
      ),
      ...COMMANDS.map(({ command, description }) => `/${command} – ${escapeMarkup(t(description))}`),
    ].join('\n');
  },

  async tasks(_, { host }, language) {
    const t = host.t(language);
    const { tasks } = await host.index.tasks();
    const open = tasks.filter(({ status }) => !isFinished(status));
    if (open.length === 0) return escapeMarkup(t('There are no open tasks.'));
    const lines = open.slice(0, MOST_TASKS).map(({ id, title, status, assignee }) => {
      const who = assignee === undefined ? '' : ` · ${escapeMarkup(assignee)}`;
      return `${code(id)} ${escapeMarkup(shortened(title, 90))} · ${escapeMarkup(status)}${who}`;
    });
    const more = open.length - MOST_TASKS;
    return [...lines, ...(more > 0 ? [escapeMarkup(t('… and {0} more', more))] : [])].join('\n');
  },

  async task({ argument }, { host }, language) {
    const t = host.t(language);
    if (argument === '') return escapeMarkup(t('Name a task, for example: /task TSK-011'));
    const { tasks } = await host.index.tasks();
    const task = tasks.find(({ id }) => id.toLowerCase() === argument.toLowerCase());
    if (task === undefined) throw new LlmstructError('task-unknown', { id: argument });
    const { id, title, description, symbol, status, assignee } = task;
    return [
      `${code(id)} ${bold(shortened(title, 300))}`,
      escapeMarkup([status, assignee].filter((text) => text !== undefined).join(' · ')),
      ...(symbol === undefined ? [] : [code(symbol)]),
      ...(description === undefined ? [] : [escapeMarkup(shortened(description, 2000))]),
      fillMarkup(t, 'Have it done: {0}', code(`/fix ${id}`)),
    ].join('\n');
  },

  async status({ user }, services, language) {
    const { host, state, queue } = services;
    const t = host.t(language);
    const { modelOrder, telegram } = await host.index.settings();
    const running = queue.running === undefined ? [] : [fillMarkup(t, 'At work: {0}', code(queue.running))];
    return [
      bold(host.name),
      escapeMarkup(t('Models: {0}', modelOrder.join(', '))),
      ...running,
      escapeMarkup(t('Requests not answered yet: {0}', queue.length)),
      escapeMarkup(t('Proposals that wait for you: {0}', state.openProposals.length)),
      escapeMarkup(t('Your tokens today: {0} of {1}', spentToday(state, user, host.now()), telegram.dailyTokens)),
    ].join('\n');
  },

  async who({ user }, { host, state }, language) {
    const t = host.t(language);
    const { telegram } = await host.index.settings();
    const lines = telegram.allow.map((id) => {
      const name = escapeMarkup(state.person(id)?.name ?? t(id < 0 ? 'a group' : 'has not written yet'));
      const tokens = escapeMarkup(t('{0} tokens today', spentToday(state, id, host.now())));
      return `${code(String(id))} ${name}${id < 0 ? '' : ` · ${tokens}`}${id === user ? ` · ${escapeMarkup(t('you'))}` : ''}`;
    });
    return [escapeMarkup(t('Allowed here:')), ...lines].join('\n');
  },

  async lang({ argument, user }, services, language) {
    const { host, state } = services;
    const chosen = argument.toLowerCase();
    if (chosen !== 'en' && chosen !== 'ru') return escapeMarkup(host.t(language)('Write /lang en or /lang ru.'));
    state.putPerson(user, { ...(state.person(user) ?? { name: String(user) }), language: chosen });
    return escapeMarkup(host.t(chosen)('From now on in English.'));
  },
};

/** What Telegram shows in its menu. */
export const COMMANDS: readonly { readonly command: string; readonly description: string }[] = [
  { command: 'fix', description: 'have code changed' },
  { command: 'tasks', description: 'the open tasks' },
  { command: 'task', description: 'one task' },
  { command: 'status', description: 'what the bot is at' },
  { command: 'who', description: 'who may use it' },
  { command: 'lang', description: 'the language: en or ru' },
  { command: 'help', description: 'how to use it' },
];

export async function tell(name: string, request: InfoRequest, services: BotServices): Promise<string> {
  const info = INFO_COMMANDS[name];
  return info === undefined ? '' : info(request, services, languageFor(services, request.user));
}
