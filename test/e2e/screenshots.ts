// npm run screenshots: takes the README's pictures of the packed extension in a real window, into media/screenshots.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { projectRoot } from '../host/projectRoot.ts';
import { startBoard } from '../integration/board/boardServer.ts';
import { keepBusyMonth } from '../support/busyMonth.ts';
import { eventually } from './eventually.ts';
import { type Gallery, type GalleryOptions, openGallery, TASKS } from './gallery.ts';

const folder = join(projectRoot, 'media/screenshots');
const limit = 200_000; // bytes
/** A model that does not run on this machine. Nobody asks it: its question stays open. */
const ELSEWHERE = 'anthropic/claude-haiku-5-5';

/** Windows and what is drawn in each; a name given on the command line draws that one alone. */
const scenes: Readonly<Record<string, (vsix: string) => Promise<void>>> = {
  parse: (vsix) => inGallery({ vsix, project: 'shop' }, parse),
  context: (vsix) => inGallery({ vsix, project: 'gyp' }, context),
  suggestion: (vsix) =>
    inGallery({ vsix, project: 'gyp' }, async (gallery) => {
      await tasks(gallery);
      await lightBulb(gallery);
      await chooseImprove(gallery);
      await suggestion(gallery, 'suggestion.png');
      await sideBySide(gallery);
      await suggestionsView(gallery);
      await receipt(gallery);
      await stale(gallery);
    }),
  'suggestion-ru': (vsix) =>
    inGallery({ vsix, project: 'gyp', locale: 'ru' }, async (gallery) => {
      await gallery.goToTarget();
      await gallery.window.page.keyboard.press('ControlOrMeta+Alt+B');
      await suggestion(gallery, 'suggestion-ru.png');
    }),
  request: (vsix) => inGallery({ vsix, project: 'gyp' }, request),
  consent: (vsix) =>
    inGallery({ vsix, project: 'gyp', model: ELSEWHERE }, (gallery) => consent(gallery, 'consent.png')),
  'consent-ru': (vsix) =>
    inGallery({ vsix, project: 'gyp', model: ELSEWHERE, locale: 'ru' }, (gallery) =>
      consent(gallery, 'consent-ru.png'),
    ),
  dashboard: (vsix) => inGallery({ vsix, project: 'gyp' }, dashboard),
  board,
};

mkdirSync(folder, { recursive: true });
const [, , only] = process.argv;
const vsix = packageExtension();
for (const [name, draw] of Object.entries(scenes)) if (only === undefined || only === name) await draw(vsix);

/** struct.json as a whole, with the schema's help on a key, and what the command said. */
async function parse({ window, folder: project, calmDown }: Gallery): Promise<void> {
  const { page, selectors } = window;
  await window.command('llmstruct: Parse Workspace');
  await window.waitForToast('struct.json is up to date');
  await page.locator(selectors.explorerRow, { hasText: 'struct.json' }).dblclick(); // git ignores it, so Quick Open does too
  await page.locator(`${selectors.tab('struct.json')}.active`).waitFor();
  const lines = readFileSync(join(project, 'struct.json'), 'utf8').split('\n');
  await window.goto(lines.findIndex((line) => line.startsWith(' "errors"')) + 1, 4);
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('ControlOrMeta+I');
  await page.locator('.monaco-hover:visible', { hasText: 'could not read' }).first().waitFor();
  await calmDown();
  await picture(window, 'parse.png', { toasts: 1 });
}

async function tasks({ window, calmDown }: Gallery): Promise<void> {
  const { page, selectors } = window;
  await page.locator(selectors.activityBarIcon('llmstruct')).click({ force: true });
  await page.locator(selectors.sideBarRow, { hasText: 'Replace OrderedSet by dict' }).click();
  await page.locator(`${selectors.tab('llmstruct.toml')}.active`).waitFor();
  await calmDown();
  await picture(window, 'tasks.png');
  await page.locator(selectors.activityBarIcon('Explorer')).click({ force: true });
  await window.command('View: Close All Editors');
}

/** Tasks and usage in the editor. */
async function dashboard({ window, folder: project, calmDown }: Gallery): Promise<void> {
  keepBusyMonth(join(project, '.llmstruct'), Date.now());
  await window.command('llmstruct: Open Dashboard');
  const page = window.webview();
  await page.getByRole('tab', { name: 'Board' }).click();
  await page.getByRole('button', { name: 'GYP-9' }).waitFor();
  await window.page.keyboard.press('ControlOrMeta+B'); // the side bar
  await calmDown();
  await picture(window, 'dashboard-board.png');
  await page.getByRole('tab', { name: 'Usage' }).click();
  await page.getByText('Saved against whole files').waitFor();
  await page.locator('canvas').first().waitFor();
  await calmDown();
  await picture(window, 'dashboard-usage.png');
}

