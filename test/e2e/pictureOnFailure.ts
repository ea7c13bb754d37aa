import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VscodeWindow } from '../host/window.ts';

/** After a failed test says where a picture of the window lies, what `more` tells, and the end of the window's log. */
export function pictureOnFailure(window: () => VscodeWindow, more: () => readonly string[] = () => []): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const picture = join(tmpdir(), `llmstruct-e2e-${process.pid}.png`);
    await window().shot(picture);
    console.error([`The window as it was: ${picture}`, ...more(), window().log().slice(-2000)].join('\n'));
  });
}
