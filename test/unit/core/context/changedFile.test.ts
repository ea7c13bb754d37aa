import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const LIB = 'def helper(a):\n    return a + 1\n\n\ndef other(b):\n    return b * 2\n';

describe('a context from files that changed since they were indexed', () => {
  const start = async () => {
    const workspace = createMemoryWorkspace({
      'lib.py': LIB,
      'use.py': 'from lib import helper\n\n\ndef user(x):\n    return helper(x)\n',
    });
    await workspace.index.update({ output: { kind: 'none' } });
    const target = () => workspace.index.context({ target: 'use.py#user', budget: 500, fill: 'bodies' });
    const question = () => workspace.index.search({ question: 'helper', budget: 500, fill: 'bodies' });
    return { ...workspace, asked: [target, question] };
  };

  it('shows no body by lines that are others now, and says which is left out', async () => {
    const { files, asked, index } = await start();
    for (const ask of asked) assert.match((await ask()).text, /return a \+ 1/);
    files.set(
      'lib.py',
      `def other(b):\n    return b * 2\n\n\n${'# more\n'.repeat(3)}def helper(a):\n    return a + 999\n`,
    );
    for (const ask of asked) {
      const { text, dropped } = await ask();
      assert.match(text, /def helper\(a\)/);
      assert.doesNotMatch(text, /return b|return a/);
      assert.ok(
        dropped.some(({ id, why }) => id === 'lib.py#helper' && /has changed/.test(why)),
        JSON.stringify(dropped),
      );
    }
    await index.update({ output: { kind: 'none' } });
    for (const ask of asked) assert.match((await ask()).text, /return a \+ 999/);
  });

  it('shows bodies of files whose line ends or BOM alone differ, and of unsaved editors', async () => {
    const { files, asked, index } = await start();
    files.set('lib.py', `\uFEFF${LIB.replaceAll('\n', '\r\n')}`);
    for (const ask of asked) assert.match((await ask()).text, /return a \+ 1/);
    const open = [{ path: 'lib.py', text: LIB.replace('a + 1', 'a + 2') }];
    const { text } = await index.context({ target: 'use.py#user', budget: 500, fill: 'bodies', open });
    assert.match(text, /return a \+ 2/);
  });
});
