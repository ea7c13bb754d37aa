import { basename, dirname, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { FACTS_VERSION } from '../../core/index.ts';
import { mergeShards } from '../../core/indexing/shards/mergeShards.ts';
import { keepOther } from '../../core/indexing/structFile/keepOther.ts';
import { type StructFile, structTextParts } from '../../core/indexing/structFile/structFile.ts';
import { writeAtomically } from '../../node/atomicWrite.ts';
import { digest } from '../../node/digest.ts';
import { createNodeFileSystem } from '../../node/nodeFileSystem.ts';
import { openPartFile, type PartFile } from '../../node/partFile.ts';
import { createTurnTaking } from '../../node/turnTaking.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { STANDARD_OUTPUT } from '../options.ts';
import { duration, printJson, printText, table } from '../output.ts';
import { STRUCT_FILE } from '../structOutput.ts';
import { UsageError } from '../usageError.ts';
import { sayKept } from '../workspace.ts';

interface MergeOptions {
  readonly output?: string;
  readonly json?: boolean;
}

export function mergeCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('merge')
    .description(t('Make one struct.json out of the parts of parse --shard'))
    .argument('<parts...>', t('all parts of one tree, in any order'))
    .option('--output <file>', t('where struct.json goes (default: {0}; -: standard output)', STRUCT_FILE))
    .option('--json', t('print one JSON document'))
    .action(async (parts: readonly string[], options: MergeOptions) =>
      context.exit(await runMerge(context, parts, options)),
    );
}

async function runMerge(context: CliContext, names: readonly string[], options: MergeOptions): Promise<number> {
  const { t, number, host } = context;
  const started = host.clock();
  const printed = options.output === STANDARD_OUTPUT;
  if (printed && options.json === true)
    throw new UsageError('The options {0} and {1} exclude each other.', '--json', '--output -');
  const file = resolve(host.folder, options.output ?? STRUCT_FILE);
  const parts: PartFile[] = [];
  let struct: StructFile;
  try {
    for (const name of names) parts.push(openPartFile(resolve(host.folder, name), name));
    struct = await mergeShards(parts, FACTS_VERSION, { digest, takeTurn: createTurnTaking() });
  } finally {
    for (const part of parts) part.close();
  }
  if (printed) {
    for (const text of structTextParts(struct)) host.out.write(text);
    return EXIT.fine;
  }
  const [beside, name] = [createNodeFileSystem(dirname(file), { git: false }), basename(file)];
  sayKept(context, await keepOther(name, await beside.readOutput(name), beside));
  await writeAtomically(file, structTextParts(struct), options.output ?? STRUCT_FILE);
  const ms = Math.round(host.clock() - started);
  const modules = [...struct.lines].length;
  const { calls, bytes, digest: structDigest } = struct;
  if (options.json === true)
    printJson(context, { parts: parts.length, modules, calls, bytes, digest: structDigest, ms });
  else {
    const rows: (readonly [string, string])[] = [
      [relative(host.folder, file) || file, `${t('written')}, ${t('{0} bytes', number(bytes))}`],
      [t('parts'), number(parts.length)],
      [t('files'), number(modules)],
      [t('calls'), number(calls)],
      [t('time'), duration(context, ms)],
    ];
    printText(context, table(rows));
  }
  return EXIT.fine;
}
