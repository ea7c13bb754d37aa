import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '../../e2e/eventually.ts';
import { browserPath, launchBrowser } from '../../host/browser.ts';
import { keepBusyMonth } from '../../support/busyMonth.ts';
import { assertAccessible } from './axe.ts';
import { type BoardServer, manyTasks, startBoard } from './boardServer.ts';

const TASKS = `# Who reads this?
[[tasks]]
id = "TSK-001"
title = "Parse <img src=x onerror=alert(1)>"   # kept
status = "open"
assignee = "@ann"
labels = ["ui"]

[[tasks]]
id = "TSK-002"
title = "Write"
status = "in_progress"
priority = "high"

[[tasks]]
id = "TSK-003"
title = "Sync"
status = "open"
priority = "low"
description = "Two lines\\nof text"
`;

/** In a real Chromium against the built server. */
describe('the board in a browser', function () {
  this.timeout(180_000);
  // A browser draws when it can; what fails twice is wrong.
  this.retries(1);
  let browser: Browser;
  let server: BoardServer;
  /** What the pages wrote to their consoles: a policy that was broken, an error. */
  let complaints: string[];
  const toml = (): string => readFileSync(join(server.folder, 'llmstruct.toml'), 'utf8');

  before(async function () {
    const path = browserPathOrReason();
    if (!path.found) {
      console.log(`Skipped: ${path.reason}`);
      this.skip();
    }
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    complaints = [];
    server = await startBoard({ 'llmstruct.toml': TASKS, 'src/cart.py': 'def total():\n    return 1\n' });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
  });

  async function visit(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (message.type() !== 'info' && message.type() !== 'log') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(address);
    return page;
  }

  /** Comes in with a token, as somebody of the team does. */
  async function signIn(view = '', token = server.token, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visit(`${server.url}/#${view}`, options);
    await page.getByLabel(/Token|Токен/).fill(token);
    await page.getByRole('button', { name: /Sign in|Войти/ }).click();
    await page.getByRole('tablist').waitFor();
    return page;
  }

  const cell = (page: Page, id: string, column: string) => page.locator(`[data-key="${id}"] [data-column="${column}"]`);
  const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
  /** A field of the dialog that is open. */
  const field = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name);
  const card = (page: Page, id: string) => page.getByRole('button', { name: new RegExp(`^${id} `) });

  it('opens by its link once, and leaves no trace of it in the address', async () => {
    const page = await visit(server.board);
    await cell(page, 'TSK-001', 'title').waitFor();
    assert.doesNotMatch(page.url(), /code/);
    await page.reload();
    await cell(page, 'TSK-001', 'title').waitFor();
    const again = await visit(server.board);
    await again.getByLabel('Token').waitFor();
    await again.getByLabel('Token').fill('wrong-token');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.getByText('does not know this token').waitFor();
    await assertAccessible(again, 'signing in');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    // The second use of a link and the wrong token were refused by the server.
    assert.ok(complaints.length > 0 && complaints.every((text) => text.includes('401')), complaints.join());
  });

  it('edits in place by the keyboard, and changes that value alone in the file', async () => {
    const page = await signIn();
    await cell(page, 'TSK-001', 'title').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByLabel('Status of TSK-002').selectOption('blocked');
    await page.keyboard.press('Enter');
    await eventually(() => assert.equal(toml(), TASKS.replace('in_progress', 'blocked')));
    await page.getByText('TSK-002 is saved.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-column')), 'status');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.keyboard.type('Never');
    await page.keyboard.press('Escape');
    assert.equal(await cell(page, 'TSK-002', 'title').innerText(), 'Write');
    assert.equal(toml(), TASKS.replace('in_progress', 'blocked'));
    assert.deepEqual(complaints, []);
  });

  it('shows texts as texts, filters, sorts, and shares what it shows by a link', async () => {
    const page = await signIn();
    // A cell that is there need not be drawn yet.
    await eventually(async () =>
      assert.equal(await cell(page, 'TSK-001', 'title').innerText(), 'Parse <img src=x onerror=alert(1)>'),
    );
    await page.keyboard.press('/');
    await page.keyboard.type('status:open');
    await page.getByText('Tasks: 2 of 3').waitFor();
    await page.getByRole('button', { name: 'Title' }).click();
    await page.getByRole('button', { name: 'Title' }).click();
    assert.deepEqual(await page.locator('[data-column="id"]').allInnerTexts(), ['TSK-003', 'TSK-001']);
    await cell(page, 'TSK-003', 'id').click();
    await page.getByRole('dialog').waitFor();
    const { hash } = new URL(page.url());
    const other = await signIn(hash.slice(1));
    await other.getByRole('dialog', { name: 'TSK-003' }).waitFor();
    assert.equal(await field(other, 'Description').inputValue(), 'Two lines\nof text');
    await other.keyboard.press('Escape');
    await other.getByText('Tasks: 2 of 3').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('moves cards by mouse and by keyboard', async () => {
    const page = await signIn('view=board');
    await card(page, 'TSK-001').dragTo(column(page, 'Blocked'));
    await eventually(() => assert.equal(toml(), TASKS.replace('"open"', '"blocked"')));
    await column(page, 'Blocked').getByText('TSK-001').waitFor();
    await card(page, 'TSK-001').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await column(page, 'Done').getByText('TSK-001').waitFor();
    await page.getByText('TSK-001 is now in Done.').waitFor();
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /^TSK-001/);
    await page.getByLabel('Columns').selectOption('priority');
    await card(page, 'TSK-002').dragTo(column(page, 'No priority'));
    await eventually(() => assert.doesNotMatch(toml(), /priority = "high"/));
    assert.deepEqual(complaints, []);
  });

  it('adds a task, and says what the file cannot take', async () => {
    const page = await signIn();
    await page.getByRole('button', { name: 'New task' }).click();
    await field(page, 'Title').fill('Измерить всё');
    await field(page, 'Priority').fill('high');
    await page.keyboard.press('Enter');
    await page.getByText('TSK-004 is added.').waitFor();
    assert.match(toml(), /title = "Измерить всё"\n/);
    await cell(page, 'TSK-004', 'id').click();
    await field(page, 'Depends on').fill('TSK-099');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('There is no task TSK-099.').waitFor();
    // The refusal of the server is written to the console by the browser itself.
    assert.ok(
      complaints.every((text) => text.includes('404')),
      complaints.join(),
    );
  });

  it('lets two people change one task with nothing lost', async () => {
    const [ann, boris] = await Promise.all([signIn(), signIn()]);
    const open = async (page: Page) => {
      await cell(page, 'TSK-002', 'id').click();
      await page.getByRole('dialog').waitFor();
    };
    // Both have the task open when the first saves; they change different fields.
    await Promise.all([open(ann), open(boris)]);
    await field(ann, 'Assignee').fill('@ann');
    await ann.getByRole('button', { name: 'Save' }).click();
    await ann.getByText('TSK-002 is saved.').waitFor();
    await field(boris, 'Release').fill('1.0');
    await boris.getByRole('button', { name: 'Save' }).click();
    await boris.getByText('both changes are saved').waitFor();
    assert.match(toml(), /assignee = "@ann"[\s\S]*release = "1.0"/);
    // What one writes the other sees without asking.
    await eventually(async () => assert.equal(await cell(boris, 'TSK-002', 'assignee').innerText(), '@ann'));
    // Now the same field, when Ann has heard of what Boris wrote: the second is shown both.
    await eventually(async () => {
      await open(ann);
      if ((await field(ann, 'Release').inputValue()) === '1.0') return;
      await ann.keyboard.press('Escape');
      assert.fail('Ann does not know of the release');
    });
    await open(boris);
    await field(ann, 'Title').fill('By Ann');
    await ann.getByRole('button', { name: 'Save' }).click();
    await ann.getByText('TSK-002 is saved.').waitFor();
    await field(boris, 'Title').fill('By Boris');
    await boris.getByRole('button', { name: 'Save' }).click();
    const conflict = boris.getByRole('dialog', { name: 'Somebody else changed TSK-002' });
    await conflict.waitFor();
    assert.deepEqual(await conflict.locator('tbody > tr > *').allInnerTexts(), [
      'Title',
      'Write',
      'By Ann',
      'By Boris',
    ]);
    await assertAccessible(boris, 'a conflict');
    assert.match(toml(), /title = "By Ann"/);
    await conflict.getByRole('button', { name: 'Keep theirs' }).click();
    await boris.getByText('Nothing was written.').waitFor();
    assert.match(toml(), /title = "By Ann"/);
    await eventually(async () => assert.equal(await cell(boris, 'TSK-002', 'title').innerText(), 'By Ann'));
    // And once more, with the other answer.
    await open(boris);
    await server.run('tasks', 'set', 'TSK-002', 'title=By the command line');
    await field(boris, 'Title').fill('By Boris after all');
    await boris.getByRole('button', { name: 'Save' }).click();
    await boris.getByRole('button', { name: 'Write mine' }).click();
    await eventually(() => assert.match(toml(), /title = "By Boris after all"/));
    await eventually(async () => assert.equal(await cell(ann, 'TSK-002', 'title').innerText(), 'By Boris after all'));
    // The browser writes each refused save to the console.
    assert.ok(
      complaints.every((text) => text.includes('409')),
      complaints.join(),
    );
  });

  it('keeps what somebody types while others change the task', async () => {
    const page = await signIn();
    await cell(page, 'TSK-003', 'title').dblclick();
    await page.getByLabel('Title of TSK-003').fill('Typed');
    await server.run('tasks', 'set', 'TSK-003', 'status=blocked');
    writeFileSync(join(server.folder, 'llmstruct.toml'), toml().replace('"Write"', '"Written"'));
    await eventually(async () => assert.equal(await cell(page, 'TSK-002', 'title').innerText(), 'Written'));
    assert.equal(await page.getByLabel('Title of TSK-003').inputValue(), 'Typed');
    await page.keyboard.press('Enter');
    await eventually(() => assert.match(toml(), /title = "Typed"\nstatus = "blocked"/));
  });

  it('lets who may only read look at everything and change nothing', async () => {
    const { out } = await server.run('token', 'add', 'reader');
    const page = await signIn('', out.trim());
    await cell(page, 'TSK-001', 'title').dblclick();
    assert.equal(await page.locator('.rows input, .rows select').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'New task' }).isVisible(), false);
    await cell(page, 'TSK-001', 'id').click();
    assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0);
    assert.equal(await field(page, 'Title').isEditable(), false);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Board' }).click();
    await card(page, 'TSK-001').focus();
    await page.keyboard.press('Shift+ArrowRight');
    assert.equal(toml(), TASKS);
    const { out: model } = await server.run('token', 'add', 'robot', '--roles', 'model');
    const other = await visit(server.url);
    await other.getByLabel('Token').fill(model.trim());
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('does not allow to read').waitFor();
  });

  it('shows usage as charts, and says it as tables', async () => {
    keepBusyMonth(join(server.folder, '.llmstruct'), Date.now());
    const page = await signIn('view=usage');
    await page.getByText('Saved against whole files').waitFor();
    const figure = page.getByRole('figure', { name: 'Tokens by model' });
    await figure.getByText('As a table').click();
    assert.equal(await figure.locator('tbody th').count(), 3);
    const drawn = await page.locator('canvas').evaluateAll((canvases) =>
      (canvases as HTMLCanvasElement[]).map((canvas) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      }),
    );
    // A chart has many colours, an empty canvas one.
    assert.ok(drawn.length === 5 && drawn.every((colours) => colours > 10), drawn.join());
    assert.deepEqual(complaints, []);
  });

  it('has nothing that axe-core finds, light and dark, wide and as narrow as a phone', async () => {
    keepBusyMonth(join(server.folder, '.llmstruct'), Date.now());
    const options: readonly BrowserContextOptions[] = [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ];
    for (const option of options) {
      const page = await signIn('', server.token, option);
      const what = JSON.stringify(option);
      await cell(page, 'TSK-001', 'title').waitFor();
      await assertAccessible(page, `${what}: table`);
      await page.getByRole('tab', { name: 'Board' }).click();
      await assertAccessible(page, `${what}: board`);
      await page.getByRole('tab', { name: 'Usage' }).click();
      await page.getByText('Saved against whole files').waitFor();
      await assertAccessible(page, `${what}: usage`);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wider, 0, what);
      await page.getByRole('tab', { name: 'Table' }).click();
      await cell(page, 'TSK-001', 'id').click();
      await page.getByRole('dialog').waitFor();
      await assertAccessible(page, `${what}: a task`);
      await page.context().close();
    }
    assert.deepEqual(complaints, []);
  });

  it('speaks Russian to who speaks Russian', async () => {
    keepBusyMonth(join(server.folder, '.llmstruct'), Date.now());
    const page = await signIn('', server.token, { locale: 'ru-RU' });
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
    await page.getByText('Задач: 3').waitFor();
    // Names of people, models, fields and the file are not translated.
    const foreign = async () =>
      ((await page.locator('body').innerText()).match(/[A-Za-z]{3,}/g) ?? []).filter(
        (word) =>
          !/^(TSK|Parse|img|src|onerror|alert|Write|Sync|ann|high|low|llmstruct|board|Enter|Shift)$/.test(word) &&
          !server.folder.includes(word),
      );
    assert.deepEqual(await foreign(), []);
    await page.getByRole('tab', { name: 'Доска' }).click();
    assert.deepEqual(await foreign(), []);
    await card(page, 'TSK-001').click();
    await page.getByRole('button', { name: 'Сохранить' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Использование' }).click();
    await page.getByText('Сэкономлено против целых файлов').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('has all of a thousand tasks, and touches one row when one task changes', async () => {
    writeFileSync(join(server.folder, 'llmstruct.toml'), manyTasks(1000));
    const page = await signIn();
    await page.getByText('Tasks: 1,000').waitFor();
    assert.equal(await page.locator('.rows > .row').count(), 1000);
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('.rows > .row')) row.setAttribute('data-old', '');
    });
    await server.run('tasks', 'set', 'TSK-500', 'title=Changed');
    await eventually(async () => assert.equal(await cell(page, 'TSK-500', 'title').textContent(), 'Changed'));
    assert.equal(await page.locator('.rows > .row:not([data-old])').count(), 1);
    await cell(page, 'TSK-001', 'title').focus();
    await page.keyboard.press('Control+End');
    assert.equal(
      await page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key')),
      'TSK-1000',
    );
    assert.deepEqual(complaints, []);
  });

  it('finds the server again after it was gone, and says meanwhile that nothing was written', async () => {
    const page = await signIn();
    await cell(page, 'TSK-002', 'title').waitFor();
    await page.context().setOffline(true);
    await cell(page, 'TSK-002', 'title').dblclick();
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('cannot be reached').waitFor();
    assert.equal(await cell(page, 'TSK-002', 'title').innerText(), 'Write');
    await page.context().setOffline(false);
    await server.run('tasks', 'set', 'TSK-002', 'title=Back');
    await eventually(async () => assert.equal(await cell(page, 'TSK-002', 'title').innerText(), 'Back'));
  });
});

function browserPathOrReason(): { readonly found: boolean; readonly reason: string } {
  try {
    const path = browserPath();
    return existsSync(path) ? { found: true, reason: '' } : { found: false, reason: `there is no browser at ${path}` };
  } catch (error) {
    return { found: false, reason: String(error) };
  }
}
