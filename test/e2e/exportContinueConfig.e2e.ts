import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { mochaSuite } from '../host/mochaSuite.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { openWindow, type VscodeWindow } from '../host/window.ts';
import { eventually } from './eventually.ts';
import { gitProject } from './gitProject.ts';
import { pictureOnFailure } from './pictureOnFailure.ts';

const MINE = 'name: mine # my own\nversion: 0.0.1\nmodels:\n  - name: other\n    provider: ollama\n    model: other\n';
const MODELS = '.continue/models/llmstruct.yaml';
const MCP = '.continue/mcpServers/llmstruct.yaml';

/** What *Export Continue Config* asks, answered by clicks, where Continue does not run beside llmstruct. */
function exportContinueConfig(): void {
  describe('The questions of Export Continue Config', function () {
    this.timeout(120_000);

    const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-e2e-'));
    const folder = join(scratch, 'shop');
    const home = join(scratch, 'continue');
    const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');
    let window: VscodeWindow;
    let centre: Locator;

    before(async () => {
      gitProject(folder, { files: { [MODELS]: MINE } });
      mkdirSync(home);
      writeFileSync(join(home, 'config.json'), '{"models": [], "mine": 1}\n');
      window = await openWindow({ folder, vsix: packageExtension(), env: { CONTINUE_GLOBAL_DIR: home } });
      centre = window.page.locator('.notifications-center');
    });

    pictureOnFailure(() => window);

    after(async () => {
      await window?.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    });

    it('writes what is not there, and leaves a file with another text until somebody says Replace', async () => {
      await exportConfig();
      await eventually(() => assert.match(textOf('.continue/context/llmstruct.yaml'), /LLMSTRUCT_TOKEN/));
      await window.page.locator('.monaco-diff-editor').waitFor();
      assert.equal(textOf(MODELS), MINE);
      writeFileSync(join(folder, MODELS), `${MINE}# added while the question stood\n`);
      await press('exists with another text', 'Replace');
      // The text that the difference was made of is not there any more: the difference comes again, nothing is lost.
      await notification(`${MODELS} has changed meanwhile`).waitFor();
      assert.equal(textOf(MODELS), `${MINE}# added while the question stood\n`);
      await press('has changed meanwhile', 'Replace');
      await eventually(() => assert.match(textOf(MODELS), /contextLength: 8192/));
      assert.ok(textOf(MODELS).startsWith(MINE));
      assert.match(textOf(MODELS), /# added while the question stood/);
    });

    it('writes the MCP block only when told to', async () => {
      assert.ok(!existsSync(join(folder, MCP)));
      await press('Should Continue start llmstruct’s MCP server', 'Write MCP Block');
      await eventually(() => assert.match(textOf(MCP), /mcpServers:/));
    });

    it('starts the server and writes address and token for the user alone', async () => {
      const file = join(home, '.env');
      assert.ok(!existsSync(file));
      await press('Continue does not run beside llmstruct here', 'Start and Write');
      const secrets = await eventually(() => readFileSync(file, 'utf8'));
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const url = /^LLMSTRUCT_URL=(.+)$/m.exec(secrets)?.[1]?.replace(/['"]/g, '');
      const token = /^LLMSTRUCT_TOKEN=(.+)$/m.exec(secrets)?.[1]?.replace(/['"]/g, '');
      const ask = (headers: Record<string, string>) =>
        fetch(new URL('/context', url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: '', fullInput: 'total of the cart', workspacePath: folder }),
        });
      assert.equal((await ask({})).status, 401);
      const answer = await ask({ authorization: `Bearer ${token}` });
      assert.match(JSON.stringify(await answer.json()), /shop\/cart\.py/);
    });

    it('shows what an older Continue’s config.json would get, and keeps its keys', async () => {
      await press('Your Continue has a config.json', 'Show Difference');
      await window.page.locator('.monaco-diff-editor').waitFor();
      await press('config.json exists with another text', 'Replace');
      await eventually(() => assert.match(readFileSync(join(home, 'config.json'), 'utf8'), /contextProviders/));
      assert.match(readFileSync(join(home, 'config.json'), 'utf8'), /"mine": 1/);
    });

    it('has no file to write the second time, and asks for what is still open', async () => {
      await window.command('Notifications: Clear All Notifications');
      await exportConfig();
      await notification('Continue’s configuration is up to date.').waitFor();
      await press('Continue does not run beside llmstruct here', 'Not Now');
      assert.equal(await notification('MCP server').count(), 0);
      // The server was agreed to since.
      await press('Your Continue has a config.json', 'Show Difference');
      await press('config.json exists with another text', 'Replace');
      await eventually(() => assert.match(readFileSync(join(home, 'config.json'), 'utf8'), /ContextProtocolServers/));
    });

    const notification = (text: string) =>
      window.page.locator('.notification-list-item', { hasText: text }).filter({ visible: true }).first();

    /** There are more questions than toasts at a time. */
    async function exportConfig(): Promise<void> {
      await window.command('llmstruct: Export Continue Config');
      await window.command('Notifications: Show Notifications');
    }

    async function press(text: string, button: string): Promise<void> {
      const wanted = notification(text).getByRole('button', { name: button, exact: true });
      await eventually(async () => {
        if (await wanted.isVisible()) return wanted.click({ timeout: 3000 });
        if ((await centre.count()) === 0 || !(await centre.isVisible()))
          await window.command('Notifications: Show Notifications');
        // The list has no rows for what is out of sight.
        for (const down of [-5000, 150, 150, 150, 150]) {
          await centre.hover();
          await window.page.mouse.wheel(0, down);
          if (await wanted.isVisible()) return wanted.click({ timeout: 3000 });
        }
        throw new Error(`No ${button} for "${text}" among: ${await centre.innerText()}`);
      });
    }
  });
}

const suite = [{ name: 'exportContinueConfig', load: exportContinueConfig }];
await mochaSuite(suite, { bail: true }).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
