import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';
import { git, useTemporaryFolder, writeTree } from './temporaryFolder.ts';

describe('nodeFileSystem.list', () => {
  const folder = useTemporaryFolder();
  const files = (useGit = true) => createNodeFileSystem(folder(), { git: useGit });

  it('lists tracked and untracked files in code-unit order, without what llmstruct writes', async () => {
    writeTree(folder(), {
      'Z.py': '',
      'a.py': '',
      'ё.py': '',
      'struct.json': '{}',
      'sub/struct.json': '{}',
      '.llmstruct/cache.db': '',
      '.llmstruct-0123456789abcdef.tmp': 'left by a killed writer',
    });
    git(folder(), 'init', '-q');
    git(folder(), 'add', 'a.py', 'struct.json');
    const expected = [{ path: 'Z.py' }, { path: 'a.py' }, { path: 'sub/struct.json' }, { path: 'ё.py' }];
    assert.deepEqual(await files().list(), expected);
    assert.deepEqual(await files(false).list(), expected);
  });

  it('refuses what belongs to git itself, but no folder that is only called so', async () => {
    git(folder(), 'init', '-q');
    for (const path of ['.git', '.git/refs/heads'])
      for (const useGit of [true, false])
        await assert.rejects(createNodeFileSystem(join(folder(), path), { git: useGit }).list(), {
          code: 'folder-of-git',
        });
    writeTree(folder(), { 'other/.git/a.py': '' });
    assert.deepEqual(await createNodeFileSystem(join(folder(), 'other/.git'), { git: false }).list(), [
      { path: 'a.py' },
    ]);
  });

  it('keeps a tracked file that is ignored and leaves out one that is gone', async () => {
    writeTree(folder(), { 'kept.log': '', 'gone.py': '', 'moved/a.py': '' });
    git(folder(), 'init', '-q');
    git(folder(), 'add', '.');
    writeTree(folder(), { '.gitignore': '*.log\n' });
    rmSync(join(folder(), 'gone.py'));
    renameSync(join(folder(), 'moved'), join(folder(), 'real'));
    symlinkSync('real', join(folder(), 'moved'));
    assert.deepEqual(await files().list(), [
      { path: '.gitignore' },
      { path: 'kept.log' },
      { path: 'moved', skipped: 'symlink' },
      { path: 'real/a.py' },
    ]);
  });

  it('lists a file in conflict once and no submodule', async () => {
    writeTree(folder(), { 'a.py': '1', 'sub/inside.py': '' });
    git(folder(), 'init', '-q', '-b', 'main');
    git(join(folder(), 'sub'), 'init', '-q');
    git(join(folder(), 'sub'), 'add', '.');
    git(join(folder(), 'sub'), 'commit', '-qm', 's');
    git(folder(), '-c', 'advice.addEmbeddedRepo=false', 'add', '.');
    git(folder(), 'commit', '-qm', '1');
    git(folder(), 'checkout', '-qb', 'other');
    writeTree(folder(), { 'a.py': '2' });
    git(folder(), 'commit', '-qam', '2');
    git(folder(), 'checkout', '-q', 'main');
    writeTree(folder(), { 'a.py': '3' });
    git(folder(), 'commit', '-qam', '3');
    assert.throws(() => git(folder(), 'merge', '-q', 'other'));
    assert.deepEqual(await files().list(), [{ path: 'a.py' }]);
    assert.deepEqual(await files(false).list(), [{ path: 'a.py' }]);
  });

  it('lists a sub folder of a repository relative to itself', async () => {
    writeTree(folder(), {
      'top.py': '',
      'pkg/a b.py': '',
      'pkg/new\nline.py': '',
      '.gitignore': '*.log',
      'pkg/x.log': '',
    });
    git(folder(), 'init', '-q');
    const listed = await createNodeFileSystem(join(folder(), 'pkg'), { git: true }).list();
    assert.deepEqual(listed, [{ path: 'a b.py' }, { path: 'new\nline.py' }]);
  });

  it('is not led astray by the variables of a git hook', async () => {
    writeTree(folder(), { 'a.py': '', 'elsewhere/b.py': '' });
    git(folder(), 'init', '-q');
    process.env['GIT_DIR'] = join(folder(), 'nowhere');
    try {
      assert.deepEqual(await files().list(), [{ path: 'a.py' }, { path: 'elsewhere/b.py' }]);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('says which file name is no UTF-8 and which entry is no file', async function () {
    if (process.platform !== 'linux') {
      console.log('      needs a file system that takes any bytes and mkfifo');
      return this.skip();
    }
    writeFileSync(Buffer.concat([Buffer.from(join(folder(), 'caf')), Buffer.from([0xe9]), Buffer.from('.py')]), '');
    writeTree(folder(), { 'pipe.py': '' });
    git(folder(), 'init', '-q');
    git(folder(), 'add', 'pipe.py');
    rmSync(join(folder(), 'pipe.py'));
    execFileSync('mkfifo', [join(folder(), 'pipe.py')]);
    const badName = { path: 'caf\uFFFD.py', skipped: 'file name is not UTF-8' };
    assert.deepEqual(await files().list(), [badName, { path: 'pipe.py', skipped: 'not a regular file' }]);
    assert.deepEqual(await files(false).list(), [badName]);
    assert.deepEqual(await files().read('pipe.py'), { kind: 'skipped', reason: 'not a regular file' });
  });

  it('names what lies in a folder whose name is no UTF-8, with git and without', async function () {
    if (process.platform !== 'linux') return this.skip();
    const bad = Buffer.concat([Buffer.from(join(folder(), 'caf')), Buffer.from([0xe9])]);
    const inside = (name: string) => Buffer.concat([bad, Buffer.from(`/${name}`)]);
    mkdirSync(inside('sub'), { recursive: true });
    for (const name of ['a.py', 'sub/b.py', 'sub/left.log']) writeFileSync(inside(name), '');
    writeTree(folder(), { '.gitignore': '*.log\n' });
    const expected = [
      { path: '.gitignore' },
      { path: 'caf\uFFFD/a.py', skipped: 'file name is not UTF-8' },
      { path: 'caf\uFFFD/sub/b.py', skipped: 'file name is not UTF-8' },
    ];
    assert.deepEqual(await files(false).list(), expected);
    git(folder(), 'init', '-q');
    assert.deepEqual(await files().list(), expected);
    assert.deepEqual(await files(false).list(), expected);
  });

  it('names what git tracks below a folder that cannot be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) return this.skip();
    writeTree(folder(), { 'closed/sub/a.py': '', 'b.py': '' });
    git(folder(), 'init', '-q');
    git(folder(), 'add', '.');
    chmodSync(join(folder(), 'closed'), 0);
    try {
      assert.deepEqual(await files().list(), [{ path: 'b.py' }, { path: 'closed/sub/a.py', skipped: 'unreadable' }]);
    } finally {
      chmodSync(join(folder(), 'closed'), 0o755);
    }
  });

  it('throws folder-missing for a root that is none', async () => {
    writeTree(folder(), { 'a.py': '' });
    for (const root of ['nowhere', 'a.py', 'a.py/b']) {
      const missing = createNodeFileSystem(join(folder(), root), { git: true }).list();
      await assert.rejects(missing, { code: 'folder-missing', details: { path: join(folder(), root) } });
    }
  });

  it('stops when cancelled', async () => {
    writeTree(folder(), { 'a.py': '' });
    git(folder(), 'init', '-q');
    const source = createCancellation();
    source.cancel();
    await assert.rejects(files().list(source.token), { name: 'Cancelled' });
    await assert.rejects(files(false).list(source.token), { name: 'Cancelled' });
  });
});

describe('nodeFileSystem.read', () => {
  const folder = useTemporaryFolder();
  const read = (path: string, maxBytes?: number) =>
    createNodeFileSystem(folder(), { git: false, ...(maxBytes === undefined ? {} : { maxBytes }) }).read(path);
  const text = (value: string) => ({ kind: 'text', text: value });
  const skipped = (reason: string) => ({ kind: 'skipped', reason });

  it('decodes UTF-8 and UTF-16 and keeps the BOM', async () => {
    const utf16 = Buffer.from('\uFEFFx = "ё"\n', 'utf16le');
    writeTree(folder(), {
      'plain.py': 'x = "ё😀"\r\n',
      'empty.py': '',
      'bom.py': '\uFEFFx = 1\n',
      'le.py': utf16,
      'be.py': Buffer.from(utf16).swap16(),
    });
    assert.deepEqual(await read('plain.py'), text('x = "ё😀"\r\n'));
    assert.deepEqual(await read('empty.py'), text(''));
    assert.deepEqual(await read('bom.py'), text('\uFEFFx = 1\n'));
    assert.deepEqual(await read('le.py'), text('\uFEFFx = "ё"\n'));
    assert.deepEqual(await read('be.py'), text('\uFEFFx = "ё"\n'));
  });

  it('skips what is no text, whatever its name', async () => {
    writeTree(folder(), {
      'image.py': Buffer.from([0x89, 0x50, 0, 1, 2]),
      'latin.py': Buffer.from('# caf\xe9\n', 'latin1'),
      'utf32.py': Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
      'odd.py': Buffer.from([0xff, 0xfe, 0x41]),
      'surrogate.py': Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
    });
    assert.deepEqual(await read('image.py'), skipped('binary'));
    assert.deepEqual(await read('latin.py'), skipped('not UTF-8'));
    assert.deepEqual(await read('utf32.py'), skipped('binary'));
    assert.deepEqual(await read('odd.py'), skipped('binary'));
    assert.deepEqual(await read('surrogate.py'), skipped('binary'));
  });

  it('skips the large and the five megabytes in one line', async () => {
    const line = 'x'.repeat(5_000_000);
    writeTree(folder(), {
      'bundle.js': line,
      'last.js': `a\n${'y'.repeat(1_200_000)}`,
      'many.js': 'short line\n'.repeat(150_000),
      'edge.js': 'z'.repeat(1024 * 1024),
    });
    assert.deepEqual(await read('bundle.js'), skipped('too large'));
    assert.deepEqual(await read('bundle.js', 10_000_000), skipped('line too long'));
    assert.deepEqual(await read('last.js'), skipped('line too long'));
    assert.equal((await read('many.js')).kind, 'text');
    assert.equal((await read('edge.js')).kind, 'text');
  });

  it('refuses what lies outside, also through links', async () => {
    writeTree(folder(), { 'ws/a.py': 'a', 'ws/real/b.py': 'b', 'secret.py': 's', 'ws2/c.py': 'c' });
    const ws = join(folder(), 'ws');
    symlinkSync('..', join(ws, 'up'));
    symlinkSync('real', join(ws, 'alias'));
    symlinkSync('../secret.py', join(ws, 'link.py'));
    symlinkSync('loop', join(ws, 'loop'));
    const files = createNodeFileSystem(ws, { git: false });
    const outside = [
      '../secret.py',
      'real/../../secret.py',
      '/etc/passwd',
      '',
      '.',
      'up/secret.py',
      'up/ws2/c.py',
      'a.py\0',
    ];
    for (const path of outside) assert.deepEqual(await files.read(path), skipped('outside the workspace'), path);
    assert.deepEqual(await files.read('link.py'), skipped('symlink'));
    assert.deepEqual(await files.read('loop/x.py'), skipped('symlink'));
    assert.deepEqual(await files.read('alias/b.py'), text('b'));
    assert.deepEqual(await createNodeFileSystem(join(ws, 'alias'), { git: false }).read('b.py'), text('b'));
  });

  it('says missing', async () => {
    mkdirSync(join(folder(), 'sub'));
    writeTree(folder(), { 'a.py': 'x' });
    assert.deepEqual(await read('no.py'), skipped('missing'));
    assert.deepEqual(await read('no/no.py'), skipped('missing'));
    assert.deepEqual(await read('a.py/no.py'), skipped('missing'));
    assert.deepEqual(await read('sub'), skipped('not a regular file'));
  });

  it('says unreadable, of a file and of the folder', async function () {
    if (process.platform === 'win32') return this.skip();
    writeTree(folder(), { 'ws/open.py': 'x', 'ws/locked.py': 'x', 'ws/shut/in.py': 'x', 'hidden/a.py': '' });
    git(join(folder(), 'ws'), 'init', '-q');
    git(join(folder(), 'ws'), 'add', '.');
    chmodSync(folder(), 0o755);
    for (const path of ['ws/locked.py', 'ws/shut', 'hidden']) chmodSync(join(folder(), path), 0);
    await withoutRootsRights(async () => {
      const files = createNodeFileSystem(join(folder(), 'ws'), { git: false });
      assert.deepEqual(await files.read('open.py'), text('x'));
      assert.deepEqual(await files.read('locked.py'), skipped('unreadable'));
      assert.deepEqual(await files.read('shut/in.py'), skipped('unreadable'));
      assert.deepEqual(await files.list(), [{ path: 'locked.py' }, { path: 'open.py' }]);
      const hidden = createNodeFileSystem(join(folder(), 'hidden'), { git: false });
      await assert.rejects(hidden.list(), { code: 'folder-unreadable' });
    });
    for (const path of ['ws/shut', 'hidden']) chmodSync(join(folder(), path), 0o755);
  });
});

/** Root reads whatever the mode says; as `nobody` this process does not. */
async function withoutRootsRights(work: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
