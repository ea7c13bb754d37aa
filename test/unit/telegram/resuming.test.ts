import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLlmstructError } from '../../../src/core/errors.ts';
import type { ChatModel } from '../../../src/core/ports.ts';
import { eventually } from '../../e2e/eventually.ts';
import { BOT_TOKEN, type ScriptedTelegram, startScriptedTelegram } from '../../servers/scriptedTelegram.ts';
import { scriptedModel } from '../cli/standInHost.ts';
import { ANN, branchesOf, makeShop, removeShop, type ServedBot, serveBot, TOTAL } from './servedBot.ts';

/** A model that begins and never ends, until the request is cancelled. */
function endlessModel(): ChatModel & { asked: number } {
  const model = Object.assign(scriptedModel('ollama/qwen', []), {
    chat(...[, , cancellation]: Parameters<ChatModel['chat']>) {
      model.asked++;
      return new Promise<never>((_, reject) => {
        cancellation.onCancel(() => reject(Object.assign(new Error('cancelled'), { name: 'Cancelled' })));
      });
    },
  });
  return model;
}

describe('a bot that stops and starts again', function () {
  this.timeout(60_000);
  let telegram: ScriptedTelegram;
  let root: string;
  const bots: ServedBot[] = [];
  const serve = async (...[models, change]: [Parameters<typeof serveBot>[2], Parameters<typeof serveBot>[3]?]) => {
    const bot = await serveBot(telegram, root, models, change);
    bots.push(bot);
    return bot;
  };
  const codeOf = (error: unknown): string => (isLlmstructError(error) ? error.code : String(error));
  const stateFile = (): string => join(root, `.llmstruct/telegram-${BOT_TOKEN.split(':')[0]}.json`);

  beforeEach(async () => {
    telegram = await startScriptedTelegram();
    root = makeShop();
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.stop();
    await telegram.close();
    removeShop(root);
  });

  it('does nothing twice where Telegram gives the same updates again', async () => {
    const model = scriptedModel('ollama/qwen', [TOTAL, TOTAL]);
    const first = await serve([model]);
    telegram.says(ANN, '/fix shop.py#total');
    telegram.presses(ANN, await first.answer(1), 'Accept');
    await first.answer(2);
    await first.stop();
    telegram.repeat(2);
    const second = await serve([model]);
    telegram.says(ANN, '/status');
    assert.match((await second.answer(3)).text!, /^shop/);
    assert.deepEqual([model.asked, branchesOf(root).length, second.said().length], [1, 1, 3]);
  });

  it('goes on with what waited, says what was interrupted, and still accepts what it proposed before', async () => {
    const endless = endlessModel();
    const first = await serve([endless]);
    telegram.says(ANN, '/fix shop.py#total');
    await eventually(() => assert.equal(endless.asked, 1));
    telegram.says(ANN, '/fix shop.py#first_line');
    await eventually(() => assert.equal(telegram.messages.at(-1)?.text, 'shop.py#first_line: 1 before it.'));
    // As a process that is killed: nothing is said, the file is as it was.
    const killed = readFileSync(stateFile(), 'utf8');
    await first.stop();
    writeFileSync(stateFile(), killed);
    const before = first.said().length;
    const second = await serve([
      scriptedModel('ollama/qwen', ['```python\ndef first_line(lines):\n    return lines[0]\n```']),
    ]);
    const texts = [(await second.answer(before + 1)).text, (await second.answer(before + 2)).text].join('\n');
    assert.match(texts, /stopped while a model was asked about shop\.py#total; nothing was changed\. Ask again\./);
    assert.match(texts, /Fix · shop\.py#first_line/);
    await second.stop();
    const third = await serve([]);
    const proposal = third.said().find(({ text }) => text?.startsWith('Fix · '))!;
    telegram.presses(ANN, proposal, 'Accept');
    await eventually(() => assert.equal(branchesOf(root).length, 1));
    telegram.presses(
      ANN,
      { ...proposal, reply_markup: proposal.reply_markup ?? buttonsOf(proposal.message_id) },
      'Accept',
    );
    await eventually(() => assert.equal(telegram.answers.at(-1)?.text, 'It is accepted already.'));
    assert.equal(branchesOf(root).length, 1);
  });

  /** The buttons as a client may still show them. */
  function buttonsOf(message: number) {
    const state = JSON.parse(readFileSync(stateFile(), 'utf8')) as { proposals: { id: string; message: number }[] };
    const id = state.proposals.find((each) => each.message === message)?.id;
    return { inline_keyboard: [[{ text: 'Accept', callback_data: `a:${id}` }]] };
  }

  it('says in the chat that a request ended because the bot was stopped', async () => {
    const endless = endlessModel();
    const bot = await serve([endless]);
    telegram.says(ANN, '/fix shop.py#total');
    await eventually(() => assert.equal(endless.asked, 1));
    assert.equal(await bot.stop(), undefined);
    assert.match((await bot.answer(1)).text!, /The bot was stopped meanwhile; nothing was changed/);
    assert.deepEqual((JSON.parse(readFileSync(stateFile(), 'utf8')) as { jobs: unknown[] }).jobs, []);
  });

  it('keeps its state for its owner only, and begins anew with a damaged one', async () => {
    const bot = await serve([]);
    telegram.says(ANN, '/status');
    await bot.answer(1);
    await bot.stop();
    if (process.platform !== 'win32') assert.equal(statSync(stateFile()).mode & 0o777, 0o600);
    writeFileSync(stateFile(), '{"version": 1, "han');
    const again = await serve([]);
    telegram.says(ANN, '/status');
    await again.answer(2);
    assert.ok(again.log.some((line) => line.includes('is damaged; the bot begins anew')));
  });

  it('lets one process of a machine serve a bot, and another one after it', async () => {
    const first = await serve([]);
    const second = await serve([]);
    assert.equal(codeOf(await second.ended), 'telegram-running');
    await first.stop();
    const lock = join(root, `.llmstruct/locks/telegram-${BOT_TOKEN.split(':')[0]}.lock`);
    mkdirSync(join(root, '.llmstruct/locks'), { recursive: true });
    // Left by a process that was killed; its number is in use again.
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, new Date(0), new Date(0));
    const third = await serve([]);
    telegram.says(ANN, '/status');
    await third.answer(1);
  });

  it('says which file it cannot write where it may not lock the bot', async () => {
    mkdirSync(join(root, '.llmstruct'), { recursive: true });
    writeFileSync(join(root, '.llmstruct/locks'), 'a file in the place of the folder');
    assert.equal(codeOf(await (await serve([])).ended), 'struct-unwritable');
  });

  it('says that another poller has the bot, once it is sure', async () => {
    const refusal = {
      method: 'getUpdates',
      status: 409,
      description: 'Conflict: terminated by other getUpdates request',
    };
    telegram.refusals.push(refusal);
    const bot = await serve([], { conflictWaits: [10] });
    telegram.says(ANN, '/status');
    await bot.answer(1);
    telegram.refusals.push(refusal, refusal);
    telegram.says(ANN, '/status');
    assert.equal(codeOf(await bot.ended), 'telegram-conflict');
  });

  it('says that the token is not known, and that Telegram does not answer', async () => {
    const wrong = await serve([], { token: '7000000001:wrong' });
    assert.equal(codeOf(await wrong.ended), 'telegram-token-refused');
    const bot = await serve([]);
    telegram.refusals.push({ method: 'getUpdates', status: 401, description: 'Unauthorized' });
    telegram.says(ANN, '/status');
    assert.equal(codeOf(await bot.ended), 'telegram-token-refused');
  });

  it('waits as long as Telegram asks, and goes on after pages of proxies and lost connections', async () => {
    const bot = await serve([]);
    telegram.refusals.push(
      {
        method: 'sendMessage',
        status: 429,
        description: 'Too Many Requests: retry after 1',
        parameters: { retry_after: 1 },
      },
      { method: 'sendMessage', status: 502, page: '<html>Bad Gateway</html>' },
      { method: 'sendMessage', status: 0, drop: true },
      {
        method: 'getUpdates',
        status: 429,
        description: 'Too Many Requests: retry after 1',
        parameters: { retry_after: 1 },
      },
      { method: 'getUpdates', status: 500, page: 'oops' },
    );
    telegram.says(ANN, '/status');
    await bot.answer(1);
    telegram.says(ANN, '/status');
    await bot.answer(2);
    assert.equal(telegram.refusals.length, 0);
  });
});
