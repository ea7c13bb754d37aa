import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';
import { git, seededRandom, useTemporaryFolder, writeTree } from './temporaryFolder.ts';

const NAMES = [
  'a',
  'b',
  'foo',
  'bar.py',
  'x.log',
  'ünï',
  'имя.py',
  'two words',
  'build',
  '.hidden',
  'Foo',
  'a[1]',
  '#x',
];
const PATTERNS = [
  'foo',
  '/foo',
  'foo/',
  '!foo',
  '!foo/',
  '*.log',
  '!*.log',
  '!x.log',
  'build/',
  '!build/',
  '/build',
  'a/b',
  'a/*',
  '!a/b',
  '**/foo',
  'foo/**',
  '!foo/**',
  'a/**/b',
  'two words',
  'two\\ words',
  'имя.py',
  '!имя.py',
  'ü*',
  '*',
  '!*/',
  '!*.py',
  '?',
  '[ab]',
  '[!a]',
  'a\\[1\\]',
  '\\#x',
  '#x',
  '.*',
  '!.gitignore',
  '/*',
  '!/a',
  'foo  ',
  'b/foo',
  '!b/foo/',
  '*/b',
  '',
]; // prettier-ignore

async function bothLists(root: string): Promise<{ byGit: readonly object[]; walked: readonly object[] }> {
  return {
    byGit: await createNodeFileSystem(root, { git: true }).list(),
    walked: await createNodeFileSystem(root, { git: false }).list(),
  };
}

describe('walk', () => {
  const folder = useTemporaryFolder();

  it('lists what git lists on 150 generated trees with nested and negated rules', async function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= 150; seed++) generateTree(join(folder(), `tree${seed}`), seededRandom(seed));
    git(folder(), 'init', '-q');
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, byGit);
    assert.ok(walked.length > 2000, `only ${walked.length} files compared`);
  });

  it('takes back a folder that an outer file ignores, with the outer file’s other rules still holding inside', async () => {
    writeTree(folder(), {
      '.gitignore': 'b/\n*.log\n',
      'a/.gitignore': '!b/\n',
      'a/b/kept.py': '',
      'a/b/lost.log': '',
      'a/b/c/kept.py': '',
      'b/lost.py': '',
    });
    git(folder(), 'init', '-q');
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, byGit);
    assert.ok(walked.some((file) => 'path' in file && file.path === 'a/b/c/kept.py'));
  });

  it('obeys the rules of the folders around a root that is part of a repository', async () => {
    writeTree(folder(), {
      '.gitignore': '*.log\n/pkg/out\n',
      'pkg/.gitignore': '!keep.log\n',
      'pkg/keep.log': '',
      'pkg/lost.log': '',
      'pkg/out/lost.py': '',
      'pkg/src/a.py': '',
    });
    git(folder(), 'init', '-q');
    for (const root of ['pkg', 'pkg/src', 'pkg/out']) {
      const { byGit, walked } = await bothLists(join(folder(), root));
      assert.deepEqual(walked, byGit, root);
    }
  });

  it('does not enter other repositories, but folders that only look like one', async () => {
    writeTree(folder(), {
      'own.py': '',
      'nested/inside.py': '',
      'empty/.git/readme': '',
      'empty/a.py': '',
      'broken/.git': 'nonsense',
      'broken/b.py': '',
    });
    git(folder(), 'init', '-q');
    git(join(folder(), 'nested'), 'init', '-q');
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, byGit);
    assert.deepEqual(walked, [{ path: 'broken/b.py' }, { path: 'empty/a.py' }, { path: 'own.py' }]);
  });

  it('enters the repositories of a root that is in none, but not those in them', async () => {
    writeTree(folder(), {
      'notes.py': '',
      'front/.gitignore': 'dist/\n',
      'front/a.ts': '',
      'front/dist/a.js': '',
      'front/vendored/lib.ts': '',
      'teams/back/b.py': '',
    });
    for (const name of ['front', 'front/vendored', 'teams/back']) git(join(folder(), name), 'init', '-q');
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, [
      { path: 'front/.gitignore' },
      { path: 'front/a.ts' },
      { path: 'notes.py' },
      { path: 'teams/back/b.py' },
    ]);
    assert.deepEqual(byGit, walked);
  });

  it('names links without following them, loops included', async () => {
    writeTree(folder(), { 'src/a.py': '' });
    symlinkSync('..', join(folder(), 'src/loop'));
    symlinkSync('self', join(folder(), 'self'));
    symlinkSync('/etc', join(folder(), 'outside'));
    git(folder(), 'init', '-q');
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, byGit);
    assert.deepEqual(walked, [
      { path: 'outside', skipped: 'symlink' },
      { path: 'self', skipped: 'symlink' },
      { path: 'src/a.py' },
      { path: 'src/loop', skipped: 'symlink' },
    ]);
  });

  it('applies .gitignore without a repository and lists nothing in an empty folder', async () => {
    assert.deepEqual(await createNodeFileSystem(folder(), { git: true }).list(), []);
    writeTree(folder(), { '.gitignore': 'dist/\n', 'dist/a.js': '', 'a.js': '' });
    mkdirSync(join(folder(), 'hollow'));
    const { byGit, walked } = await bothLists(folder());
    assert.deepEqual(walked, [{ path: '.gitignore' }, { path: 'a.js' }]);
    assert.deepEqual(byGit, walked);
  });
});

function generateTree(root: string, random: () => number): void {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const files: Record<string, string> = { 'root.py': '' };
  const fill = (folder: string, depth: number): void => {
    const used = new Set<string>();
    for (let count = 3 + Math.floor(random() * 5); count > 0; count--) {
      const name = pick(NAMES);
      if (used.has(name)) continue;
      used.add(name);
      if (depth < 4 && random() < 0.45) fill(`${folder}${name}/`, depth + 1);
      else files[folder + name] = '';
    }
    if (random() < 0.5) {
      const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PATTERNS));
      files[`${folder}.gitignore`] = lines.join(random() < 0.2 ? '\r\n' : '\n');
    }
  };
  fill('', 0);
  writeTree(root, files);
}
