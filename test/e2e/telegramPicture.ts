// npm run screenshots:telegram: a conversation with the bot as a picture, into media/screenshots. What is said is the bot's own, over the stand-in of
// the Bot API with a scripted model; the look is ours, since Telegram's programs cannot be run against it.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.ts';
import { projectRoot } from '../host/projectRoot.ts';
import { startScriptedTelegram, type TelegramMessage } from '../servers/scriptedTelegram.ts';
import { scriptedModel } from '../unit/cli/standInHost.ts';
import { ANN, FIRST, makeShop, removeShop, serveBot, TOTAL } from '../unit/telegram/servedBot.ts';

const file = join(projectRoot, 'media/screenshots/telegram.png');
const STYLE = `
body { margin: 0; padding: 16px; background: #d7e3ec; font: 15px/1.4 system-ui, sans-serif; width: 480px; }
.message { max-width: 400px; margin: 8px 0; padding: 8px 12px; border-radius: 12px; background: #fff; width: fit-content; }
.mine { margin-left: auto; background: #e3fdd0; }
pre { margin: 6px 0; padding: 8px; background: #f1f4f6; border-radius: 6px; font-size: 12px; white-space: pre-wrap; }
code { font-size: 13px; }
.keyboard { display: flex; gap: 4px; margin: 4px 0; width: 424px; }
.keyboard span { flex: 1; text-align: center; padding: 7px; border-radius: 8px; background: #aec6d8; }
`;

const telegram = await startScriptedTelegram();
const root = makeShop();
const bot = await serveBot(telegram, root, [scriptedModel('ollama/qwen2.5-coder:1.5b', [FIRST, TOTAL])]);
const browser = await launchBrowser();
try {
  telegram.says(ANN, '/tasks');
  await bot.answer(1);
  telegram.says(ANN, '/fix TSK-011');
  telegram.presses(ANN, await bot.answer(2), 'Accept');
  await bot.answer(3);
  telegram.says(ANN, '/fix make total simpler');
  await bot.answer(4);
  const shown = [...telegram.messages.filter(({ from }) => !from.is_bot), ...bot.said()];
  const bubbles = shown
    .sort((a, b) => a.message_id - b.message_id)
    .map(bubble)
    .join('\n');
  const page = await browser.newPage({ viewport: { width: 512, height: 400 }, deviceScaleFactor: 2 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style><body>${bubbles}</body>`);
  mkdirSync(join(file, '..'), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
  console.log(`${file}: ${Math.ceil(statSync(file).size / 1000)} kB`);
} finally {
  await browser.close();
  await bot.stop();
  await telegram.close();
  removeShop(root);
}

function bubble({ from, html, text = '', reply_markup: keyboard }: TelegramMessage): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const content = (html ?? escaped).replaceAll('\n<pre>', '<pre>').replace(/\n(?![^<]*<\/code><\/pre>)/g, '<br>');
  const rows = (keyboard?.inline_keyboard ?? []).map((row) => {
    const buttons = row.map((button) => `<span>${button.text}</span>`).join('');
    return `<div class="keyboard">${buttons}</div>`;
  });
  return `<div class="message${from.is_bot ? '' : ' mine'}">${content}</div>${rows.join('')}`;
}
