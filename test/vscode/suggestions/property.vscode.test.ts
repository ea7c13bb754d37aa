import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyHunks, hunksOf } from '../../../src/core/edits/text/hunks.ts';
import type { Suggestion } from '../../../src/vscode/suggestions/suggestion.ts';
import { seededRandom } from '../../unit/core/edits/seededRandom.ts';
import { fenced, onDisk, Scene, undo } from './scene.ts';

/** `LLMSTRUCT_STEPS=10000 npm test -- --only=vscode --grep="Whatever"` runs longer, `LLMSTRUCT_SEED` another way. */
const STEPS = Number(process.env['LLMSTRUCT_STEPS'] ?? 300);
const SEED = Number(process.env['LLMSTRUCT_SEED'] ?? 1);
const NAMES = ['f0', 'f1', 'f2', 'f3'] as const;
const FILE = NAMES.map((name) => `def ${name}(x):\n    a = 0\n    b = x\n    c = a + b\n    return c\n`).join('\n\n');

/** What the text was after each step that can be undone, with what the user had typed by then. */
interface Moment {
  readonly text: string;
  readonly typed: readonly string[];
}

/**
 * A user who edits, undoes, redoes and saves at random while several suggestions are open, and decides them whole, in part and
 * all at once. Beside the editor a plain model of the text is kept; after each step the two must be equal byte for byte.
 */
class Play {
  readonly counts = new Map<string, number>();
  readonly #scene: Scene;
  readonly #document: vscode.TextDocument;
  readonly #random: (limit: number) => number;
  #moments: Moment[];
  #at = 0;
  #typed = 0;

  constructor(scene: Scene, document: vscode.TextDocument, seed: number) {
    this.#scene = scene;
    this.#document = document;
    this.#random = seededRandom(seed);
    this.#moments = [{ text: document.getText(), typed: [] }];
  }

