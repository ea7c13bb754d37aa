import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const output = { kind: 'write', path: 'struct.json' } as const;

/** Whether a save of one file gives what a clean rebuild gives. */
async function equalAfter(files: Readonly<Record<string, string>>, path: string, text: string) {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output });
  const before = workspace.files.get('struct.json');
  workspace.files.set(path, text);
  await workspace.index.update({ paths: [path], output });
  const clean = createMemoryWorkspace({ ...files, [path]: text });
  await clean.index.update({ output });
  const after = workspace.files.get('struct.json');
  assert.equal(after, clean.files.get('struct.json'));
  assert.notEqual(after, before);
}

const PHP = {
  'node.php': [
    '<?php',
    'namespace P;',
    'class Node { }',
    'class Ref extends Node { public function next() { return new Ref(); } }',
    'class Other extends Node { public function next() { return new Other(); } }',
  ].join('\n'),
  'give.php': '<?php\nnamespace P;\n/** @param Ref $n */\nfunction give(Node $n) { return $n->next(); }\n',
  'use.php': '<?php\nnamespace P;\nfunction go() { return give(null)->next(); }\n',
};

describe('an update where types are stated beside the code', () => {
  it('concerns who calls what is documented otherwise', async () => {
    await equalAfter(PHP, 'give.php', PHP['give.php'].replace('Ref', 'Other'));
  });

  it('concerns who calls what is tested for another type', async () => {
    const test = (type: string) =>
      `<?php\nnamespace P;\nfunction give(Node $n) { if ($n instanceof ${type}) { return $n->next(); } }\n`;
    await equalAfter({ ...PHP, 'give.php': test('Ref') }, 'give.php', test('Other'));
  });

  it('concerns who gets a type that a comment of another file defines', async () => {
    const files = {
      'a.js': 'class A { one() {} }\nmodule.exports = A;\n',
      'b.js': 'class B { one() {} }\nmodule.exports = B;\n',
      'kinds.js': "/**\n * @typedef {object} Kind\n * @property {import('./a')} of\n */\nmodule.exports = {};\n",
      'more.js': "/** @typedef {import('./kinds').Kind} More */\nmodule.exports = {};\n",
      'use.js':
        "/** @import { More } from './more' */\n/** @param {More} more */\nconst f = (more) => more.of.one();\n",
    };
    await equalAfter(files, 'kinds.js', files['kinds.js'].replace('./a', './b'));
    await equalAfter(files, 'kinds.js', files['kinds.js'].replace('Kind', 'Other'));
    await equalAfter(files, 'more.js', files['more.js'].replace('Kind', 'Other'));
  });

  it('concerns who says a constant of Ruby that a second file defines', async () => {
    const files = {
      'lib/a.rb': 'module App\n  MODE = 1\n  def self.log; end\nend\n',
      'lib/b.rb': 'module App\n  OTHER = 2\nend\n',
      'lib/c.rb': 'module App\n  class C\n    def go; App.log; MODE; end\n  end\nend\n',
    };
    await equalAfter(files, 'lib/b.rb', 'module App\n  MODE = 2\nend\n');
    await equalAfter(files, 'lib/b.rb', 'module App\n  OTHER = 2\n  def self.log; end\nend\n');
  });
});
