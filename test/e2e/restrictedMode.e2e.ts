import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mochaSuite } from '../host/mochaSuite.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { openWindow, type VscodeWindow } from '../host/window.ts';
import { gitProject } from './gitProject.ts';
import { pictureOnFailure } from './pictureOnFailure.ts';

const TASKS = '[[tasks]]\nid = "SHOP-1"\ntitle = "Give a discount from ten items on"\nstatus = "open"\n';

/** The packed extension in a folder that nobody trusts yet. */
function restrictedMode(): void {
  describe('The packaged extension in Restricted Mode', function () {
    this.timeout(120_000);

    const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-restricted-'));
    const folder = join(scratch, 'shop');
    let window: VscodeWindow;

    before(async () => {
      gitProject(folder, { files: { 'llmstruct.toml': TASKS } });
      window = await openWindow({ folder, vsix: packageExtension(), trust: false });
    });

    pictureOnFailure(() => window);

    after(async () => {
      await window?.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    });

    it('says in the dashboard why there is nothing, and reads nothing of the folder', async () => {
      await window.command('llmstruct: Open Dashboard');
      await window.webview().getByText('llmstruct is off: this window is in Restricted Mode.').waitFor();
      assert.equal(await window.webview().getByText('SHOP-1').count(), 0);
      assert.equal(existsSync(join(folder, 'struct.json')) || existsSync(join(folder, '.llmstruct')), false);
    });

    it('shows the tasks in the same tab as soon as the folder is trusted', async () => {
      await window.page.locator(window.selectors.statusBarItem, { hasText: 'Restricted Mode' }).click();
      await window.page.getByRole('button', { name: 'Trust', exact: true }).first().click();
      // The editor of trust lies over the tabs.
      await window.page.keyboard.press('Escape');
      await window.webview().getByText('SHOP-1').first().waitFor();
    });
  });
}

const suite = [{ name: 'restrictedMode', load: restrictedMode }];
await mochaSuite(suite, { bail: true }).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
