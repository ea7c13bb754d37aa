import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { digest } from '../../node/digest.ts';
import { checkFolder } from '../../node/nodeFileSystem.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { warningsTo } from '../workspace.ts';

interface McpOptions {
  readonly input?: readonly string[];
  readonly storage?: string;
}

/** How long the client may take for what is left to read, in ms. */
const GRACE = 1000;

/** What a folder has in which llmstruct is used already. */
const OURS = ['.llmstruct', 'struct.json', 'llmstruct.toml'];

export function mcpCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('mcp')
    .description(t('Serve the index to assistants by the Model Context Protocol, on standard input and output'))
    .option(
      '--input <dir>',
      t('the workspace; again for more (default: what the client names, else the current folder)'),
      (dir: string, dirs: readonly string[] | undefined) => [...(dirs ?? []), dir],
    )
    .option('--storage <dir>', t('where to keep the index of folders that do not use llmstruct yet'))
    .action(async (options: McpOptions) => context.exit(await runMcp(context, options)));
}

async function runMcp(context: CliContext, { input = [], storage }: McpOptions): Promise<number> {
  const { host, t } = context;
  const inputs = input.map((dir) => resolve(host.folder, dir));
  for (const folder of inputs) checkFolder(folder);
  const log = warningsTo(context);
  // A bundle of its own: no other command pays for the protocol.
  const { serveMcp } = await import('../../mcp/serveMcp.ts');
  await serveMcp(
    {
      inputs,
      current: host.folder,
      version: host.version,
      t: (text, ...values) => t(text, ...values),
      log,
      openIndex(root) {
        const elsewhere =
          storage === undefined || OURS.some((name) => existsSync(join(root, name))) ? undefined : storage;
        return host.openIndex(root, log, undefined, elsewhere && join(resolve(host.folder, elsewhere), digest(root)));
      },
    },
    host.streams,
    host.cancellation,
  );
  host.endWithin(GRACE);
  return EXIT.fine;
}
