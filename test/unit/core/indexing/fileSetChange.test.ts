import assert from 'node:assert/strict';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const OUTPUT = { kind: 'write', path: 'struct.json' } as const;

/** A program in which most files have nothing to do with `lib`. */
async function open(files: Readonly<Record<string, string>>, ending = 'py'): Promise<MemoryWorkspace> {
  const far = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => {
      const text = ending === 'py' ? `def far${at}():\n    return ${at}\n` : `export const far${at} = ${at};\n`;
      return [`far${at}.${ending}`, text];
    }),
  );
  const workspace = createMemoryWorkspace({ ...far, ...files });
  await workspace.index.update({ output: OUTPUT });
  return workspace;
}

/** Writes texts, `undefined` for a file that goes; returns the files that were resolved again, and holds the bytes against a clean rebuild. */
async function change(
  workspace: MemoryWorkspace,
  texts: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  workspace.bodiesRead.length = 0;
  for (const [path, text] of Object.entries(texts)) {
    if (text === undefined) workspace.files.delete(path);
    else workspace.files.set(path, text);
  }
  await workspace.index.update({ paths: Object.keys(texts), output: OUTPUT });
  const resolved = [...new Set(workspace.bodiesRead)].sort();
  const clean = createMemoryWorkspace(
    Object.fromEntries([...workspace.files].filter(([path]) => path !== OUTPUT.path)),
  );
  await clean.index.update({ output: OUTPUT });
  assert.equal(workspace.files.get(OUTPUT.path), clean.files.get(OUTPUT.path));
  return resolved;
}

describe('an update after a file came or went', () => {
  it('resolves the file, and those that say what it declares or import it, and no other', async () => {
    const workspace = await open({
      'user.py': 'from lib import helper\n\ndef use():\n    return helper()\n',
      'whole.py': 'import lib\n\ndef all():\n    return lib.helper()\n',
      'indirect.py': 'import user\n\ndef again():\n    return user.helper()\n',
    });
    const lib = 'def helper():\n    return 1\n';
    assert.deepEqual(await change(workspace, { 'lib.py': lib }), ['indirect.py', 'lib.py', 'user.py', 'whole.py']);
    assert.match(workspace.files.get(OUTPUT.path)!, /"lib\.py#helper"/);
    assert.deepEqual(await change(workspace, { 'lib.py': undefined }), ['indirect.py', 'user.py', 'whole.py']);
    assert.deepEqual(await change(workspace, { 'alone.py': 'def alone():\n    return 2\n' }), ['alone.py']);
  });

  it('follows a file that takes the place of another', async () => {
    const workspace = await open({
      'a.py': 'def f():\n    return 1\n',
      'user.py': 'import a\n\ndef use():\n    return a.f()\n',
    });
    const face = await change(workspace, {
      'a/__init__.py': 'from .inner import f\n',
      'a/inner.py': 'def f():\n    return 2\n',
    });
    assert.ok(face.includes('user.py') && !face.includes('far1.py'), face.join());
    assert.match(workspace.files.get(OUTPUT.path)!, /"a\/inner\.py#f"/);
  });

  it('sees a script come beside what is required inside an expression', async () => {
    const workspace = await open({ 'user.js': "exports.use = () => require('./lib').helper();\n" }, 'js');
    const resolved = await change(workspace, { 'lib.js': 'exports.helper = () => 1;\n' });
    assert.deepEqual(resolved, ['lib.js', 'user.js']);
    assert.match(workspace.files.get(OUTPUT.path)!, /"lib\.js#helper"/);
  });

  it('leaves alone what imports other files inside expressions and types', async () => {
    const workspace = await open(
      {
        'lib.ts': 'export class Lib { help() { return 1; } }\n',
        'wide.ts':
          "export const load = () => import('./lib');\nexport const made = (lib: import('./lib').Lib) => lib.help();\n",
        'user.ts': "import { load, made } from './wide';\nexport const use = async () => [await load(), made];\n",
        'type.ts': "export const late = (it: import('./folder').Late) => it.run();\n",
      },
      'ts',
    );
    assert.deepEqual(await change(workspace, { 'alone.ts': 'export const alone = 2;\n' }), ['alone.ts']);
    const late = 'export class Late { run() { return 1; } }\n';
    assert.deepEqual(await change(workspace, { 'folder/other.ts': 'export const other = 1;\n' }), [
      'folder/other.ts',
      'type.ts',
    ]);
    assert.deepEqual(await change(workspace, { 'folder/index.ts': late }), ['folder/index.ts', 'type.ts']);
    assert.match(workspace.files.get(OUTPUT.path)!, /"folder\/index\.ts#Late\.run"/);
  });

  it('goes on where the last file goes and the first one comes', async () => {
    const workspace = createMemoryWorkspace({ 'a.py': 'def f():\n    return 1\n' });
    await workspace.index.update({ output: OUTPUT });
    assert.deepEqual(await change(workspace, { 'a.py': undefined }), []);
    assert.deepEqual(await change(workspace, { 'b/c.py': 'def f():\n    return 1\n' }), ['b/c.py']);
  });

  it('is everything where an import of everything means another file, and where files share names', async () => {
    const star = await open({ 'user.py': 'from lib import *\n\ndef use():\n    return helper()\n' });
    assert.ok((await change(star, { 'lib.py': 'def helper():\n    return 1\n' })).includes('far1.py'));
    const go = await open({ 'a.go': 'package a\n\nfunc Use() int { return Helper() }\n' });
    assert.ok((await change(go, { 'b.go': 'package a\n\nfunc Helper() int { return 1 }\n' })).includes('far1.py'));
  });
});

describe('an update before the one before it was resolved', () => {
  it('takes over what neither of them concerns', async () => {
    const workspace = await open({
      'lib.py': 'def helper():\n    return 1\n',
      'user.py': 'from lib import helper\n\ndef use():\n    return helper()\n',
    });
    workspace.files.set('lib.py', 'def helper(n):\n    return n\n');
    await workspace.index.update({ paths: ['lib.py'], output: { kind: 'none', lazy: true } });
    assert.deepEqual(await change(workspace, { 'lib.py': 'def other(n):\n    return n\n' }), ['lib.py', 'user.py']);
  });
});
