import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../../../../../src/core/edits/text/unifiedDiff.ts';

const long = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');

const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  'one line': ['a\nb\nc\n', 'a\nB\nc\n'],
  CRLF: ['a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\nd\r\n'],
  'mixed line ends': ['a\r\nb\nc\r\n', 'a\r\nb\r\nc\n'],
  'no line end before and after': ['a\nb', 'a\nc'],
  'a line end added': ['a\nb', 'a\nb\n'],
  'a line end taken off': ['a\nb\n', 'a\nb'],
  'lines added at the end': ['a', 'a\nb\nc'],
  'from nothing': ['', 'a\n'],
  'to nothing': ['a\nb\n', ''],
  'two distant hunks': [`${long}\n`, `${long.replace('line 3\n', 'LINE 3\n').replace('line 35', 'line 35\nnew')}\n`],
  'at the beginning': [`${long}\n`, `new\n${long}\n`],
  'lines that look like a diff': ['--- a\n+++ b\n@@ -1 +1 @@\n', '--- c\n+++ b\n@@ -1 +1 @@\n\\ No newline\n'],
  'a BOM and other letters': ['\uFEFFа\nб\n', '\uFEFFа\nв 🙂\n'],
};
const PATHS = ['a.txt', 'deep/er/a b.txt', 'ä/юникод.txt', 'quo"te\\.txt', 'tab\there.txt'];

describe('unifiedDiff', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-diff-'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['config', 'core.autocrlf', 'false'], { cwd: folder });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function applied(path: string, base: string, newText: string): string {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), base);
    const input = unifiedDiff(path, base, newText);
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input });
    return readFileSync(join(folder, path), 'utf8');
  }

  for (const [name, [base, newText]] of Object.entries(PAIRS)) {
    it(`is taken by git apply: ${name}`, () => {
      assert.equal(applied('a.txt', base, newText), newText);
    });
  }

  for (const path of PATHS) {
    it(`is taken by git apply for ${JSON.stringify(path)}`, () => {
      assert.equal(applied(path, 'a\nb\n', 'a\nc\n'), 'a\nc\n');
    });
  }

  it('is empty when nothing changed and has the usual form', () => {
    assert.equal(unifiedDiff('a', 'x', 'x'), '');
    assert.equal(
      unifiedDiff('src/a.py', 'a\nb\n', 'a\nc'),
      '--- a/src/a.py\n+++ b/src/a.py\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n',
    );
  });
});
