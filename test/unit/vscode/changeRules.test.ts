import assert from 'node:assert/strict';
import { type ChangeMeaning, meaningOfChange } from '../../../src/vscode/ports/changeRules.ts';

describe('meaningOfChange', () => {
  const cases: readonly (readonly [string, ChangeMeaning])[] = [
    ['src/app.py', 'file'],
    ['docs/struct.json', 'file'],
    ['struct.json', 'ignore'],
    ['.llmstruct-0123456789abcdef.tmp', 'ignore'],
    ['.llmstruct/cache.db', 'ignore'],
    ['node_modules/a/index.js', 'ignore'],
    ['packages/a/node_modules/b/index.js', 'ignore'],
    ['.git/index', 'ignore'],
    ['.git/HEAD', 'all'],
    ['.gitignore', 'all'],
    ['src/.gitignore', 'all'],
    ['llmstruct.toml', 'settings'],
    ['examples/llmstruct.toml', 'file'],
    ['', 'all'],
  ];
  for (const [path, meaning] of cases) {
    it(`${path || 'the folder itself'}: ${meaning}`, () => assert.equal(meaningOfChange(path), meaning));
  }
});
