import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../e2e/eventually.ts';
import { type IssueServer, startIssueServer } from '../../servers/issueServer.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import {
  BOT_TOKEN,
  type ScriptedTelegram,
  startScriptedTelegram,
  type TelegramMessage,
} from '../../servers/scriptedTelegram.ts';
import { git } from '../../unit/node/temporaryFolder.ts';
import { ANN, branchesOf, makeShop, removeShop, SHOP, TOTAL } from '../../unit/telegram/servedBot.ts';
import { type BuiltRun, runBuilt } from '../cli/builtCli.ts';

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<BuiltRun>;
}

describe('llmstruct telegram as a process of its own', function () {
  this.timeout(120_000);
  let telegram: ScriptedTelegram;
  let ollama: ScriptedOllama;
  let forge: IssueServer;
  let root: string;
  let home: string;
  let running: Running[] = [];
  const start = (args: readonly string[] = [], environment: Record<string, string> = {}): Running => {
    let child: ChildProcess | undefined;
    const ended = runBuilt(['telegram', ...args], {
      cwd: root,
      environment: {
        ...{ OLLAMA_HOST: ollama.url, TELEGRAM_BOT_TOKEN: BOT_TOKEN, TELEGRAM_API_ROOT: telegram.url },
        ...{ XDG_STATE_HOME: home, GITHUB_SERVER_URL: forge.origin, GITHUB_TOKEN: 'forge-token' },
        ...environment,
      },
      started: (process) => {
        child = process;
      },
    });
    running.push({ child: child!, ended });
    return running.at(-1)!;
  };
  const said = (pattern: RegExp): Promise<TelegramMessage> =>
    eventually(() => {
      const found = telegram.messages.findLast(({ from, text = '' }) => from.is_bot && pattern.test(text));
      assert.ok(found, telegram.messages.map(({ text }) => text).join(' | '));
      return found;
    }, 60_000);

  before(async () => {
    [telegram, ollama] = [await startScriptedTelegram(), await startScriptedOllama()];
    forge = await startIssueServer(({ method, body }, url) => {
      if (url.pathname !== '/api/v3/repos/team/shop/pulls') return { status: 404, body: { message: 'Not Found' } };
      if (method === 'GET') return { list: [] };
      return { status: 201, body: { number: 7, html_url: `${forge.origin}/team/shop/pull/7`, ...(body as object) } };
    }, 100);
  });
  after(() => Promise.all([telegram.close(), ollama.close(), forge.close()]));
  beforeEach(() => {
    ollama.reset();
    home = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-home-')));
    root = makeShop();
    writeFileSync(
      join(root, 'llmstruct.toml'),
      `${readFileSync(join(root, 'llmstruct.toml'), 'utf8')}\n[sync]\nrepository = "${forge.origin}/team/shop"\ntracker = "github"\n`,
    );
  });
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    running = [];
    for (const folder of [root, home]) removeShop(folder);
  });

  it('proposes, accepts on a branch, pushes and opens a pull request; Ctrl-C ends it well', async () => {
    const remote = join(home, 'remote.git');
    git(root, 'init', '-q', '--bare', remote);
    git(root, 'remote', 'add', 'origin', remote);
    ollama.play({ chat: TOTAL });
    const { child, ended } = start(['--pull-requests']);
    telegram.says(ANN, '/fix make total simpler');
    const proposal = await said(/^Simplify · shop\.py#total/);
    telegram.presses(ANN, proposal, 'Accept');
    const accepted = await said(/is changed on the branch/);
    telegram.presses(ANN, accepted, 'Pull request');
    await said(/\/team\/shop\/pull\/7$/);
    const [branch = ''] = branchesOf(root);
    assert.match(git(root, 'ls-remote', 'origin'), new RegExp(`refs/heads/${branch}\\n`));
    assert.deepEqual(
      forge.requests.filter(({ method }) => method === 'POST').map(({ body }) => body),
      [
        {
          title: 'total: make total simpler',
          body: 'shop.py#total, by ollama/qwen2.5-coder:1.5b.',
          head: branch,
          base: 'main',
        },
      ],
    );
    assert.equal(readFileSync(join(root, 'shop.py'), 'utf8'), SHOP);
    child.kill('SIGINT');
    const { code, err } = await ended;
    assert.equal(code, 0, err);
    assert.match(err, /Listening as @shop_llmstruct_bot in Telegram/);
    assert.ok(!err.includes(BOT_TOKEN));
    assert.deepEqual(readdirSync(join(home, 'llmstruct')), []);
  });

  it('tells after a kill what was interrupted, and does it once when it is asked for again', async () => {
    ollama.play({ chat: { text: TOTAL, firstToken: 'never' } });
    const first = start();
    telegram.says(ANN, '/fix shop.py#total');
    await eventually(() => assert.equal(ollama.chats.length, 1), 60_000);
    first.child.kill('SIGKILL');
    assert.equal((await first.ended).code, 'SIGKILL');
    ollama.play({ chat: TOTAL });
    start();
    await said(/The bot was stopped while a model was asked about shop\.py#total/);
    assert.equal(ollama.chats.length, 1);
    telegram.says(ANN, '/fix shop.py#total');
    await said(/^Fix · shop\.py#total/);
    assert.equal(ollama.chats.length, 2);
    const twice = await runBuilt(['telegram'], {
      cwd: root,
      environment: { TELEGRAM_BOT_TOKEN: BOT_TOKEN, TELEGRAM_API_ROOT: telegram.url, XDG_STATE_HOME: home },
    });
    assert.equal(twice.code, 2);
    assert.match(twice.err, /served on this machine already, by process \d+/);
  });

  it('says what is missing or wrong, with the exit code', async () => {
    const without = (environment: Record<string, string>) => runBuilt(['telegram'], { cwd: root, environment });
    const none = await without({});
    assert.equal(none.code, 2);
    assert.match(none.err, /There is no token of a Telegram bot\.\n {2}Let @BotFather/);
    const russian = await without({ LLMSTRUCT_LANG: 'ru' });
    assert.match(russian.err, /Нет токена бота Telegram/);
    const plain = await without({ TELEGRAM_BOT_TOKEN: BOT_TOKEN, TELEGRAM_API_ROOT: 'http://far.example' });
    assert.equal(plain.code, 2);
    assert.match(plain.err, /TELEGRAM_API_ROOT must be an https address/);
    const other = await without({
      TELEGRAM_BOT_TOKEN: '1:wrong',
      TELEGRAM_API_ROOT: telegram.url,
      XDG_STATE_HOME: home,
    });
    assert.equal(other.code, 3);
    assert.match(other.err, /Telegram does not know the bot of this token/);
  });
});
