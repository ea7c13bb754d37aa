import type { StructFrame } from '../model/structDocument.ts';
import type { FactStore } from '../ports.ts';
import type { CollectPorts } from './collectFacts.ts';
import type { IndexReport } from './indexReport.ts';
import { metricsIn, structDigest, withMetrics } from './structFile/structDigest.ts';
import type { KnownOutput } from './structFile/structOutput.ts';
import type { UpdateRequest } from './updateRequest.ts';

/** What an update leaves for later processes: which tree, which bytes, what was reported. */
interface RememberedUpdate {
  readonly key: string;
  readonly contentDigest: string;
  readonly report: IndexReport;
  /** The file that it left or found on disk, so that it need not be read while it is the same. */
  readonly onDisk: KnownOutput | undefined;
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
  const report = { ...update.report, reused: update.report.modules, upToDate: true };
  const { path, kind } = request.output;
  const usage = JSON.stringify(metrics);
  const { onDisk: known } = update;
  if (known?.path === path && (kind === 'check' || known.metrics === usage)) {
    if ((await ports.files.outputStamp(path)) === known.stamp) return report;
  }

  const onDisk = await ports.files.readOutput(path);
  if (onDisk === undefined || structDigest(onDisk, ports.digest) !== update.contentDigest) return undefined;
  const wanted = withMetrics(onDisk, metrics);
  const isWritten = kind === 'write' && wanted !== onDisk;
  if (isWritten) await ports.files.writeAtomic(path, wanted);
  const stamp = await ports.files.outputStamp(path);
  const { contentDigest } = update;
  const found = { path, contentDigest, metrics: isWritten ? usage : metricsIn(onDisk) };
  rememberReport({ ...update, onDisk: stamp === undefined ? undefined : { ...found, stamp } }, ports.facts);
  return report;
}
