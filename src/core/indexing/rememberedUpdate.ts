import type { StructFrame } from '../model/structDocument.ts';
import type { FactStore } from '../ports.ts';
import type { CollectPorts } from './collectFacts.ts';
import type { IndexReport } from './indexReport.ts';
import { structDigest, withMetrics } from './structDigest.ts';
import type { UpdateRequest } from './updateRequest.ts';

/** What an update leaves for later processes: which tree, which bytes, what was reported. */
interface RememberedUpdate {
  readonly key: string;
  readonly contentDigest: string;
  readonly report: IndexReport;
}

export function rememberReport(update: RememberedUpdate, facts: FactStore): void {
  facts.remember(JSON.stringify(update));
}

/**
 * The report of an earlier process's update of this very tree, when `struct.json` on disk is what that update gave: then
 * neither facts nor edges need to be loaded. Requests without output want the index itself and are never answered so. The usage
 * in the file is brought up to date.
 */
export async function recallReport(
  key: string,
  request: UpdateRequest,
  metrics: StructFrame['metrics'],
  ports: CollectPorts,
): Promise<IndexReport | undefined> {
  if (request.output.kind === 'none') return undefined;
  const text = ports.facts.remembered();
  if (text === undefined) return undefined;
  const update = JSON.parse(text) as RememberedUpdate;
  if (update.key !== key) return undefined;
  const onDisk = await ports.files.readOutput(request.output.path);
  if (onDisk === undefined || structDigest(onDisk, ports.digest) !== update.contentDigest) return undefined;
  const wanted = withMetrics(onDisk, metrics);
  if (request.output.kind === 'write' && wanted !== onDisk) await ports.files.writeAtomic(request.output.path, wanted);
  return { ...update.report, reused: update.report.modules, upToDate: true };
}
