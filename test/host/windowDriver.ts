import type { FrameLocator, Locator, Page } from 'playwright-core';
import { selectors } from './selectors.ts';

/** What a user does in a window, in the steps that proved to be reliable. */
export interface WindowDriver {
  readonly page: Page;
  readonly selectors: typeof selectors;
  /** Runs a command by its exact title in the palette, category included: `LLMStruct: Show Context`. */
  command(title: string): Promise<void>;
  /** Opens a file by what identifies it in the quick open list, e.g. `main.py`, and waits for its text. */
  openFile(name: string): Promise<void>;
  /** Puts the cursor of the active editor there, both counted from 1. */
  goto(line: number, column: number): Promise<void>;
  /** Clicks the row of the open quick pick or menu that holds this text. */
  pick(text: string): Promise<void>;
  /** Answers the open input box. */
  answer(text: string): Promise<void>;
  waitForToast(text: string | RegExp): Promise<Locator>;
  /** The inside of the visible webview. */
  webview(): FrameLocator;
  /** Saves a picture of the window. */
  shot(path: string): Promise<void>;
}

const patience = 30_000; // ms; the first answer of an extension includes its activation

export function windowDriver(page: Page): WindowDriver {
  page.setDefaultTimeout(patience);
  const input = page.locator(selectors.quickInput).first();
  const rows = page.locator(selectors.quickInputRow);

  /** Early in a window's life the list may stay empty, as what fills it is not there yet: then it is opened again. */
  async function search(key: string, text: string, row: Locator): Promise<void> {
    const start = performance.now();
    for (;;) {
      await page.keyboard.press(key);
      await input.waitFor();
      await input.fill(text);
      const left = patience - (performance.now() - start);
      const found = await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (found) return standStill();
      if (left < 0) throw new Error(`"${text}" finds no row in ${patience} ms: ${await rows.allInnerTexts()}`);
      await page.keyboard.press('Escape');
    }
  }

  /** Rows that come late push the others down, and a click hits another one than it was meant for. */
  async function standStill(): Promise<void> {
    for (let before = ''; ; ) {
      const now = (await rows.allInnerTexts()).join('\n');
      if (now === before) return;
      before = now;
      await page.waitForTimeout(400);
    }
  }

  return {
    page,
    selectors,

    async command(title) {
      // Not Enter: it takes the focused row, which need not be this one.
      const row = rows.filter({ has: page.getByText(title, { exact: true }) }).first();
      for (let left = 2; ; left--) {
        await search('F1', `>${title}`, row);
        // An editor that opens meanwhile takes the focus, and the palette is gone.
        const clicked = await row.click({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (clicked) return;
        if (left === 0) throw new Error(`"${title}" cannot be clicked in the palette: ${await rows.allInnerTexts()}`);
      }
    },

    async openFile(name) {
      const fileName = name.split('/').at(-1)!;
      const row = rows.filter({ hasText: fileName }).first();
      await search('ControlOrMeta+P', name, row);
      await row.click();
      await page.locator(`${selectors.tab(fileName)}.active`).waitFor();
      await page.locator(selectors.editorLine).first().waitFor();
    },

    async goto(line, column) {
      await page.keyboard.press('Control+G');
      await input.waitFor();
      await input.fill(`:${line}:${column}`);
      await rows
        .filter({ hasText: `line ${line}` })
        .first()
        .waitFor(); // Enter does nothing before it
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden' });
    },

    async pick(text) {
      await page
        .locator(`${selectors.quickInputRow}, ${selectors.codeAction}`)
        .filter({ hasText: text })
        .first()
        .click();
    },

    async answer(text) {
      await input.waitFor();
      await input.fill(text);
      await page.keyboard.press('Enter');
    },

    async waitForToast(text) {
      const toast = page.locator(selectors.toast, { hasText: text }).first();
      await toast.waitFor();
      return toast;
    },

    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),

    async shot(path) {
      await page.screenshot({ path, animations: 'disabled' }); // else a toast is half faded in
    },
  };
}
