import type { RepoPath } from '../../model/repoPath.ts';
import type { CollectPorts } from '../collectFacts.ts';
import type { IndexReport } from '../indexReport.ts';
import type { UpdateRequest } from '../updateRequest.ts';
import { keepOther } from './keepOther.ts';
import { metricsIn, structDigest } from './structDigest.ts';
import { type StructFile, structTextParts } from './structFile.ts';

/** What is known to be on disk: while the stamp is the same, so is the content. */
export interface KnownOutput {
  readonly path: RepoPath;
  readonly stamp: string;
  readonly contentDigest: string;
  /** Its `metrics` as they are written. */
  readonly metrics: string;
}

export interface OutputResult {
  /** The file already had these bytes; `metrics` is no part of the comparison. */
  readonly upToDate: boolean;
  readonly known: KnownOutput | undefined;
  readonly kept?: IndexReport['kept'];
}

/** Writes or only compares. What `before` knows of the file saves reading it. */
export async function putOutput(
  request: UpdateRequest,
  file: StructFile,
  ports: CollectPorts,
  before: KnownOutput | undefined,
): Promise<OutputResult> {
  if (request.output.kind === 'none') return { upToDate: true, known: before };
  const { path, kind } = request.output;
  const { contentDigest } = file;
  const metrics = JSON.stringify(file.frame.metrics);
  const onDisk = await readOnDisk(path, ports, before);
  const upToDate = onDisk?.digest === contentDigest;
  if (!upToDate && kind === 'check') return { upToDate, known: undefined };
  const kept = upToDate ? undefined : await keepOther(path, onDisk?.text, ports.files);
  const sameUsage = onDisk?.metrics === metrics || kind === 'check';
  if (!upToDate || !sameUsage) await ports.files.writeAtomic(path, structTextParts(file));
  const stamp = await ports.files.outputStamp(path);
  const known =
    stamp === undefined
      ? undefined
      : { path, stamp, contentDigest, metrics: kind === 'check' ? (onDisk?.metrics ?? '') : metrics };
  return { upToDate, known, ...(kept === undefined ? {} : { kept }) };
}

/** What is on disk; without its text where it is known to be what was written last. */
async function readOnDisk(
  path: RepoPath,
  { files, digest }: CollectPorts,
  before: KnownOutput | undefined,
): Promise<{ readonly digest: string; readonly metrics: string; readonly text?: string } | undefined> {
  if (before?.path === path && (await files.outputStamp(path)) === before.stamp)
    return { digest: before.contentDigest, metrics: before.metrics };
  const text = await files.readOutput(path);
  return text === undefined ? undefined : { digest: structDigest(text, digest), metrics: metricsIn(text), text };
}
