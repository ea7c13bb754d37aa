import { LlmstructError } from '../../errors.ts';
import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { Cancellation } from '../../ports.ts';
import { type CollectPorts, collectFacts } from '../collectFacts.ts';
import { selectFiles } from '../fileSelection.ts';
import type { UpdateProgress } from '../updateRequest.ts';
import { describeProject, readManifests, readWorkspaceTexts } from '../workspaceTexts.ts';
import { cutShards } from './cutShards.ts';
import { PART_FORM, type PartHeader, type PartLine, type WholeTree } from './shardPart.ts';
import type { ShardReport, ShardRequest } from './shardReport.ts';
import { contentsKey, readContents } from './treeContents.ts';

const PROGRESS_STEP = 50;

/**
 * Parses one shard of the workspace and writes its facts as a part. Every file is read, since all parts must name the same tree;
 * only the shard's own are parsed. Nothing is resolved: that needs the others.
 */
export async function makeShard(
  { shard, of, path, parse }: ShardRequest,
  ports: CollectPorts,
  engine: number,
  onProgress: (progress: UpdateProgress) => void,
  cancellation?: Cancellation,
): Promise<ShardReport> {
  const texts = await readWorkspaceTexts(ports.files);
  const selected = selectFiles(await ports.files.list(cancellation), parse ?? texts.settings.parse, path);
  const contents = await readContents(selected, ports.files, ports.digest, cancellation);
  const { projectName, summary, instructions } = await describeProject(ports.files, texts.settings, selected);
  const tasks = texts.tasks.tasks.map(({ line: _line, ...task }) => task);
  const manifests = [...(await readManifests(ports.files, selected))];
  const whole: WholeTree = { said: { projectName, summary, instructions, tasks }, manifests };
  const tree = contentsKey(contents, whole, ports.digest);

  const sizes = new Map([...contents].map(([file, found]) => [file, found.kind === 'source' ? found.size : 0]));
  const shards = cutShards(sizes, of);
  const own = selected.filter((file) => shards.get(file.path) === shard);
  let done = 0;
  const onDone = (): void => {
    done++;
    if (done % PROGRESS_STEP === 0 || done === own.length) onProgress({ done, total: own.length });
  };
  const outcomes = await collectFacts(own, new Map(), ports, onDone, cancellation);

  const header: PartHeader = { part: PART_FORM, engine, shard, of, tree, ...(shard === 1 ? { whole } : {}) };
  const lines = [JSON.stringify(header)];
  const line = (value: PartLine) => lines.push(JSON.stringify(value));
  let modules = 0;
  let skipped = 0;
  for (const [file, outcome] of [...outcomes].sort(([a], [b]) => byCodeUnit(a, b))) {
    if (outcome.kind === 'skipped') {
      line({ skipped: outcome.record });
      skipped++;
      continue;
    }
    const { language, digest } = outcome.kind === 'stored' ? outcome : outcome.module;
    if (digest !== digestOf(contents.get(file))) throw new LlmstructError('tree-changed', { path: file });
    const [facts, body] = [ports.facts.facts(file, digest), ports.facts.body(file, digest)];
    if (facts === undefined || body === undefined) throw new LlmstructError('tree-changed', { path: file });
    line({ path: file, language: language.id, digest });
    lines.push(facts, body);
    modules++;
  }
  line({ end: { modules, skipped } });
  await ports.files.writeAtomic(
    path,
    lines.map((text) => `${text}\n`),
  );
  const bytes = own.reduce((sum, file) => sum + (sizes.get(file.path) ?? 0), 0);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return { shard, of, tree, modules, skipped, sourceBytes: bytes, share: total === 0 ? 0 : (bytes * of) / total };
}

function digestOf(contents: { readonly kind: string; readonly digest?: string } | undefined): string | undefined {
  return contents?.digest;
}
