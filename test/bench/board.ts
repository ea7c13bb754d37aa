// node --import ./test/host/registerAssets.mjs test/bench/board.ts [TASKS]
// The board with that many tasks (1 000) in a headless Chromium before the built server: how long things take until they are painted, and how
// even scrolling is. Prints medians of five rounds.
import type { Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { manyTasks, startBoard } from '../integration/board/boardServer.ts';

const count = Number(process.argv[2] ?? 1000);
const ROUNDS = 5;

const server = await startBoard({ 'llmstruct.toml': manyTasks(count) });
const browser = await launchBrowser();
try {
  const found = new Map<string, number[]>();
  const note = (what: string, value: number): void => void found.set(what, [...(found.get(what) ?? []), value]);
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript((token) => sessionStorage.setItem('llmstruct.token', token), server.token);
    const began = performance.now();
    await page.goto(server.url);
    await page.locator('.rows > .row').first().waitFor();
    note('from the address to the table, ms', performance.now() - began);
    note('typing a letter into the filter, ms', await painted(page, { type: '7' }));
    note('taking it away again, ms', await painted(page, { type: '' }));
    note('from the table to the board, ms', await painted(page, { click: 'tab-board' }));
    note('from the board to the table, ms', await painted(page, { click: 'tab-table' }));
    const { slowest, frames } = await scroll(page);
    note('slowest frame of a scroll through all rows, ms', slowest);
    note('frames of it', frames);
    await page.close();
  }
  console.log(`${count} tasks`);
  for (const [what, values] of found) console.log(`${what}: ${Math.round(values.sort((a, b) => a - b)[ROUNDS >> 1]!)}`);
} finally {
  await browser.close();
  await server.stop();
}

/** From an act in the page, a text in the filter or a click, until its result is on the screen, in ms. */
function painted(page: Page, act: { readonly type: string } | { readonly click: string }): Promise<number> {
  return page.evaluate(async (wish) => {
    const began = performance.now();
    if ('click' in wish) document.getElementById(wish.click)!.click();
    else {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]')!;
      field.value = wish.type;
      field.dispatchEvent(new Event('input'));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, act);
}

/** Scrolls from the first row to the last, a page a frame. */
function scroll(page: Page): Promise<{ slowest: number; frames: number }> {
  return page.evaluate(async () => {
    const panel = document.getElementById('panel')!;
    let last = performance.now();
    let slowest = 0;
    let frames = 0;
    for (; panel.scrollTop + panel.clientHeight < panel.scrollHeight - 1; frames++) {
      panel.scrollTop += panel.clientHeight;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      slowest = Math.max(slowest, now - last);
      last = now;
    }
    return { slowest, frames };
  });
}
