import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { type BranchChange, commitOnBranch } from '../../../src/node/commitOnBranch.ts';
import { git as gitAt, useTemporaryFolder } from './temporaryFolder.ts';

const BASE = 'import os\n\n\ndef total(lines):\n    t = 0\n    return t\n\n\ndef other():\n    return os.name\n';
const DEFINITION = 'def total(lines):\n    t = 0\n    return t';
const NEW = BASE.replace(DEFINITION, 'def total(lines):\n    return sum(lines)');
const CHANGE: BranchChange = {
  branch: 'llmstruct/total-1',
  path: 'shop.py',
  made: { base: BASE, definition: DEFINITION },
  newText: NEW,
  message: 'Make total simpler\n\nAsked in Telegram.\n',
};

describe('a change on a branch of its own', () => {
  const folder = useTemporaryFolder();
  let root = '';
  const git = (...args: string[]): string => gitAt(root, ...args).trimEnd();
  const codeOf = async (change: Partial<BranchChange>): Promise<string> => {
    const error: unknown = await commitOnBranch(root, { ...CHANGE, ...change }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return isLlmstructError(error) ? error.code : String(error);
  };

  beforeEach(() => {
    root = folder();
    git('init', '-q', '-b', 'main');
    writeFileSync(join(root, 'shop.py'), BASE);
    writeFileSync(join(root, 'run.sh'), 'echo 1\n', { mode: 0o755 });
    git('add', '--all');
    git('commit', '-q', '-m', 'First');
  });

  it('has the change and all other files, and touches neither the files nor the index nor the current branch', async () => {
    writeFileSync(join(root, 'run.sh'), 'echo 2\n');
    const before = [git('status', '--porcelain'), git('rev-parse', 'HEAD'), git('symbolic-ref', 'HEAD')];
    const kept = await commitOnBranch(root, CHANGE);
    assert.deepEqual([kept.branch, kept.from], ['llmstruct/total-1', 'main']);
    assert.equal(git('show', 'llmstruct/total-1:shop.py'), NEW.trimEnd());
    assert.equal(git('diff', '--name-only', 'main', 'llmstruct/total-1'), 'shop.py');
    assert.equal(git('log', '-1', '--format=%B', kept.commit), CHANGE.message.trimEnd());
    assert.match(git('ls-tree', kept.commit, 'run.sh'), /^100755/);
    assert.deepEqual([git('status', '--porcelain'), git('rev-parse', 'HEAD'), git('symbolic-ref', 'HEAD')], before);
    assert.equal(readFileSync(join(root, 'shop.py'), 'utf8'), BASE);
  });

  it('is made once, however often it is asked for', async () => {
    const first = await commitOnBranch(root, CHANGE);
    assert.deepEqual(await commitOnBranch(root, CHANGE), first);
    assert.equal(git('rev-list', '--count', 'main..llmstruct/total-1'), '1');
  });

  it('is carried over to the last commit where the open file has more than that', async () => {
    const edited = `${BASE}\n\ndef fresh():\n    pass\n`;
    const made = { base: edited, definition: DEFINITION };
    await commitOnBranch(root, {
      ...CHANGE,
      made,
      newText: edited.replace(DEFINITION, 'def total(lines):\n    return 1'),
    });
    assert.equal(
      git('show', 'llmstruct/total-1:shop.py'),
      BASE.replace(DEFINITION, 'def total(lines):\n    return 1').trimEnd(),
    );
  });

  it('is refused where the definition reads otherwise in the last commit', async () => {
    const edited = BASE.replace('t = 0', 't = 1');
    const made = { base: edited, definition: DEFINITION.replace('t = 0', 't = 1') };
    assert.equal(await codeOf({ made, newText: edited.replace('t = 1', 't = 2') }), 'branch-differs');
    assert.equal(await codeOf({ path: 'missing.py' }), 'branch-differs');
    assert.equal(git('branch', '--list', 'llmstruct/*'), '');
  });

  it('keeps line ends as the last commit has them', async () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const made = { base: windows(BASE), definition: windows(DEFINITION) };
    await commitOnBranch(root, { ...CHANGE, made, newText: windows(NEW) });
    assert.equal(git('show', 'llmstruct/total-1:shop.py'), NEW.trimEnd());
  });

  it('holds a new file, in a folder below the repository too, and never one that is there', async () => {
    const { made: _, ...fresh } = {
      ...CHANGE,
      path: 'tests/test_shop.py',
      newText: 'def test_total():\n    assert True\n',
    };
    mkdirSync(join(root, 'inner'));
    const kept = await commitOnBranch(join(root, 'inner'), fresh);
    assert.equal(git('diff', '--name-status', 'main', kept.commit), 'A\tinner/tests/test_shop.py');
    const { made: __, ...taken } = { ...CHANGE, branch: 'llmstruct/taken' };
    assert.equal(await codeOf({ ...taken, made: undefined } as unknown as BranchChange), 'test-file-exists');
  });

  it('says what is missing: a repository, a commit, a usable name', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'llmstruct-'));
    const error: unknown = await commitOnBranch(outside, CHANGE).catch((reason: unknown) => reason);
    assert.equal(isLlmstructError(error) && error.code, 'repository-missing');
    assert.equal(await codeOf({ branch: 'bad..name' }), 'branch-unwritable');
    gitAt(outside, 'init', '-q');
    const empty: unknown = await commitOnBranch(outside, CHANGE).catch((reason: unknown) => reason);
    assert.equal(isLlmstructError(empty) && empty.code, 'branch-unwritable');
    rmSync(outside, { recursive: true });
  });
});
