import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { mochaSuite } from '../host/mochaSuite.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { openWindow, type VscodeWindow } from '../host/window.ts';
import { type ScriptedOllama, startScriptedOllama } from '../servers/scriptedOllama.ts';
import { eventually } from './eventually.ts';
import { gitProject } from './gitProject.ts';
import { pictureOnFailure } from './pictureOnFailure.ts';
import { type SuggestionZone, suggestionZone } from './suggestionZone.ts';

const TOTAL = `    def total(self) -> int:
        """The sum of all prices in cents."""
        result = 0
        for item in self.items:
            result = result + price_of(item)
        return result
`;
const BETTER_TOTAL = `    def total(self) -> int:
        """The sum of all prices in cents."""
        return sum(price_of(item) for item in self.items)
`;
/** Line of `def total` in shop/cart.py. */
const TOTAL_LINE = 17;

const TASKS = `[[tasks]]
id = "SHOP-1"
title = "Give a discount from ten items on"
status = "open"

[[tasks]]
id = "SHOP-2"
title = "Refuse unknown items"
status = "blocked"
assignee = "@ann"
`;

/** A user's way through the packed extension, by keyboard and mouse. One window: each step starts where the last one ended. */
function packagedExtension(): void {
  describe('The packaged extension in a window', function () {
    this.timeout(120_000);

    const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-e2e-'));
    const folder = join(scratch, 'shop');
    const fileOf = (path: string) => join(folder, path);
    const textOf = (path: string) => readFileSync(fileOf(path), 'utf8');
    let ollama: ScriptedOllama;
    let window: VscodeWindow;
    let suggestion: SuggestionZone;

    before(async () => {
      ollama = await startScriptedOllama({ chat: `\`\`\`python\n${BETTER_TOTAL}\`\`\`\n` });
      // A workspace may name this machine; a user setting of that scope would have to be one of the server's machine.
      const settings = JSON.stringify({ 'llmstruct.ollama.host': ollama.url });
      gitProject(folder, { files: { '.vscode/settings.json': settings } });
      window = await openWindow({ folder, vsix: packageExtension(), settings: { 'editor.quickSuggestions': false } });
      await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      suggestion = suggestionZone(window.page);
    });

    pictureOnFailure(() => window);

    after(async () => {
      await window?.close();
      await ollama?.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    });

    it('counts files and syntax errors in the status bar and leaves the folder alone', async () => {
      const item = statusItem();
      await item.waitFor();
      await eventually(async () => assert.match(await item.innerText(), /llmstruct 6\s+1$/));
      assert.ok(!existsSync(fileOf('struct.json')));
    });

    it('writes struct.json on "Parse Workspace" and says what it holds', async () => {
      await window.command('llmstruct: Parse Workspace');
      const toast = await window.waitForToast('struct.json is up to date. Files: 6');
      assert.deepEqual(pathsIn(textOf('struct.json')), [
        'shop/__init__.py',
        'shop/broken.py',
        'shop/cart.py',
        'shop/prices.py',
        'web/format.ts',
        'web/receipt.ts',
      ]);
      await toast.getByText('Open struct.json').click();
      await window.page.locator(`${window.selectors.tab('struct.json')}.active`).waitFor();
    });

    it('offers to have struct.json ignored by git', async () => {
      const toast = await window.waitForToast('neither committed nor ignored by git');
      await toast.getByText('Add to .gitignore').click();
      await eventually(() => assert.equal(textOf('.gitignore'), '/struct.json\n'));
    });

    it('keeps struct.json up to date on save', async () => {
      await window.openFile('shop/prices.py');
      await window.page.keyboard.press('ControlOrMeta+End');
      await window.page.keyboard.type('\n\ndef has_price(item: str) -> bool:\nreturn item in PRICES\n');
      assert.ok(!textOf('struct.json').includes('has_price'));
      await save('prices.py');
      await eventually(() => assert.match(textOf('struct.json'), /"signature":\s*"def has_price\(item: str\) -> bool/));
    });

    it('offers "Make it better" by light bulb and shows the suggestion below the method', async () => {
      await window.openFile('shop/cart.py');
      await window.goto(TOTAL_LINE, 10);
      await window.page.locator(window.selectors.lightBulb).first().waitFor();
      await window.page.keyboard.press('Control+.');
      await window.pick('Make it better');
      await suggestion.zone.waitFor();

      const shown = await suggestion.diff.innerText();
      assert.deepEqual(linesWith('-', shown), linesWith('', TOTAL).slice(2));
      assert.deepEqual(linesWith('+', shown), linesWith('', BETTER_TOTAL).slice(2));
      await eventually(async () => assert.deepEqual(await suggestion.lenses(), ['Accept', 'Reject', 'Side by Side']));
      await eventually(async () => assert.equal(await suggestion.tint.count(), 4));
      await eventually(async () => assert.ok(await isInSight(suggestion.zone), 'the zone is partly out of sight'));
      for (const title of ['Accept Suggestion', 'Reject Suggestion', 'Show Suggestion Side by Side']) {
        assert.equal(await suggestion.button(title).count(), 1, title);
      }
      assert.match(
        await suggestion.zone.innerText(),
        /Sent.\d+.tokens.\(whole.file:.\d+\).·.qwen2\.5-coder:1\.5b.·.local/,
      );
      assert.equal(
        await window.page.locator('.panel .comments-panel').count(),
        0,
        'the Comments panel opened by itself',
      );
      assert.equal(ollama.chats.length, 1);
      assert.equal(await isDirty('cart.py'), false, 'the document was touched before Accept');
    });

    it('compares side by side', async () => {
      await suggestion.button('Show Suggestion Side by Side').click();
      const side = (name: 'original' | 'modified', text: string) =>
        window.page.locator(`.monaco-diff-editor .editor.${name} .view-line`, { hasText: text }).first();
      await side('modified', 'return sum(price_of(item)').waitFor();
      await side('original', 'return result').waitFor();
      await window.page.locator('.editor-actions a[aria-label^="Accept Suggestion"]').waitFor();
      await window.openFile('shop/cart.py');
      await suggestion.zone.waitFor();
    });

    it('asks again with a remark in the reply box', async () => {
      await suggestion.reply('keep it short');
      await eventually(() => assert.equal(ollama.chats.length, 2));
      const [first, second] = ollama.chats.map(({ messages }) => messages!);
      assert.deepEqual(second!.slice(0, first!.length), first);
      assert.ok(second!.at(-2)?.content.includes(BETTER_TOTAL.trim()));
      assert.match(second!.at(-1)?.content ?? '', /^keep it short\n/);
      await suggestion.zone.getByText('keep it short').waitFor();
    });

    it('keeps the suggestion over a reload of the window', async () => {
      await window.page.reload();
      await window.page.locator(window.selectors.workbench).waitFor();
      // VS Code remembers its tabs some time after they were opened: the window may come back with those of before.
      await window.openFile('shop/cart.py');
      await suggestion.zone.waitFor();
      await eventually(async () => assert.deepEqual(await suggestion.lenses(), ['Accept', 'Reject', 'Side by Side']));
      assert.deepEqual(linesWith('-', await suggestion.diff.innerText()), linesWith('', TOTAL).slice(2));
      assert.equal(ollama.chats.length, 2);
    });

    it('writes the suggestion on Accept, and one undo takes it back', async () => {
      const before = textOf('shop/cart.py');
      await suggestion.button('Accept Suggestion').click();
      await suggestion.zone.waitFor({ state: 'detached' });
      await line('return sum(price_of(item) for item in self.items)').waitFor();
      assert.equal(textOf('shop/cart.py'), before, 'Accept saved the file');
      await save('cart.py');
      assert.equal(textOf('shop/cart.py'), before.replace(TOTAL, BETTER_TOTAL));
      // VS Code asks for lenses anew in its own time.
      await eventually(async () => assert.deepEqual(await suggestion.lenses(), []));

      await focusText();
      await window.page.keyboard.press('ControlOrMeta+Z');
      await line('result = result + price_of(item)').waitFor();
      assert.equal(await bufferText(), before);
    });

    it('leaves file and buffer as they were on Reject', async () => {
      await window.goto(TOTAL_LINE, 10);
      const file = sha256(readFileSync(fileOf('shop/cart.py')));
      const buffer = sha256(await bufferText());
      assert.notEqual(file, buffer, 'the undo above is not saved');
      // The undo above brought the suggestion back; it is rejected without asking anew.
      const asked = ollama.chats.length;
      await suggestion.zone.waitFor();
      await suggestion.button('Reject Suggestion').click();
      await suggestion.zone.waitFor({ state: 'detached' });
      assert.equal(sha256(readFileSync(fileOf('shop/cart.py'))), file);
      assert.equal(sha256(await bufferText()), buffer);
      await eventually(async () => assert.equal(await suggestion.tint.count(), 0));
      assert.equal(ollama.chats.length, asked);
    });

    it('says what to do when no model server answers', async () => {
      await ollama.close();
      await window.goto(TOTAL_LINE, 10);
      await window.command('llmstruct: Make It Better');
      const toast = await window.waitForToast(`No model server answers at ${ollama.url}.`);
      assert.match(await toast.innerText(), /Start it \(Ollama: ollama serve\), or say where it runs: OLLAMA_HOST/);
      assert.equal(await suggestion.zone.count(), 0);
    });

    it('shows the tasks by status, and a click goes to the line in llmstruct.toml', async () => {
      await window.page.locator(window.selectors.activityBarIcon('llmstruct')).click();
      await window.page.locator('.sidebar .welcome-view a', { hasText: 'Create llmstruct.toml' }).click();
      await window.page.locator(`${window.selectors.tab('llmstruct.toml')}.active`).waitFor();
      await rows(['Open (1)', 'Try llmstruct on this project (TSK-001)']);

      writeFileSync(fileOf('llmstruct.toml'), TASKS); // as a colleague's commit would
      await rows([
        'Open (1)',
        'Give a discount from ten items on (SHOP-1)',
        'Blocked (1)',
        'Refuse unknown items (SHOP-2 · @ann)',
      ]);
      await window.page.locator(window.selectors.sideBarRow, { hasText: 'Refuse unknown items' }).click();
      await window.page.locator(window.selectors.statusBarItem, { hasText: 'Ln 6, Col 1' }).waitFor();
    });

    it('edits a task in the dashboard, whose tab is there again after a reload of the window', async () => {
      await window.command('llmstruct: Open Dashboard');
      const cell = window.webview().locator('[data-key="SHOP-1"] [data-column="assignee"]');
      await cell.dblclick();
      await window.page.keyboard.type('@boris');
      await window.page.keyboard.press('Enter');
      await eventually(() => assert.match(textOf('llmstruct.toml'), /^id = "SHOP-1"\n.*\n.*\nassignee = "@boris"$/m));
      await window.webview().getByRole('tab', { name: 'Board' }).click();
      await window.webview().getByRole('button', { name: 'SHOP-1' }).waitFor();
      // VS Code's own reload writes down which tabs are open, a browser's need not. Which view was shown is saved later.
      await Promise.all([window.page.waitForEvent('load'), window.command('Developer: Reload Window')]);
      await window.page.locator(window.selectors.workbench).waitFor();
      await window.webview().getByText('SHOP-1').first().waitFor();
    });

    const statusItem = () => window.page.locator(window.selectors.statusBarItem, { hasText: 'llmstruct' }).first();

    const line = (text: string) => window.page.locator(window.selectors.editorLine, { hasText: text }).first();

    const tab = (name: string): Locator => window.page.locator(window.selectors.tab(name));

    const isDirty = async (name: string) => (await tab(name).getAttribute('class'))?.includes('dirty') ?? false;

    /** Wholly between title bar and status bar: on opening a suggestion the editor scrolls to it. */
    async function isInSight(place: Locator): Promise<boolean> {
      const [box, bar] = await Promise.all([place.boundingBox(), statusItem().boundingBox()]);
      return box !== null && bar !== null && box.y > 0 && box.y + box.height <= bar.y;
    }

    async function save(name: string): Promise<void> {
      await window.page.locator(`${window.selectors.tab(name)}.dirty`).waitFor();
      await window.page.keyboard.press('ControlOrMeta+S');
      await window.page.locator(`${window.selectors.tab(name)}:not(.dirty)`).waitFor();
    }

    async function focusText(): Promise<void> {
      await line('def total').click();
    }

    /** What the editor holds, to the byte: by way of the clipboard, as the window draws only some of it. */
    async function bufferText(): Promise<string> {
      await window.page.evaluate(() => navigator.clipboard.writeText(''));
      await focusText();
      await window.page.keyboard.press('ControlOrMeta+A');
      await window.page.keyboard.press('ControlOrMeta+C');
      return eventually(async () => {
        const text = await window.page.evaluate(() => navigator.clipboard.readText());
        assert.notEqual(text, '');
        return text;
      });
    }

    /** Waits for the side bar's first rows, those of the tasks: what each is called and, in brackets, what stands beside it in grey. */
    async function rows(expected: readonly string[]): Promise<void> {
      await eventually(async () => {
        const shown: string[] = [];
        for (const row of await window.page.locator(window.selectors.sideBarRow).all()) {
          const texts = await row.locator('.label-name, .label-description').allInnerTexts();
          shown.push(`${texts[0]} (${texts.slice(1).join()})`);
        }
        assert.deepEqual(shown.slice(0, expected.length), expected);
      });
    }
  });
}

/** Paths of the modules in a `struct.json`. */
function pathsIn(text: string): string[] {
  const { modules } = JSON.parse(text) as { readonly modules: readonly { readonly path: string }[] };
  return modules.map(({ path }) => path);
}

/** The lines that begin with `mark`, without it and without the indentation, whose blanks the window draws as others. */
function linesWith(mark: string, text: string): string[] {
  return text
    .split('\n')
    .filter((row) => row.trim() !== '' && row.startsWith(mark))
    .map((row) => row.slice(mark.length).replaceAll('\u00a0', ' ').trim());
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

const suite = [{ name: 'packagedExtension', load: packagedExtension }];
await mochaSuite(suite, { bail: true }).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
