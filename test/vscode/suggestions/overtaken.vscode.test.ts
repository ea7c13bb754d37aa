import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { seededRandom } from '../../unit/core/edits/seededRandom.ts';
import { BETTER_TOTAL, fenced, Scene, SHOP, TOTAL } from './scene.ts';

const ROUNDS = 12;
const SEED = Number(process.env['LLMSTRUCT_SEED'] ?? 1);
const ACCEPTED = SHOP.replace(TOTAL, BETTER_TOTAL);
const TYPED = '# mine';

/**
 * The moment of Accept, in which the editor, its worker and the extension each have a text of their own: somebody types, here
 * or there, presses again, or takes it back. Whatever comes first, the text is the old one or the accepted one, and what was typed.
 */
describe('At the moment of Accept', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const random = seededRandom(SEED);
  const oneOf = <T>(values: readonly T[]): T => values[random(values.length)]!;

  /** Accepts, and does something else right after the edit was sent to the editor, or some milliseconds before or after it. */
  async function acceptAndMeanwhile(
    id: string,
    presses: number,
    something: () => Thenable<unknown>,
    wait: 'early' | number = oneOf(['early', 0, 0, 0, 1, 2, 5, 20]),
  ): Promise<void> {
    const { applyEdit } = vscode.workspace;
    const sent = new Promise<void>((resolve) => {
      const tell: typeof applyEdit = (change, metadata) => {
        const applied = applyEdit.call(vscode.workspace, change, metadata);
        resolve();
        return applied;
      };
      Object.assign(vscode.workspace, { applyEdit: tell });
    });
    try {
      const accepting = Array.from({ length: presses }, () => scene.run('accept', id));
      if (wait !== 'early') await sent;
      if (typeof wait === 'number' && wait > 0) await delay(wait);
      await something();
      await Promise.all(accepting);
    } finally {
      Object.assign(vscode.workspace, { applyEdit });
    }
  }

  /** Types at the end of a line while the suggestion is being accepted. */
  async function typeMeanwhile(line: number): Promise<string> {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    editor.selection = new vscode.Selection(line, 99, line, 99);
    const type = () => vscode.commands.executeCommand('type', { text: TYPED });
    await acceptAndMeanwhile(id, oneOf([1, 1, 2]), type);
    return editor.document.getText();
  }

  it('keeps what is typed elsewhere, and accepts', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = await typeMeanwhile(oneOf([0, 1, 2, SHOP.split('\n').length - 1]));
      assert.ok(text.includes(TYPED), `round ${round} of seed ${SEED}: ${text}`);
      assert.equal(text.replace(TYPED, ''), ACCEPTED, `round ${round} of seed ${SEED}`);
    }
  });

  it('keeps what is typed in the target, and accepts all of it or nothing', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = await typeMeanwhile(oneOf([4, 5, 6, 7]));
      assert.ok(text.includes(TYPED), `round ${round} of seed ${SEED}: ${text}`);
      assert.ok([SHOP, ACCEPTED].includes(text.replace(TYPED, '')), `round ${round} of seed ${SEED}: ${text}`);
    }
  });

  it('lets an undo that is pressed at once take all of it back, or nothing', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { document } = await scene.open();
      const { id } = await scene.suggest(vscode.window.activeTextEditor!);
      await acceptAndMeanwhile(id, 1, () => vscode.commands.executeCommand('undo'));
      assert.ok([SHOP, ACCEPTED].includes(document.getText()), `round ${round} of seed ${SEED}: ${document.getText()}`);
      const { open } = await scene.list();
      const pending = open.filter((suggestion) => suggestion.id === id && suggestion.state === 'pending').length;
      assert.equal(pending, document.getText() === SHOP ? 1 : 0, `round ${round} of seed ${SEED}`);
    }
  });

  it('writes nothing that is rejected before its edit is sent', async () => {
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    const { rejected } = (await scene.list()).ended;
    const accepting = scene.run('accept', id);
    await scene.run('reject', id);
    await accepting;
    assert.equal(document.getText(), SHOP);
    assert.equal((await scene.list()).ended.rejected, rejected + 1);
  });

  it('has written what is rejected too late, and says so', async () => {
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    const { accepted } = (await scene.list()).ended;
    await acceptAndMeanwhile(id, 1, () => scene.run('reject', id), 0);
    assert.equal(document.getText(), ACCEPTED);
    assert.equal((await scene.list()).ended.accepted, accepted + 1);
  });

  it('accepts without the change that was rejected right before', async () => {
    const two = TOTAL.replace('s = 0', 's = 0.0').replace('return s', 'return s + 0');
    scene.answer(fenced(two));
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    await Promise.all([scene.run('rejectHunk', id, 1, 2), scene.run('accept', id)]);
    assert.equal(document.getText(), SHOP.replace('s = 0', 's = 0.0'));
  });

  it('decides each of two changes as it was pressed, however fast', async () => {
    const two = TOTAL.replace('s = 0', 's = 0.0').replace('return s', 'return s + 0');
    scene.answer(fenced(two));
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    await Promise.all([scene.run('acceptHunk', id, 0, 2), scene.run('rejectHunk', id, 1, 2)]);
    assert.equal(document.getText(), SHOP.replace('s = 0', 's = 0.0'));
    // The second button stood for two changes: which one it means now nobody knows, so it does nothing.
    const rest = await scene.suggestion(id);
    assert.deepEqual([rest?.state, rest?.replacement], ['pending', two]);
  });

  it('writes into the file as it is when its tab is closed and the file changes on disk', async () => {
    for (const wait of [0, 20, 60]) {
      const editor = await scene.open();
      const { uri } = editor.document;
      const { id } = await scene.suggest(editor);
      const accepting = scene.run('accept', id);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await delay(wait);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`# theirs\n${SHOP}`));
      await accepting;
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      // Where the edit came first the editor has it, not saved; the file on disk is theirs.
      assert.ok([`# theirs\n${SHOP}`, `# theirs\n${ACCEPTED}`, ACCEPTED].includes(text), `after ${wait} ms: ${text}`);
      await scene.reset();
      scene.answerWell();
    }
  });
});
