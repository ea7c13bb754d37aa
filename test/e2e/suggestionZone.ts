import type { Locator, Page } from 'playwright-core';

/** The inline suggestion as it stands in the window. Checked with VS Code 1.139.1. */
export interface SuggestionZone {
  /** The whole zone below the target. */
  readonly zone: Locator;
  /** Lines of the diff, as they are shown. */
  readonly diff: Locator;
  /** A button in the zone's title bar, by the title of its command. */
  button(title: string): Locator;
  /** Titles of all lenses in the editor, left to right. */
  lenses(): Promise<string[]>;
  /** The tinted lines of the editor. */
  readonly tint: Locator;
}

export function suggestionZone(page: Page): SuggestionZone {
  const zone = page.locator('.editor-instance .review-widget').first();
  return {
    zone,
    diff: zone.locator('.monaco-tokenized-source'),
    button: (title) => zone.locator(`.review-actions a.action-label[aria-label^="${title}"]`),
    lenses: async () => (await page.locator('.codelens-decoration a').allInnerTexts()).map((text) => text.trim()),
    // The one decoration of ours; VS Code makes up its class name.
    tint: page.locator('.editor-instance .view-overlays [class*="ced-"]'),
  };
}
