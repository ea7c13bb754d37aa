import type { Locator, Page } from 'playwright-core';

/** The inline suggestion as it stands in the window. Checked with VS Code 1.139.1. */
export interface SuggestionZone {
  /** The whole zone below the target. */
  readonly zone: Locator;
  /** Lines of the diff, as they are shown. */
  readonly diff: Locator;
  /** A button in the zone's title bar, by the title of its command. */
  button(title: string): Locator;
  /** Writes into the reply box and sends it. */
  reply(text: string): Promise<void>;
  /** Titles of all lenses in the editor, left to right. */
  lenses(): Promise<string[]>;
  /** The tinted lines of the editor. */
  readonly tint: Locator;
}

export function suggestionZone(page: Page): SuggestionZone {
  const zone = page.locator('.editor-instance .review-widget').first();
  return {
    zone,
    diff: zone.locator('pre'),
    button: (title) => zone.locator(`.review-actions a.action-label[aria-label^="${title}"]`),
    async reply(text) {
      await zone.locator('.review-thread-reply-button').click();
      await page.keyboard.type(text);
      await zone.locator('.form-actions .monaco-button', { hasText: 'Ask Again with This Remark' }).click();
    },
    lenses: async () => (await page.locator('.codelens-decoration a').allInnerTexts()).map((text) => text.trim()),
    // Decorations of ours that go over whole lines (marked words do not); VS Code makes up their class names.
    tint: page.locator('.editor-instance .view-overlays .cdr[class*="ced-"][style*="width:100%"]'),
  };
}
