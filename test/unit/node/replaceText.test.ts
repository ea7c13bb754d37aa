import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceText } from '../../../src/node/replaceText.ts';
import { useTemporaryFolder, writeTree } from './temporaryFolder.ts';

describe('replaceText', () => {
  const folder = useTemporaryFolder();
  const ROUNDS = 20;

  it('lets one of two that began with the same text win, and tells the other one', async () => {
    const base = 'a\nb\n';
    for (let round = 0; round < ROUNDS; round += 1) {
      writeTree(folder(), { 'a.txt': base });
      const texts = ['A\nb\n', 'a\nB\n', 'a\nb\nC\n'];
      const outcomes = await Promise.all(
        texts.map((newText) => replaceText(folder(), { path: 'a.txt', base, newText })),
      );
      const won = texts.filter((_, at) => outcomes[at] === 'written');
      assert.deepEqual([won.length, won[0]], [1, readFileSync(join(folder(), 'a.txt'), 'utf8')], `round ${round}`);
      assert.deepEqual(readdirSync(folder()), ['a.txt']);
    }
  });
});
