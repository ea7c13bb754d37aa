import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUSSIAN } from '../../../src/board/russian.ts';
import { projectRoot } from '../../host/projectRoot.ts';

describe('the words of the page', () => {
  const texts = globSync('src/board/*.ts', { cwd: projectRoot }).flatMap((file) =>
    [...readFileSync(join(projectRoot, file), 'utf8').matchAll(/\bt\(\s*'((?:[^'\\]|\\.)+)'/g)].map(
      ([, text]) => text ?? '',
    ),
  );

  it('are there in Russian, all of them and no others', () => {
    assert.ok(texts.length > 80);
    assert.deepEqual([...new Set(texts)].sort(), Object.keys(RUSSIAN).sort());
  });

  it('have the same values', () => {
    const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join();
    for (const [english, russian] of Object.entries(RUSSIAN)) assert.equal(places(russian), places(english), english);
  });
});
