import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NO_USAGE } from '../../src/core/usage/usageTotals.ts';
import { statusLook } from '../../src/vscode/views/statusLook.ts';
import { fenced, Scene } from './suggestions/scene.ts';
import { api } from './workspace.ts';

describe('Usage', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  afterEach(() => scene.reset());

  /** The outcomes since `before`, when everything is kept. */
  async function outcomesSince(before: Readonly<Record<string, number>>): Promise<Readonly<Record<string, number>>> {
    const extension = await api();
    await extension.settled();
    const now = extension.usage().outcomes as Readonly<Record<string, number>>;
    const more = Object.entries(now).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
    return Object.fromEntries(more.filter(([, count]) => count !== 0));
  }
  const outcomes = async () => {
    const extension = await api();
    await extension.settled();
    return extension.usage().outcomes as Readonly<Record<string, number>>;
  };

  it('is kept for every request, with what became of the suggestion', async () => {
    scene.answerWell();
    const before = await outcomes();
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    assert.deepEqual(await outcomesSince(before), { suggested: 1 });
    await scene.run('accept', id);
    assert.deepEqual(await outcomesSince(before), { accepted: 1 });
    assert.ok((await api()).usage().acceptedLines > 0);
    const other = await scene.suggest(editor, 'def first');
    await scene.run('reject', other.id);
    assert.deepEqual(await outcomesSince(before), { accepted: 1, rejected: 1 });
  });

  it('counts the lines that were accepted, where changes are accepted one by one', async () => {
    const base =
      'def report(items):\n    title = str("Report")\n    lines = list(items)\n    count = 0 + len(lines)\n    return title, count';
    const better = base
      .replace('str("Report")', '"Report"')
      .replace('0 + len', 'math.floor(len')
      .replace('(lines)\n    return', '(lines))\n    return');
    scene.answer(fenced(`import math\n\n${better}`));
    const lines = async () => {
      await outcomes();
      return (await api()).usage().acceptedLines;
    };
    const suggest = async () => scene.suggest(await scene.open(`import os\n\n\n${base}\n`, 'report.py'), 'def report');
    const before = await lines();
    const { id } = await suggest();
    await scene.run('acceptHunk', id, 0, 2);
    await scene.run('rejectHunk', id, 0, 1);
    assert.equal((await lines()) - before, 1);
    const whole = await suggest();
    await scene.run('acceptHunk', whole.id, 1, 2);
    await scene.run('acceptHunk', whole.id, 0, 1);
    // Both changes and the import.
    assert.equal((await lines()) - before, 4);
  });

  it('is kept for requests that came to nothing, too', async () => {
    const before = await outcomes();
    scene.answer('Use sum().');
    assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'reply-refused' });
    assert.deepEqual(await outcomesSince(before), { refused: 1 });
  });

  it('is in the tooltip of the status bar, once there is some', () => {
    const counts = { modules: 1, symbols: 1, calls: 1, errors: 0, skipped: 0 };
    const tooltip = (usage = NO_USAGE) => statusLook({ kind: 'ready', counts }, usage)?.tooltip.value ?? '';
    assert.doesNotMatch(tooltip(), /Requests/);
    const used = { ...NO_USAGE, requests: 12, outcomes: { accepted: 7 }, tokensIn: 3400, tokensOut: 800 };
    const text = tooltip({ ...used, saved: { file: -50 } });
    const count = new Intl.NumberFormat(vscode.env.language);
    assert.match(text, /\| Requests \| 12 \|\n\| Accepted \| 7 \|/);
    assert.ok(text.includes(`| ${count.format(3400)} + ${count.format(800)} |`), text);
    assert.ok(text.includes(`| ${count.format(-50)} |`), text);
  });
});
