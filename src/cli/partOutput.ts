import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { ShardReport } from '../core/indexing/shards/shardReport.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import { checkReplaceable } from '../node/atomicWrite.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import type { CliContext } from './cliContext.ts';
import { createProgressLine } from './progressLine.ts';
import { pathInside } from './structOutput.ts';
import type { Workspace } from './workspace.ts';

/** Where a part for another folder is made; `.llmstruct/` is ours and ignores itself. Several shards may be made at once, each has its own. */
const detourPath = () => `.llmstruct/part-${randomBytes(8).toString('hex')}.jsonl`;

export interface ShardPart {
  readonly report: ShardReport;
  /** Absolute path of the part. */
  readonly file: string;
}

/** Makes one part. `output` is relative to the current folder; the index reaches only files inside the workspace. */
export async function writePart(
  context: CliContext,
  { root, index }: Workspace,
  { shard, of }: { readonly shard: number; readonly of: number },
  output: string | undefined,
  parse: ParseRules | undefined,
): Promise<ShardPart> {
  const { host } = context;
  const file = output === undefined ? join(root, `struct.part-${shard}-of-${of}.jsonl`) : resolve(host.folder, output);
  const inside = pathInside(root, file);
  const path = inside ?? detourPath();
  const progress = createProgressLine(context);
  const made = join(root, path);
  try {
    if (inside === undefined) await makeFolder(dirname(made));
    const request = { shard, of, path, ...(parse === undefined ? {} : { parse }) };
    const report = await index.shard(request, (state) => progress.show(state), host.cancellation);
    if (inside === undefined) {
      await checkReplaceable(file).catch((error: unknown) => {
        throw new LlmstructError('struct-unwritable', { path: file, reason: reasonOf(error) }, error);
      });
      await move(made, file);
    }
    return { report, file };
  } catch (error) {
    if (isLlmstructError(error) || systemCode(error) === undefined) throw error;
    throw new LlmstructError('struct-unwritable', { path: file, reason: reasonOf(error) }, error);
  } finally {
    progress.clear();
    if (inside === undefined) await rm(made, { force: true }).catch(() => {});
  }
}

/** The folder for the detour. Where it cannot be made, it is that which is said, not the part, which may be writable. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new LlmstructError('struct-unwritable', { path: folder, reason: reasonOf(error) }, error);
  }
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {});
}

/** Another disk needs a copy, which takes its own name only when it is whole. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error;
    await copyFile(from, `${to}.tmp`);
    await rename(`${to}.tmp`, to);
  }
}
