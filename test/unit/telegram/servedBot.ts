import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordEditProblem } from '../../../src/cli/editProblemWording.ts';
import { failureOf } from '../../../src/cli/failure.ts';
import { translator } from '../../../src/cli/language.ts';
import type { ChatModel } from '../../../src/core/ports.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { serveTelegram, type TelegramOptions } from '../../../src/telegram/serveTelegram.ts';
import type { TelegramHost } from '../../../src/telegram/telegramHost.ts';
import { eventually } from '../../e2e/eventually.ts';
import {
  BOT_TOKEN,
  type ScriptedTelegram,
  type TelegramMessage,
  type TelegramUser,
} from '../../servers/scriptedTelegram.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { git, writeTree } from '../node/temporaryFolder.ts';

export const ANN: TelegramUser = { id: 501, is_bot: false, first_name: 'Ann', language_code: 'en' };
export const BORIS: TelegramUser = { id: 502, is_bot: false, first_name: 'Борис <b>', language_code: 'ru' };
export const MALLORY: TelegramUser = { id: 666, is_bot: false, first_name: 'Mallory', language_code: 'en' };

export const SHOP =
  'def total(lines):\n    t = 0\n    for l in lines:\n        if l < 10 and l > 0:\n            t += l\n    return t\n\n\ndef first_line(lines):\n    x = lines[0]\n    return x\n';
const TOML =
  '[telegram]\nallow = [501, 502, -900]\n\n[[tasks]]\nid = "TSK-011"\ntitle = "Simplify <first_line>"\nstatus = "open"\nsymbol = "shop.py#first_line"\n\n[[tasks]]\nid = "TSK-012"\ntitle = "Done"\nstatus = "done"\n';

/** The answer that makes `total` shorter. */
export const TOTAL = '```python\ndef total(lines):\n    return sum(l for l in lines if 0 < l < 10)\n```\n';
export const FIRST = '```python\ndef first_line(lines):\n    return lines[0]\n```\n';

export interface ServedBot {
  readonly root: string;
  readonly index: WorkspaceIndex;
  readonly log: string[];
  /** Resolves when the bot ended, with what it threw. */
  readonly ended: Promise<unknown>;
  /** The bot's messages, without those that say how far a request is. */
  said(): TelegramMessage[];
  /** Waits for the bot's message number `count` (1 is the first), notes of progress left out. */
  answer(count: number): Promise<TelegramMessage>;
  stop(): Promise<unknown>;
}

/** A folder with a committed program, for several bots one after the other. */
export function makeShop(files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-telegram-')));
  writeTree(root, { 'shop.py': SHOP, 'llmstruct.toml': TOML, '.gitignore': '.llmstruct/\n', ...files });
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '--all');
  git(root, 'commit', '-q', '-m', 'First');
  return root;
}

export function removeShop(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 3 });
}

export function branchesOf(root: string): string[] {
  const listed = execFileSync('git', ['-C', root, 'branch', '--list', 'llmstruct/*', '--format=%(refname:short)']);
  return listed
    .toString()
    .split('\n')
    .filter((name) => name !== '');
}

/** A bot over the folder, with the real engine and these models, at the stand-in's Bot API. */
export async function serveBot(
  telegram: ScriptedTelegram,
  root: string,
  models: readonly ChatModel[] | (() => Promise<readonly ChatModel[]>),
  change: Partial<TelegramHost> & Partial<Pick<TelegramOptions, 'token' | 'conflictWaits'>> = {},
): Promise<ServedBot> {
  const { token = BOT_TOKEN, conflictWaits, ...hostChange } = change;
  const { index } = createMemoryWorkspace(
    // Where tasks are read; all else is the folder's.
    { 'llmstruct.toml': readFileSync(join(root, 'llmstruct.toml'), 'utf8') },
    { folder: root },
  );
  const cancellation = createCancellation();
  const log: string[] = [];
  const host: TelegramHost = {
    ...{ name: 'shop', root, index, language: 'en', t: translator },
    refresh: async () => void (await index.update({ output: { kind: 'none', lazy: true } })),
    models: typeof models === 'function' ? models : () => Promise.resolve(models),
    failure: (error, language) => failureOf(error, translator(language)),
    wordProblem: (problem, language) => wordEditProblem(problem, translator(language)),
    log: { write: (level, message) => void log.push(`${level} ${message}`) },
    cancellation: cancellation.token,
    clock: () => performance.now(),
    now: () => Date.now(),
    hear: () => Promise.resolve('make total simpler'),
    ...hostChange,
  };
  const places = { stateFolder: join(root, '.llmstruct'), lockFolder: join(root, '.llmstruct/locks') };
  let listening = (): void => {};
  const started = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const ended = serveTelegram(
    {
      token,
      apiRoot: telegram.url,
      ...places,
      onListening: () => listening(),
      ...(conflictWaits === undefined ? {} : { conflictWaits }),
    },
    host,
  ).catch((error: unknown) => error);
  await Promise.race([started, ended]);
  const said = (): TelegramMessage[] =>
    telegram.messages.filter(
      ({ from, text = '' }) => from.is_bot && !/…$|\d+ before it\.$|в очереди \d+\.$/.test(text),
    );
  return {
    ...{ root, index, log, ended, said },
    answer: (count) =>
      eventually(() => {
        const message = said()[count - 1];
        if (message === undefined)
          throw new Error(
            `the bot said ${said().length} times: ${said()
              .map(({ text }) => text)
              .join(' | ')}\n${log.join('\n')}`,
          );
        return message;
      }),
    stop() {
      cancellation.cancel();
      return ended;
    },
  };
}
