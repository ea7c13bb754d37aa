import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { IndexReport } from '../core/indexing/indexReport.ts';
import { keepOther } from '../core/indexing/structFile/keepOther.ts';
import { structDigest } from '../core/indexing/structFile/structDigest.ts';
import { structFormatOf } from '../core/model/structFormat.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import { writeAtomically } from '../node/atomicWrite.ts';
import { digest } from '../node/digest.ts';
import { createNodeFileSystem } from '../node/nodeFileSystem.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import type { CliContext } from './cliContext.ts';
import { sayKept, type Workspace } from './workspace.ts';

/** Where a `struct.json` for another folder is made; `.llmstruct/` is ours and ignores itself. Two runs at once have one each. */
const detourPath = () => `.llmstruct/output-${randomBytes(8).toString('hex')}.json`;

/** What the index makes of the workspace, and how the file outside stands to it. */
interface Made {
  readonly report: IndexReport;
  text(): Promise<string>;
}

/**
 * Updates the index and writes (or, with `check`, compares) a `struct.json` outside of the workspace. The index reaches only files inside, so
 * it is made there and carried over; where nothing can be made there either (a workspace that may only be read), its text is taken out of the
 * index. What stood in its place and is not ours is kept beside. Throws `struct-unwritable`.
 */
export async function updateOutside(
  context: CliContext,
  workspace: Workspace,
  file: string,
  check: boolean,
  parse?: ParseRules,
): Promise<IndexReport> {
  const path = detourPath();
  try {
    const { isOurs, other } = await standing(file);
    const isDetour = await makeDetour(join(workspace.root, path), isOurs ? file : undefined);
    const made = isDetour
      ? byDetour(workspace, path, check, parse)
      : fromIndex(workspace, isOurs ? file : undefined, parse);
    const { report, text } = await made;
    if (check || report.upToDate) return report;
    const files = createNodeFileSystem(dirname(file), { git: false });
    const kept = await keepOther(basename(file), other, files);
    await writeAtomically(file, await text());
    if (kept === undefined) return report;
    const backup = relative(context.host.folder, join(dirname(file), kept.backup));
    sayKept(context, { ...kept, backup });
    return { ...report, kept: { ...kept, backup } };
  } catch (error) {
    if (isLlmstructError(error) || systemCode(error) === undefined) throw error;
    throw new LlmstructError('struct-unwritable', { path: file, reason: reasonOf(error) }, error);
  } finally {
    await rm(join(workspace.root, path), { force: true }).catch(() => {});
  }
}

/** As many bytes tell a `struct.json` of this format, but for one with conflict markers. */
const BEGINNING = 8192;

/** The text of a file, or of so many bytes at its beginning. Undefined where there is nothing, or no file: a pipe would be waited for. */
async function textOf(file: string, bytes = Infinity): Promise<string | undefined> {
  const status = await stat(file).catch(() => undefined);
  if (status?.isFile() !== true) return undefined;
  return readText(createReadStream(file, { end: bytes - 1 }));
}

/** What stands at the file's place: a `struct.json` of this format, whose text is not kept in memory, something else, or nothing. */
async function standing(file: string): Promise<{ readonly isOurs: boolean; readonly other?: string }> {
  // Mostly the beginning tells: the whole of a large one would be most of what the process needs.
  const head = await textOf(file, BEGINNING);
  if (head === undefined) return { isOurs: false };
  if (structFormatOf(head) === 'current') return { isOurs: true };
  const text = (await textOf(file)) ?? '';
  const isOther = text.trim() !== '' && structFormatOf(text) !== 'current';
  return isOther ? { isOurs: false, other: text } : { isOurs: true };
}

/** Puts the old text there, so that the index can say whether it is up to date. False where nothing can be written into the workspace. */
async function makeDetour(detour: string, old: string | undefined): Promise<boolean> {
  try {
    await mkdir(dirname(detour), { recursive: true });
    await writeFile(join(dirname(detour), '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {});
    if (old === undefined) await writeFile(detour, '');
    else await copyFile(old, detour);
    await chmod(detour, 0o600);
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

async function byDetour(
  { root, update }: Workspace,
  path: string,
  check: boolean,
  parse: ParseRules | undefined,
): Promise<Made> {
  const report = await update({ kind: check ? 'check' : 'write', path }, parse);
  return { report, text: () => readFile(join(root, path), 'utf8') };
}

async function fromIndex(
  { index, update }: Workspace,
  file: string | undefined,
  parse: ParseRules | undefined,
): Promise<Made> {
  const report = await update({ kind: 'none' }, parse);
  const text = await index.structText();
  const old = file === undefined ? undefined : await textOf(file);
  const upToDate = old !== undefined && structDigest(old, digest) === structDigest(text, digest);
  return { report: { ...report, upToDate }, text: () => Promise.resolve(text) };
}
