import { carryOver } from '../core/edits/carryOver.ts';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { type CommitEntry, commitAside, entryOf, identityOf } from './commitAside.ts';
import { type AskGit, askGit, runGit } from './gitProcess.ts';

/** A change that goes into a commit of its own. */
export interface BranchChange {
  /** A new branch: `llmstruct/…`. */
  readonly branch: string;
  /** Below the folder that git is run in. */
  readonly path: RepoPath;
  /** What the change was made for, and the definition in it; absent: the file is new. */
  readonly made?: { readonly base: string; readonly definition: string };
  readonly newText: string;
  readonly message: string;
}

export interface KeptBranch {
  readonly branch: string;
  readonly commit: string;
  /** The branch that was checked out, undefined where none was. */
  readonly from: string | undefined;
}

/** Who commits where git knows nobody. */
const NOBODY = { name: 'llmstruct', email: 'llmstruct@localhost' };

/**
 * Commits a change on top of the last commit, on a new branch. The checked-out files, the index and the current branch stay as they are:
 * git's objects are written, and one reference. A branch of that name that is there already is taken to be this very change. Throws
 * `git-missing`, `repository-missing`, `branch-differs` where the last commit has another text, `test-file-exists`, `branch-unwritable`.
 */
export async function commitOnBranch(root: string, change: BranchChange): Promise<KeptBranch> {
  const { branch, path, made, newText, message } = change;
  const reference = `refs/heads/${branch}`;
  const git = gitIn(root, branch);
  await checkRepository(root);
  const from = await git.maybe(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const there = await git.maybe(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
  if (there !== undefined) return { branch, commit: there, from };
  const head = await git(['rev-parse', '--verify', 'HEAD^{commit}']);
  const file = `${await git(['rev-parse', '--show-prefix'])}${path}`;
  const entry = await entryOf(git, head, file);
  if (entry !== undefined && made === undefined) throw new LlmstructError('test-file-exists', { path });
  const text = made === undefined ? newText : await textFor(root, entry, { ...made, newText }, path);
  const files = [{ path: file, text }];
  const commit = await commitAside(git, { parent: head, files, message, identity: await identity(git) });
  // Made only where it is not there: zeros stand for nothing.
  await git(['update-ref', '-m', 'llmstruct', reference, commit, '0'.repeat(commit.length)]);
  return { branch, commit, from };
}

interface Git extends AskGit {
  /** Undefined where git says no. */
  maybe(args: readonly string[]): Promise<string | undefined>;
}

/** Git's answers as lines; what fails is `branch-unwritable`. */
function gitIn(root: string, branch: string): Git {
  const ask = askGit(root, (reason) => new LlmstructError('branch-unwritable', { branch, reason }));
  const maybe: Git['maybe'] = async (args) => {
    const output = await runGit(root, args);
    return output.kind === 'failed' ? undefined : output.bytes.toString('utf8').trim();
  };
  return Object.assign(ask, { maybe });
}

async function checkRepository(root: string): Promise<void> {
  const output = await runGit(root, ['rev-parse', '--git-dir']);
  if (output.kind === 'done') return;
  const { code, reason } = output;
  if (code === undefined) throw new LlmstructError('git-missing', { reason });
  throw new LlmstructError('repository-missing', { path: root, reason });
}

/** The file's text with the change in it, as the last commit has the file. */
async function textFor(
  root: string,
  entry: CommitEntry | undefined,
  change: Parameters<typeof carryOver>[0],
  path: RepoPath,
): Promise<string> {
  const bytes = entry === undefined ? undefined : await runGit(root, ['cat-file', 'blob', entry.id]);
  const before = bytes?.kind === 'done' ? utf8(bytes.bytes) : undefined;
  const text = before === undefined ? undefined : carryOver(change, before);
  if (text === undefined) throw new LlmstructError('branch-differs', { path });
  return text;
}

/** Undefined for what is no UTF-8: it could not be written back as it was. */
function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whom git would name, else us: a machine without a name is no reason to lose a change. */
async function identity(git: Git): Promise<Record<string, string>> {
  if ((await git.maybe(['var', 'GIT_COMMITTER_IDENT'])) !== undefined) return {};
  return identityOf(NOBODY);
}
