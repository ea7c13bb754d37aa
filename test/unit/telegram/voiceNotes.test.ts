import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../../../src/core/errors.ts';
import { eventually } from '../../e2e/eventually.ts';
import { BOT_TOKEN, type ScriptedTelegram, startScriptedTelegram } from '../../servers/scriptedTelegram.ts';
import { scriptedModel } from '../cli/standInHost.ts';
import { ANN, MALLORY, makeShop, removeShop, type ServedBot, serveBot, TOTAL } from './servedBot.ts';

const NOTE = new Uint8Array(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(3000, 7)]));

describe('voice notes in Telegram', function () {
  this.timeout(60_000);
  let telegram: ScriptedTelegram;
  let root: string;
  let bot: ServedBot;
  let heard: Uint8Array[];
  const stateFile = (): string => join(root, `.llmstruct/telegram-${BOT_TOKEN.split(':')[0]}.json`);
  beforeEach(async () => {
    telegram = await startScriptedTelegram();
    root = makeShop();
    heard = [];
    const hear = (bytes: Uint8Array): Promise<string> => {
      heard.push(bytes);
      return bytes.length > 3500
        ? Promise.reject(new LlmstructError('voice-consent', { host: 'https://api.x.ai/v1' }))
        : Promise.resolve('упрости total');
    };
    bot = await serveBot(telegram, root, [scriptedModel('ollama/qwen', [TOTAL, TOTAL])], { hear });
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    removeShop(root);
  });

  it('are understood, shown for correction, and done when the person says so', async () => {
    telegram.speaks(ANN, NOTE);
    const understood = await bot.answer(1);
    assert.match(understood.text!, /^Understood: упрости total\n/);
    assert.deepEqual(Buffer.from(heard[0]!), Buffer.from(NOTE));
    telegram.presses(ANN, understood, 'Do it');
    assert.match((await bot.answer(2)).text!, /^Simplify · shop\.py#total/);
  });

  it('are corrected by an answer in words, or left', async () => {
    telegram.speaks(ANN, NOTE);
    telegram.says(ANN, 'document first_line', { reply: await bot.answer(1) });
    assert.match((await bot.answer(2)).text!, /first_line/);
    telegram.speaks(ANN, NOTE);
    telegram.presses(ANN, await bot.answer(3), 'No');
    telegram.says(ANN, '/status');
    assert.match((await bot.answer(4)).text!, /^shop/);
  });

  it('are done at once when /fix answers them', async () => {
    const note = telegram.speaks(ANN, NOTE);
    await bot.answer(1);
    telegram.says(ANN, '/fix', { reply: note });
    assert.equal((await bot.answer(2)).text, 'Understood: упрости total');
    assert.match((await bot.answer(3)).text!, /^Simplify · shop\.py#total/);
  });

  it('of strangers are not even downloaded, and too long ones neither', async () => {
    telegram.speaks(MALLORY, NOTE);
    telegram.speaks(ANN, NOTE, { seconds: 900 });
    assert.match((await bot.answer(1)).text!, /The recording has/);
    telegram.speaks(ANN, NOTE, { size: 30 * 1024 * 1024 });
    assert.match((await bot.answer(2)).text!, /The recording has 30 MB/);
    assert.deepEqual([heard.length, telegram.calls.filter(({ method }) => method === 'getFile').length], [0, 0]);
  });

  it('hold nobody up while they are understood, and are not lost without a word when the bot stops', async () => {
    await bot.stop();
    let begun = false;
    const hear = () => {
      begun = true;
      return new Promise<never>((_, reject) => {
        stopHearing = () => reject(Object.assign(new Error('cancelled'), { name: 'Cancelled' }));
      });
    };
    let stopHearing = (): void => {};
    bot = await serveBot(telegram, root, [], { hear });
    telegram.speaks(ANN, NOTE);
    await eventually(() => assert.equal(begun, true));
    telegram.says(ANN, '/status');
    assert.match((await bot.answer(1)).text!, /^shop/);
    const killed = readFileSync(stateFile(), 'utf8');
    stopHearing();
    await bot.answer(2);
    await bot.stop();
    writeFileSync(stateFile(), killed);
    bot = await serveBot(telegram, root, []);
    assert.match((await bot.answer(3)).text!, /The bot was stopped meanwhile; nothing was changed\. Ask again\./);
  });

  it('say why where the recording may not leave the machine, or Telegram has it no more', async () => {
    telegram.speaks(ANN, new Uint8Array(4000));
    assert.match((await bot.answer(1)).text!, /was not sent to https:\/\/api\.x\.ai\/v1/);
    telegram.refusals.push({ method: 'getFile', status: 400, description: 'Bad Request: invalid file_id' });
    telegram.speaks(ANN, NOTE);
    assert.match((await bot.answer(2)).text!, /Bad Request: invalid file_id/);
  });
});