/** The same page in a browser: as a table, and as narrow as a phone. */
async function board(): Promise<void> {
  const server = await startBoard({ 'llmstruct.toml': TASKS });
  const browser = await launchBrowser();
  try {
    const shoot = async (name: string, view: string, viewport: { width: number; height: number }) => {
      const page = await browser.newPage({ viewport, colorScheme: 'light' });
      await page.addInitScript((token) => sessionStorage.setItem('llmstruct.token', token), server.token);
      await page.goto(`${server.url}/#${view}`);
      await page.getByText('GYP-9').waitFor();
      const path = join(folder, name);
      await page.screenshot({ path, animations: 'disabled' });
      console.log(path);
      await page.close();
    };
    await shoot('board.png', 'view=table', { width: 1100, height: 420 });
    await shoot('board-phone.png', 'view=board', { width: 390, height: 740 });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function context({ window, goToTarget, calmDown }: Gallery): Promise<void> {
  await goToTarget();
  await window.command('llmstruct: Show Context');
  await window.page.locator('.tab.active', { hasText: 'Context of' }).waitFor();
  await calmDown();
  await picture(window, 'context.png');
}

async function lightBulb({ window, goToTarget, calmDown }: Gallery): Promise<void> {
  await goToTarget();
  await calmDown();
  await window.page.keyboard.press('Control+.');
  await window.page.locator(window.selectors.codeAction, { hasText: 'Make it better' }).waitFor();
  await picture(window, 'light-bulb.png');
}

async function chooseImprove({ window }: Gallery): Promise<void> {
  await window.pick('Make it better');
}

async function suggestion({ window, suggestion: { zone, tint }, calmDown }: Gallery, name: string): Promise<void> {
  await zone.waitFor();
  await tint.first().waitFor();
  await calmDown();
  await picture(window, name);
}

/** A request on its way: the document is as it was, and may be edited. */
async function request({ window, goToTarget, holdAnswer, calmDown }: Gallery): Promise<void> {
  await goToTarget();
  holdAnswer();
  await window.page.keyboard.press('ControlOrMeta+Alt+B');
  await window.waitForToast('characters received');
  await calmDown();
  await picture(window, 'request.png', { toasts: 1 });
}

/** The question before anything leaves the machine. Nobody answers it. */
async function consent({ window, goToTarget, calmDown }: Gallery, name: string): Promise<void> {
  const { page, selectors } = window;
  await goToTarget();
  await page.keyboard.press('ControlOrMeta+Alt+B');
  await page.locator(selectors.dialog).waitFor({ timeout: 90_000 }); // after the first look at all the code
  await calmDown();
  await picture(window, name, { toasts: 1 });
}

async function sideBySide({ window, suggestion: { button }, calmDown }: Gallery): Promise<void> {
  await window.page.keyboard.press('ControlOrMeta+B'); // the side bar
  await button('Show Suggestion Side by Side').click();
  await window.page.locator('.monaco-diff-editor .editor.modified .line-insert').first().waitFor();
  await calmDown();
  await picture(window, 'side-by-side.png');
}

/** A pending suggestion and a refused answer, in the view. The badge over the icon takes clicks for it. */
async function suggestionsView({ window, suggestion: { zone }, calmDown }: Gallery): Promise<void> {
  const { page, selectors } = window;
  await window.openFile('gyp/common.py');
  await window.goto(48, 5);
  await page.keyboard.press('ControlOrMeta+Alt+B'); // the model has no answer for this function
  await window.waitForToast('was refused');
  await window.command('Notifications: Clear All Notifications');
  await window.goto(38, 5);
  await zone.waitFor();
  await page.locator(selectors.activityBarIcon('llmstruct')).click({ force: true });
  await page.locator(selectors.sideBarRow, { hasText: 'ExceptionAppend()' }).waitFor();
  await calmDown();
  await picture(window, 'suggestions.png');
}

async function receipt({ window, calmDown }: Gallery): Promise<void> {
  const { page, selectors } = window;
  await page.locator(selectors.sideBarRow, { hasText: 'ExceptionAppend()' }).click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item', { hasText: 'Show Receipt' });
  // A menu that has just opened takes no click, and stays.
  await eventually(async () => {
    await item.click();
    await item.waitFor({ state: 'detached', timeout: 1000 });
  });
  await page.locator('.tab.active', { hasText: 'Receipt' }).waitFor();
  await calmDown();
  await picture(window, 'receipt.png');
}

/** The code was changed: the suggestion says so, and is compared three ways. */
async function stale({ window, suggestion: { zone, button }, calmDown }: Gallery): Promise<void> {
  const { page } = window;
  await window.openFile('gyp/common.py');
  await window.goto(41, 24);
  await page.keyboard.type('  # mine');
  await zone.getByText('The code has changed').waitFor();
  await window.goto(38, 5);
  await page.locator('.codelens-decoration', { hasText: 'Ask again' }).waitFor();
  await calmDown();
  await picture(window, 'suggestion-stale.png');
  await button('Show Suggestion Side by Side').click();
  await page.locator('.multiDiffEditor .monaco-diff-editor').first().waitFor();
  await calmDown();
  await picture(window, 'three-way.png');
}

async function picture({ page, selectors, shot }: Gallery['window'], name: string, { toasts = 0 } = {}): Promise<void> {
  if ((await page.locator(selectors.toast).count()) > toasts) throw new Error(`${name}: a notification is in the way`);
  const path = join(folder, name);
  await shot(path);
  const { size } = statSync(path);
  console.log(`${path}: ${Math.ceil(size / 1000)} kB`);
  if (size <= limit) return;
  console.error(`${name} is larger than ${limit} bytes`);
  process.exitCode = 1;
}

async function inGallery(options: GalleryOptions, visit: (gallery: Gallery) => Promise<void>): Promise<void> {
  const gallery = await openGallery(options);
  try {
    await visit(gallery);
  } catch (error) {
    await gallery.window.shot(join(projectRoot, 'build/screenshots-failed.png'));
    throw error;
  } finally {
    await gallery.close();
  }
}