  async step(): Promise<void> {
    const moves: readonly (readonly [weight: number, name: string, move: () => Promise<void>])[] = [
      [30, 'edit', () => this.#edit()],
      [12, 'undo', () => this.#undo()],
      [8, 'redo', () => this.#redo()],
      [4, 'save', () => this.#save()],
      [14, 'ask', () => this.#ask()],
      [9, 'accept', () => this.#accept()],
      [9, 'accept a change', () => this.#acceptHunk()],
      [5, 'reject a change', () => this.#rejectHunk()],
      [4, 'reject', () => this.#reject()],
      [2, 'accept all', () => this.#acceptAll()],
      [1, 'reject all', () => this.#scene.run('rejectAllInFile')],
    ];
    const all = moves.flatMap(([weight, ...move]) => Array.from({ length: weight }, () => move));
    const [name, move] = all[this.#random(all.length)]!;
    this.#count(name);
    await move();
    await this.#check(name);
  }

  async #check(after: string): Promise<void> {
    const text = this.#document.getText();
    const { text: expected, typed } = this.#moments[this.#at]!;
    assert.equal(text, expected, `after ${after}`);
    for (const token of typed) assert.ok(text.includes(token), `${token} was lost by ${after}`);
    for (const { state, anchor, bound } of await this.#open()) {
      if (state === 'pending') assert.equal(text.slice(anchor.start, anchor.end), bound.text, `place after ${after}`);
    }
  }

  async #open(): Promise<readonly Suggestion[]> {
    return (await this.#scene.list()).open;
  }

  async #one(): Promise<Suggestion | undefined> {
    const open = await this.#open();
    return open[this.#random(Math.max(1, open.length))];
  }

  /** A line of the user's own, a remark behind a line, or a line taken out that is neither. */
  async #edit(): Promise<void> {
    const { lineCount, eol } = this.#document;
    const line = this.#document.lineAt(this.#random(lineCount));
    const change = new vscode.WorkspaceEdit();
    this.#typed += 1;
    const token = `# u${this.#typed}.`;
    const typed = [...this.#now.typed];
    const kind = this.#random(8);
    if (kind === 0 && /^ {4}[bc] = /.test(line.text) && !line.text.includes('#')) {
      change.delete(this.#document.uri, line.rangeIncludingLineBreak);
    } else if (kind < 4) {
      change.insert(this.#document.uri, line.range.start, `${token}${eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n'}`);
      typed.push(token);
    } else {
      change.insert(this.#document.uri, line.range.end, `  ${token}`);
      typed.push(token);
    }
    const expected = this.#textAfter(change);
    assert.ok(await vscode.workspace.applyEdit(change));
    this.#push(expected, typed);
  }

  #textAfter(change: vscode.WorkspaceEdit): string {
    const text = this.#document.getText();
    const edits = change.get(this.#document.uri).map(({ range, newText }) => ({
      start: this.#document.offsetAt(range.start),
      end: this.#document.offsetAt(range.end),
      text: newText,
    }));
    return applyHunks(text, edits);
  }

  async #undo(): Promise<void> {
    if (this.#at === 0) return;
    const before = (await this.#open()).length;
    await undo(this.#document);
    this.#at -= 1;
    if ((await this.#open()).length > before) this.#count('came back by undo');
  }

  async #redo(): Promise<void> {
    if (this.#at === this.#moments.length - 1) return;
    await vscode.window.showTextDocument(this.#document);
    await vscode.commands.executeCommand('redo');
    this.#at += 1;
  }

  async #save(): Promise<void> {
    await this.#document.save();
    assert.equal(onDisk(this.#document), this.#now.text);
  }

  /** The model counts `a` up, or the result, or both: one or two changes. */
  async #ask(): Promise<void> {
    const name = NAMES[this.#random(NAMES.length)]!;
    const text = this.#now.text.replaceAll('\r\n', '\n');
    const own = new RegExp(`^def ${name}\\(x\\):.*\\n(?:(?!def ).*\\n?)*`, 'm').exec(text)?.[0] ?? '';
    const kind = this.#random(3);
    const counted = kind === 1 ? own : own.replace(/^( {4}a = )(\d+)/m, (_, a, n) => `${a}${Number(n) + 1}`);
    const answer = kind === 0 ? counted : counted.replace(/^( {4}return c)/m, '$1 + 1');
    this.#scene.answer(fenced(answer.trimEnd()));
    const editor = await vscode.window.showTextDocument(this.#document);
    const { status } = await this.#scene.improve(editor, `def ${name}(`);
    this.#count(`asked: ${status}`);
  }

  async #accept(): Promise<void> {
    const suggestion = await this.#one();
    if (suggestion === undefined) return;
    await this.#scene.run('accept', suggestion.id);
    this.#settle('accept', suggestion, suggestion.replacement);
  }

  async #acceptHunk(): Promise<void> {
    const suggestion = await this.#one();
    if (suggestion === undefined) return;
    const hunks = hunksOf(suggestion.bound.text, suggestion.replacement);
    const index = this.#random(hunks.length);
    await this.#scene.run('acceptHunk', suggestion.id, index, hunks.length);
    this.#settle('accept a change', suggestion, applyHunks(suggestion.bound.text, [hunks[index]!]));
  }

  /**
   * Either exactly this was written where the target stood, or nothing at all. A stale suggestion may be written, too: a parse
   * at that moment finds its target unchanged, only not where offsets said.
   */
  #settle(what: string, { bound }: Suggestion, written: string): void {
    const { text, typed } = this.#now;
    const now = this.#document.getText();
    for (let at = text.indexOf(bound.text); at >= 0; at = text.indexOf(bound.text, at + 1)) {
      if (text.slice(0, at) + written + text.slice(at + bound.text.length) !== now) continue;
      this.#push(now, typed);
      this.#count(`${what}: written`);
      return;
    }
    this.#count(`${what}: refused`);
  }

  async #rejectHunk(): Promise<void> {
    const suggestion = await this.#one();
    if (suggestion === undefined) return;
    const count = hunksOf(suggestion.bound.text, suggestion.replacement).length;
    await this.#scene.run('rejectHunk', suggestion.id, this.#random(count), count);
  }

  async #reject(): Promise<void> {
    const suggestion = await this.#one();
    if (suggestion !== undefined) await this.#scene.run('reject', suggestion.id);
  }

  async #acceptAll(): Promise<void> {
    const before = await this.#open();
    await vscode.window.showTextDocument(this.#document);
    await this.#scene.run('acceptAllInFile');
    const left = new Set((await this.#open()).map(({ id }) => id));
    const written = before.filter(({ id }) => !left.has(id));
    if (written.length === 0) return;
    const edits = written.map(({ anchor, replacement }) => ({ ...anchor, text: replacement }));
    this.#push(applyHunks(this.#now.text, edits), this.#now.typed);
    this.#count(`accept all: ${written.length} written`);
  }

  get #now(): Moment {
    return this.#moments[this.#at]!;
  }

  #push(text: string, typed: readonly string[]): void {
    this.#moments = [...this.#moments.slice(0, this.#at + 1), { text, typed }];
    this.#at += 1;
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

describe('Whatever a user does while suggestions are open', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  afterEach(() => scene.reset());

  for (const [lineEnds, text] of [
    ['LF', FILE],
    ['CRLF', FILE.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`keeps every byte that they typed, ${lineEnds}`, async function () {
      this.timeout(0);
      const { document } = await scene.open(text, 'random.py');
      const play = new Play(scene, document, SEED);
      for (let step = 1; step <= STEPS / 2; step += 1) {
        await play.step().catch((error: unknown) => {
          throw new Error(`step ${step} of seed ${SEED}, ${lineEnds}: ${String(error)}`, { cause: error });
        });
      }
      const sum = (what: string) => play.counts.get(what) ?? 0;
      console.log(`${STEPS / 2} steps, ${lineEnds}: ${JSON.stringify(Object.fromEntries([...play.counts].sort()))}`);
      for (const what of ['accept: written', 'accept a change: written', 'came back by undo']) {
        assert.ok(sum(what) > 0, `the play never got to "${what}"`);
      }
    });
  }
});
