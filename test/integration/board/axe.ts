import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Fails with what axe-core finds wrong in the page as it is shown now: accessibility by WCAG 2.2 A and AA, and good practice. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // Given by the browser's protocol, to which the page's content security policy does not apply.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  });
  assert.deepEqual(found, [], what);
}
