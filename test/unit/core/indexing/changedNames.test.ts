import assert from 'node:assert/strict';
import { compareInterfaces } from '../../../../src/core/indexing/changedNames.ts';
import { languageById } from '../../../../src/core/languages/registry.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { testParser } from '../../../support/testParser.ts';

const BEFORE =
  'from m import a\n\nclass C(B):\n    def run(self):\n        x = a()\n        return x\n\ndef f(n):\n    return C()\n';

async function change(after: string, before = BEFORE) {
  const language = languageById('python')!;
  const facts = async (text: string) => (await testParser.facts('x.py', 'python', text)).facts;
  const result = compareInterfaces(await facts(before), await facts(after), language);
  return result.kind === 'names' ? [...result.names].sort() : result.kind;
}

describe('what a new text means for other files', () => {
  it('is nothing where only bodies, comments, documentation and places change', async () => {
    assert.equal(await change(`# more\n\n${BEFORE}`), 'none');
    assert.equal(await change(BEFORE.replace('def f(n):', 'def f(n):\n    """Makes one."""\n    print(n)')), 'none');
  });

  it('names what was added, removed, or says something else', async () => {
    assert.deepEqual(await change(`${BEFORE}\ndef g():\n    pass\n`), ['g']);
    assert.deepEqual(await change(BEFORE.replace('def f(n):', 'def h(n):')), ['f', 'h']);
    assert.deepEqual(await change(BEFORE.replace('return C()', 'return a()')), ['f']);
    assert.deepEqual(await change(BEFORE.replace('C(B)', 'C(D)')), ['C']);
  });

  it('does not mind where a declaration stands among others', async () => {
    assert.deepEqual(await change(`def g():\n    pass\n${BEFORE}`), ['g']);
  });

  it('names the type of members that are used without being named', async () => {
    assert.deepEqual(await change(BEFORE.replace('def run', 'def __iter__')), ['C', '__iter__', 'run']);
  });

  it('is everything where a whole import or the package is another', async () => {
    assert.equal(await change(`from other import *\n${BEFORE}`), 'all');
  });
});

describe('an update after one save', () => {
  it('resolves the file, and those that say what changed, and no other', async () => {
    const files: Record<string, string> = {
      'lib.py': 'def helper():\n    return 1\n\ndef other():\n    return 2\n',
      'user.py': 'from lib import helper\n\ndef use():\n    return helper()\n',
    };
    for (let at = 0; at < 20; at++)
      files[`far${at}.py`] = `from lib import other\n\ndef far${at}():\n    return other()\n`;
    const workspace = createMemoryWorkspace(files);
    const output = { kind: 'write', path: 'struct.json' } as const;
    await workspace.index.update({ output });
    const save = async (text: string) => {
      workspace.bodiesRead.length = 0;
      workspace.files.set('lib.py', text);
      await workspace.index.update({ paths: ['lib.py'], output });
      return [...new Set(workspace.bodiesRead)].sort();
    };
    assert.deepEqual(await save(files['lib.py']!.replace('return 1', 'n = 1\n    print(n)\n    return 1')), ['lib.py']);
    assert.deepEqual(await save(files['lib.py']!.replace('def helper():', 'def helper(n=1):')), ['lib.py', 'user.py']);
  });

  it('resolves what says a type whose constructor changes, not every file that has a constructor', async () => {
    const plain = (name: string, base = 'object') =>
      `class ${name}(${base}):\n    def __init__(self):\n        self.n = 1\n`;
    const files: Record<string, string> = {
      'base.py': plain('Base'),
      'child.py': `from base import Base\n\n${plain('Child', 'Base')}`,
      'upward.py': 'class Any(Unknown):\n    def __init__(self, other):\n        other.__init__()\n',
      'user.py': 'from child import Child\n\ndef use():\n    return Child()\n',
    };
    for (let at = 0; at < 20; at++) files[`far${at}.py`] = plain(`Far${at}`);
    const workspace = createMemoryWorkspace(files);
    const output = { kind: 'write', path: 'struct.json' } as const;
    await workspace.index.update({ output });
    workspace.bodiesRead.length = 0;
    workspace.files.set('base.py', files['base.py']!.replace('(self)', '(self, n=2)'));
    await workspace.index.update({ paths: ['base.py'], output });
    assert.deepEqual([...new Set(workspace.bodiesRead)].sort(), ['base.py', 'child.py', 'upward.py', 'user.py']);
  });
});
