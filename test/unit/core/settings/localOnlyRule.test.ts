import assert from 'node:assert/strict';
import { readLocalOnlyRule } from '../../../../src/core/settings/localOnlyRule.ts';
import { staysHere } from '../../../../src/core/settings/staysHere.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const PATHS = ['secret/a.py', 'src/a.py', 'src/secret/a.py', 'src/secret/deep/.b.py', 'src/secrets.py', 'lib/secret'];

describe('a rule of [privacy] local_only', () => {
  const named = (rule: string) => PATHS.filter(staysHere([rule]));
  const IN_SRC = ['src/secret/a.py', 'src/secret/deep/.b.py'];
  const ANYWHERE = ['secret/a.py', ...IN_SRC, 'lib/secret'];

  it('is for all that is in a folder that it names, however that is written', () => {
    for (const rule of [
      'src/secret',
      'src/secret/',
      '/src/secret',
      '/src/secret/**',
      './src/secret',
      ' src/secret/** ',
      'src//secret',
    ]) {
      assert.deepEqual(named(rule), IN_SRC, rule);
    }
    assert.deepEqual(named('src/secret/*'), IN_SRC);
    assert.deepEqual(named('src/secret/*.py'), ['src/secret/a.py']);
  });

  it('is for every folder where it has no / before its end, and for the workspace’s own where it begins with one', () => {
    assert.deepEqual(named('secret'), ANYWHERE);
    assert.deepEqual(named('**/secret'), ANYWHERE);
    assert.deepEqual(
      named('secret/'),
      ANYWHERE.filter((path) => path !== 'lib/secret'),
    );
    assert.deepEqual(named('/secret'), ['secret/a.py']);
    assert.deepEqual(named('secret/**'), ['secret/a.py']);
    assert.deepEqual(named('a.py'), ['secret/a.py', 'src/a.py', 'src/secret/a.py']);
    assert.deepEqual(
      named('*.py'),
      PATHS.filter((path) => path.endsWith('.py')),
    );
    assert.deepEqual(named('**'), PATHS);
    assert.deepEqual(named('src/{secret,other}'), IN_SRC);
  });

  it('keeps all files here where it cannot be read', () => {
    for (const rule of ['', ' ', '/', '.', 'src\\secret', '!src', '../x', 'a/[b', 'a'.repeat(70_000)]) {
      assert.equal(readLocalOnlyRule(rule).ok, false, rule.slice(0, 20));
      assert.deepEqual(named(rule), PATHS);
    }
  });

  it('is said to be idle where it names no file', async () => {
    const text = '[privacy]\nlocal_only = [\n  "secret",\n  "src/secert",\n]\n';
    const { index, files } = createMemoryWorkspace({ 'llmstruct.toml': text, 'secret/a.py': 'A = 1\n' });
    const { settingsProblems } = await index.update({ output: { kind: 'none' } });
    const message = 'src/secert in privacy.local_only names no file of the index';
    assert.deepEqual(settingsProblems, [{ file: 'llmstruct.toml', line: 4, column: 3, message, severity: 'warning' }]);
    files.set('src/secert/b.py', 'B = 1\n');
    assert.deepEqual((await index.update({ output: { kind: 'none' } })).settingsProblems, []);
  });
});
