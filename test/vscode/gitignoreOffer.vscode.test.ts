import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { addToIgnoreFile } from '../../src/vscode/views/gitignoreOffer.ts';

describe('Adding struct.json to .gitignore', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'llmstruct-ignore-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['makes the file', undefined, '/struct.json\n'],
    ['appends a line', 'dist/\n', 'dist/\n/struct.json\n'],
    ['ends a line that has no end', 'dist/', 'dist/\n/struct.json\n'],
    ['keeps line ends and byte order mark', '\uFEFFdist/\r\nbuild', '\uFEFFdist/\r\nbuild\r\n/struct.json\r\n'],
  ];
  for (const [what, before, after] of cases) {
    it(what, async () => {
      const file = join(root, '.gitignore');
      if (before !== undefined) writeFileSync(file, before);
      await addToIgnoreFile(vscode.Uri.file(root));
      assert.equal(readFileSync(file, 'utf8'), after);
    });
  }

  it('keeps bytes that are no UTF-8', async () => {
    const file = join(root, '.gitignore');
    writeFileSync(file, Buffer.from('# caf\xe9\ndist/\n', 'latin1'));
    await addToIgnoreFile(vscode.Uri.file(root));
    assert.equal(readFileSync(file, 'latin1'), '# caf\xe9\ndist/\n/struct.json\n');
  });

  it('overwrites nothing that it cannot read', async () => {
    mkdirSync(join(root, '.gitignore'));
    await assert.rejects(addToIgnoreFile(vscode.Uri.file(root)));
    assert.ok(statSync(join(root, '.gitignore')).isDirectory());
  });
});
