import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../../../src/core/errors.ts';
import { eventually } from '../../e2e/eventually.ts';
import { type ScriptedTelegram, startScriptedTelegram } from '../../servers/scriptedTelegram.ts';
import { scriptedModel } from '../cli/standInHost.ts';
import { git } from '../node/temporaryFolder.ts';
import {
  ANN,
  BORIS,
  branchesOf,
  FIRST,
  MALLORY,
  makeShop,
  removeShop,
  type ServedBot,
  SHOP,
  serveBot,
  TOTAL,
} from './servedBot.ts';

describe('a conversation with the bot', function () {
  this.timeout(60_000);
  let telegram: ScriptedTelegram;
  let root: string;
  let bot: ServedBot | undefined;
  beforeEach(async () => {
    telegram = await startScriptedTelegram();
    root = makeShop();
  });
  afterEach(async () => {
    await bot?.stop();
    bot = undefined;
    await telegram.close();
    removeShop(root);
  });
  const serve = async (replies: readonly (string | Error)[], change: Parameters<typeof serveBot>[3] = {}) => {
    bot = await serveBot(telegram, root, [scriptedModel('ollama/qwen', replies)], change);
    return bot;
  };

  it('turns /fix and words into a checked difference, and Accept into a branch; the files stay', async () => {
    const { answer } = await serve([TOTAL]);
    telegram.says(ANN, '/fix make total simpler');
    const proposal = await answer(1);
    assert.match(proposal.html!, /^<b>Simplify<\/b> · <code>shop\.py#total<\/code>/);
    assert.match(
      proposal.html!,
      /<pre><code class="language-diff">[\s\S]*-\s+if l &lt; 10 and l &gt; 0:[\s\S]*\+ {4}return sum/,
    );
    assert.equal(proposal.reply_to_message?.text, '/fix make total simpler');
    assert.deepEqual(branchesOf(root), []);
    telegram.presses(ANN, proposal, 'Accept');
    const accepted = await answer(2);
    const [branch = ''] = branchesOf(root);
    assert.match(branch, /^llmstruct\/total-[0-9a-f]{10}$/);
    assert.match(accepted.text!, new RegExp(`on the branch ${branch};`));
    assert.match(git(root, 'show', `${branch}:shop.py`), /return sum\(l for l in lines if 0 < l < 10\)/);
    assert.match(
      git(root, 'log', '-1', '--format=%B', branch),
      /^total: make total simpler\n\nAsked for and accepted in Telegram by Ann \(501\)\.\nModel: ollama\/qwen\nReceipt: /,
    );
    assert.equal(readFileSync(join(root, 'shop.py'), 'utf8'), SHOP);
    assert.equal(git(root, 'status', '--porcelain'), '');
    assert.equal(
      telegram.messages.find(({ message_id }) => message_id === proposal.message_id)?.reply_markup,
      undefined,
    );
    await eventuallyAnswer('Accepted.');
    // What said how far it is has gone.
    await eventually(() => assert.equal(telegram.messages.find(({ text }) => text?.endsWith('…'))?.deleted, true));
  });

  it('notes what it said in the log of what left this machine, and the outcome in the usage', async () => {
    const { answer, index } = await serve([TOTAL]);
    telegram.says(ANN, '/fix shop.py#total');
    telegram.presses(ANN, await answer(1), 'Accept');
    await answer(2);
    const departures = await index.departures(undefined);
    assert.deepEqual(
      departures.map(({ model, endpoint, symbols }) => [model, endpoint, symbols]),
      [['telegram', telegram.url, ['shop.py#total']]],
    );
    assert.ok((departures[0]?.bytes ?? 0) > 100);
    const [group] = await index.usage(undefined);
    assert.deepEqual([group?.action, group?.totals.outcomes.accepted], ['fix', 1]);
  });

  it('rejects, and tries another way with the last answer before it', async () => {
    const prompts: string[][] = [];
    const model = scriptedModel('ollama/qwen', [TOTAL, FIRST.replaceAll('first_line', 'total')]);
    const chat = model.chat.bind(model);
    const listening = Object.assign(model, {
      chat: (request: { messages: readonly { content: string }[] }) => {
        prompts.push(request.messages.map(({ content }) => content));
        return (chat as () => ReturnType<typeof chat>)();
      },
    });
    bot = await serveBot(telegram, root, [listening as never]);
    telegram.says(ANN, '/fix simplify total');
    const first = await bot.answer(1);
    telegram.presses(ANN, first, 'Another try');
    const second = await bot.answer(2);
    assert.equal(prompts[1]?.at(-2), TOTAL);
    assert.match(prompts[1]?.at(-1) ?? '', /^This is not what is wanted/);
    assert.match(second.text!, /return lines\[0\]/);
    telegram.presses(ANN, second, 'Reject');
    await eventuallyAnswer('Rejected; nothing was changed.');
    assert.deepEqual(branchesOf(root), []);
  });

  it('takes words said to a proposal for a remark', async () => {
    const { answer } = await serve([TOTAL, FIRST.replaceAll('first_line', 'total')]);
    telegram.says(ANN, '/fix simplify total');
    telegram.says(ANN, 'shorter please', { reply: await answer(1) });
    assert.match((await answer(2)).text!, /return lines\[0\]/);
  });

  it('finds what a quoted error names, what a task is about, and asks where several fit', async () => {
    const { answer } = await serve([TOTAL, FIRST, FIRST]);
    const error = telegram.says(ANN, 'File "shop.py", line 4, in total\nTypeError: < not supported');
    await answer(1); // what to do with words that are no command
    telegram.says(ANN, '/fix', { reply: error });
    assert.match((await answer(2)).text!, /^Fix · shop\.py#total/);
    telegram.says(ANN, '/fix tsk-011');
    assert.match((await answer(3)).text!, /^Simplify · shop\.py#first_line/);
    telegram.says(ANN, '/fix сделай код крутым');
    const question = await answer(4);
    assert.equal(question.text, 'Which code is meant?');
    telegram.presses(ANN, question, 'shop.py#first_line');
    assert.match((await answer(5)).text!, /shop\.py#first_line/);
  });

  it('answers nobody who is not on the list, and spends nothing for them', async () => {
    const model = scriptedModel('ollama/qwen', [TOTAL]);
    bot = await serveBot(telegram, root, [model]);
    const { answer, said } = bot;
    telegram.says(MALLORY, '/fix shop.py#total');
    telegram.says(MALLORY, '/tasks');
    telegram.says(MALLORY, '/start');
    telegram.says(MALLORY, '/start again');
    assert.match((await answer(1)).text!, /You are not on the list of this bot\. Your number is 666;/);
    telegram.says(ANN, '/fix shop.py#total');
    const proposal = await answer(2);
    telegram.presses(MALLORY, proposal, 'Accept');
    telegram.says(ANN, '/who');
    assert.match((await answer(3)).text!, /501 Ann .*you[\s\S]*502 has not written yet[\s\S]*-900 a group/);
    assert.deepEqual([branchesOf(root), model.asked, said().length], [[], 1, 3]);
  });

  it('serves a group only where the group is on the list, and people in it only where they are', async () => {
    const { answer, said } = await serve([TOTAL]);
    const other = { id: -901, type: 'group', title: 'Other' } as const;
    const team = { id: -900, type: 'group', title: 'Team' } as const;
    telegram.says(ANN, '/status', { chat: other });
    telegram.says(MALLORY, '/status', { chat: team });
    telegram.says(ANN, 'let us talk about lunch', { chat: team });
    telegram.says(ANN, '/status@shop_llmstruct_bot', { chat: team });
    assert.match((await answer(1)).text!, /^shop\nModels: /);
    assert.equal(said().length, 1);
  });

  it('tells tasks, one task, the status and help, each with signs escaped, in the language of the person', async () => {
    const { answer } = await serve([]);
    telegram.says(ANN, '/tasks');
    assert.equal((await answer(1)).text, 'TSK-011 Simplify <first_line> · open');
    telegram.says(BORIS, '/task TSK-011');
    assert.match((await answer(2)).text!, /Выполнить: \/fix TSK-011/);
    telegram.says(BORIS, '/task TSK-999');
    assert.match((await answer(3)).text!, /TSK-999/);
    telegram.says(BORIS, '/lang en');
    assert.equal((await answer(4)).text, 'From now on in English.');
    telegram.says(BORIS, '/status');
    assert.match((await answer(5)).text!, /Your tokens today: 0 of 100000/);
    telegram.says(ANN, '/lang ru');
    telegram.says(ANN, '/help');
    assert.match((await answer(7)).text!, /\/fix – /);
    telegram.says(ANN, '/who');
    assert.match((await answer(8)).text!, /Борис <b>/);
    telegram.says(ANN, '/fix');
    assert.match((await answer(9)).text!, /\/fix/);
  });

  it('sends a long difference as a file, with the buttons on it', async () => {
    const long = Array.from({ length: 300 }, (_, at) => `    value_${at} = ${at} if lines else 0`).join('\n');
    const { answer } = await serve([`\`\`\`python\ndef total(lines):\n${long}\n    return value_1\n\`\`\`\n`]);
    telegram.says(ANN, '/fix total is too short');
    const proposal = await answer(1);
    assert.equal(proposal.document?.file_name, 'change.diff');
    assert.match(proposal.content!, /^--- a\/shop\.py\n\+\+\+ b\/shop\.py\n@@/);
    telegram.presses(ANN, proposal, 'Accept');
    await answer(2);
    assert.equal(branchesOf(root).length, 1);
  });

  it('says why where no model may be asked, none answers, the answer is refused or nothing is to be changed', async () => {
    let failure: Error = new LlmstructError('consent-missing', { model: 'anthropic/x' });
    const model = scriptedModel('ollama/qwen', [
      new LlmstructError('model-unreachable', { host: 'h' }),
      'no code',
      'no code',
      `\`\`\`python\n${SHOP.split('\n\n\n')[0]}\n\`\`\``,
    ]);
    const models = () => (failure.name === 'none' ? Promise.resolve([model]) : Promise.reject(failure));
    bot = await serveBot(telegram, root, models);
    const { answer } = bot;
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await answer(1)).text!, /anthropic\/x does not run on this machine/);
    failure = Object.assign(new Error(), { name: 'none' });
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await answer(2)).text!, /No model server answers at h/);
    telegram.says(ANN, '/fix shop.py#total');
    const refused = await answer(3);
    assert.match(refused.text!, /did not pass the check/);
    assert.deepEqual(
      refused.reply_markup?.inline_keyboard.flat().map(({ text }) => text),
      ['Another try'],
    );
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await answer(4)).text!, /would leave it as it is/);
    telegram.says(ANN, '/fix shop.py#nothing');
    assert.match((await answer(5)).text!, /Nothing is named shop\.py#nothing/);
  });

  it('asks no model about code that must stay on this machine: the answer would leave it', async () => {
    removeShop(root);
    root = makeShop({ 'llmstruct.toml': '[telegram]\nallow = [501]\n[privacy]\nlocal_only = ["shop.py"]\n' });
    const model = scriptedModel('ollama/qwen', [TOTAL]);
    bot = await serveBot(telegram, root, [model]);
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await bot.answer(1)).text!, /stays on this machine/);
    assert.equal(model.asked, 0);
  });

  it('stops at the budget of a person and day, and begins anew the next day', async () => {
    removeShop(root);
    root = makeShop({ 'llmstruct.toml': '[telegram]\nallow = [501, 502]\ndaily_tokens = 50\n' });
    let now = Date.parse('2026-11-26T23:59:00Z');
    const model = scriptedModel('ollama/qwen', [TOTAL, TOTAL, TOTAL]);
    bot = await serveBot(telegram, root, [model], { now: () => now });
    const { answer } = bot;
    telegram.says(ANN, '/fix shop.py#total');
    await answer(1);
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await answer(2)).text!, /^\d+ of 50 tokens are spent today\./);
    telegram.says(BORIS, '/fix shop.py#total');
    assert.match((await answer(3)).text!, /shop\.py#total/);
    assert.equal(model.asked, 2);
    now += 120_000;
    telegram.says(ANN, '/fix shop.py#total');
    assert.match((await answer(4)).text!, /shop\.py#total/);
  });

  it('refuses to put a change on a commit that has other code, and keeps the proposal', async () => {
    const { answer } = await serve([TOTAL]);
    telegram.says(ANN, '/fix shop.py#total');
    const proposal = await answer(1);
    git(root, 'rm', '-q', '--cached', 'shop.py');
    git(root, 'commit', '-q', '-m', 'Without');
    telegram.presses(ANN, proposal, 'Accept');
    assert.match((await answer(2)).text!, /not what the change was made for/);
    git(root, 'add', 'shop.py');
    git(root, 'commit', '-q', '-m', 'With');
    telegram.presses(ANN, proposal, 'Accept');
    await answer(3);
    assert.equal(branchesOf(root).length, 1);
  });

  async function eventuallyAnswer(text: string): Promise<void> {
    await eventually(() => assert.equal(telegram.answers.at(-1)?.text, text));
  }
});
