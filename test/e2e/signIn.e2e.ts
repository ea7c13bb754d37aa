import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mochaSuite } from '../host/mochaSuite.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { openWindow, type VscodeWindow } from '../host/window.ts';
import { type ScriptedGitHub, startScriptedGitHub } from '../servers/scriptedGitHub.ts';
import { type ScriptedGitHubSite, startScriptedGitHubSite, USER_CODE } from '../servers/scriptedGitHubSite.ts';
import { eventually } from './eventually.ts';
import { gitProject } from './gitProject.ts';
import { pictureOnFailure } from './pictureOnFailure.ts';

const TOKEN = 'gho_of-ann';
const SYNC = 'llmstruct: Sync Tasks with Issues';
const FIRST = 'llmstruct reads and writes Issues of github.com/team/shop.';
const TOML = `[sync]
repository = "team/shop"

[[tasks]]
id = "SHOP-1"
title = "Give a discount from ten items on"
`;

/** Syncing tasks with github.com by VS Code's own sign-in: its GitHub extension and its dialogs are real, github.com is a stand-in. */
function signIn(): void {
  describe('Sign-in for syncing tasks with github.com', function () {
    this.timeout(120_000);

    const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-e2e-'));
    const folder = join(scratch, 'shop');
    const toml = () => readFileSync(join(folder, 'llmstruct.toml'), 'utf8');
    let github: ScriptedGitHub;
    let site: ScriptedGitHubSite;
    let window: VscodeWindow;

    before(async function () {
      if (spawnSync('openssl', ['version']).status !== 0) {
        console.log('    skipped: the stand-in for github.com needs openssl for its certificate');
        this.skip();
      }
      github = await startScriptedGitHub(TOKEN);
      site = await startScriptedGitHubSite(github.origin);
      gitProject(folder, { files: { 'llmstruct.toml': TOML } });
      window = await openWindow({ folder, vsix: packageExtension(), env: site.env });
    });

    pictureOnFailure(
      () => window,
      () => site.requests,
    );

    after(async () => {
      await window?.close();
      await site?.close();
      await github?.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    });

    it('says that nothing was synced where the sign-in is declined', async () => {
      await window.command(SYNC);
      await dialog(FIRST).press('Cancel');
      await window.waitForToast('Nothing was synced with github.com/team/shop');
      assert.equal(github.requests.length, 0);
      await clearToasts();
    });

    it('takes a sign-in that its person gives up on github.com for a no', async () => {
      await startSync(FIRST);
      const offer = await window.waitForToast('Would you like to try a different way?');
      await offer.getByRole('button', { name: 'No', exact: true }).click();
      await window.waitForToast('Nothing was synced with github.com/team/shop');
      await clearToasts();
    });

    it('says why a sign-in failed', async () => {
      Object.assign(site, { token: TOKEN, userStatus: 503 });
      await startSync(FIRST);
      const toast = await window.waitForToast('Signing in for github.com/team/shop failed');
      assert.match(await toast.innerText(), /Sync again to sign in again/);
      assert.equal(github.requests.length, 0);
      site.userStatus = 200;
      await clearToasts();
    });

    it('signs in by VS Code and writes an Issue', async () => {
      await startSync(FIRST);
      await dialog('new Issue for SHOP-1').press('Sync');
      await window.waitForToast('github.com/team/shop: 1 steps done.');
      assert.deepEqual(
        github.issues.map(({ title }) => title),
        ['Give a discount from ten items on'],
      );
      await eventually(() => assert.match(toml(), /^issue = "team\/shop#1"$/m));
    });

    it('asks for a new sign-in where the server does not take the last one any more', async () => {
      github.script.push({ status: 401, body: { message: 'Bad credentials' } });
      await window.command(SYNC);
      await window.waitForToast('github.com/team/shop refuses: HTTP 401: Bad credentials');
      await clearToasts();
      await startSync('github.com/team/shop did not take the last sign-in.');
      await window.waitForToast('Tasks and github.com/team/shop say the same.');
    });

    it('signs in once: the session is VS Code’s from then on', async () => {
      const before = site.requests.length;
      await clearToasts();
      await window.command(SYNC);
      await window.waitForToast('Tasks and github.com/team/shop say the same.');
      assert.deepEqual(site.requests.slice(before), ['GET api.github.com/repos/team/shop/issues']);
    });

    const startSync = async (why: string) => {
      await window.command(SYNC);
      await dialog(why).press('Allow');
      await dialog(USER_CODE).press('Copy & Continue to Browser');
      await dialog('https://github.com/login/device').press('Open');
    };

    const clearToasts = () => window.command('Notifications: Clear All Notifications');

    const dialog = (text: string) => ({
      async press(button: string): Promise<void> {
        const box = window.page.locator(window.selectors.dialog, { hasText: text });
        await box.getByRole('button', { name: button, exact: true }).click();
        await box.waitFor({ state: 'hidden' });
      },
    });
  });
}

const suite = [{ name: 'signIn', load: signIn }];
await mochaSuite(suite, { bail: true }).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
