import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { CAPTURE_NAMES } from '../../../../src/core/parsing/captureNames.ts';

describe('the vocabulary of queries', () => {
  it('has no name that no query says and no code gives', () => {
    const queries = globSync('src/core/languages/*/*.scm').map((file) => readFileSync(file, 'utf8'));
    const said = new Set(queries.flatMap((text) => [...text.matchAll(/@([\w.]+)/g)].map((match) => match[1]!)));
    // Calls with a meaning of their own get captures of code, as names of a match.
    const given = readFileSync('src/core/parsing/callForms.ts', 'utf8');
    const unused = [...CAPTURE_NAMES].filter(
      (name) => !said.has(name) && !new RegExp(`['" {]${name}['":]`).test(given),
    );
    assert.deepEqual(unused, []);
  });
});
