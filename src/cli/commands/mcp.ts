import { resolve } from 'node:path';
import { Command } from 'commander';
import { checkFolder } from '../../node/nodeFileSystem.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { warningsTo } from '../workspace.ts';

interface McpOptions {
  readonly input: readonly string[];
}

export function mcpCommand(context: CliContext): Command {
  const { t } = context;
  return new Command('mcp')
    .description(t('Serve the index to assistants by the Model Context Protocol, on standard input and output'))
    .option(
      '--input <dir>',
      t('the workspace; again for more (default: what the client names, else the current folder)'),
      (dir: string, dirs: readonly string[]) => [...dirs, dir],
      [],
    )
    .action(async (options: McpOptions) => context.exit(await runMcp(context, options)));
}

async function runMcp(context: CliContext, { input }: McpOptions): Promise<number> {
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
      openIndex: (root) => host.openIndex(root, log, undefined),
    },
    host.streams,
    host.cancellation,
  );
  return EXIT.fine;
}
