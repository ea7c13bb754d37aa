import type { Digest } from '../ports.ts';
import type { UpdateRequest } from '../workspaceIndex.ts';
import type { CollectPorts } from './collectFacts.ts';

/** Writes or only compares; true when the file already had these bytes. `metrics` is no part of the comparison. */
export async function putOutput(
  request: UpdateRequest,
  wanted: string,
  bytes: () => string,
  ports: CollectPorts,
): Promise<boolean> {
  if (request.output.kind === 'none') return true;
  const onDisk = await ports.files.readOutput(request.output.path);
  const same = onDisk !== undefined && outputDigest(onDisk, ports.digest) === wanted;
  if (!same && request.output.kind === 'write') await ports.files.writeAtomic(request.output.path, bytes());
  return same;
}

/** Digest of the bytes of `struct.json` without its last value, `metrics`, which is no function of the tree. */
export function outputDigest(text: string, digest: Digest): string {
  const metrics = text.lastIndexOf('\n "metrics": ');
  return digest(metrics < 0 ? text : text.slice(0, metrics));
}
