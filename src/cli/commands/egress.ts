import { Command } from 'commander';
import type { Departure } from '../../core/privacy/departure.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { sinceOption } from '../sinceOption.ts';
import { withWorkspace } from '../workspace.ts';

interface EgressOptions extends CommonOptions {
  readonly since?: string;
}

export function egressCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('egress')
    .description(t('Print what left this machine: when, where to, which definitions, how many bytes'))
    .option('--since <time>', t('from then on: 24h, 7d or a date (default: all that is known)'));
  return addCommonOptions(command, t).action(async (options: EgressOptions) =>
    context.exit(await runEgress(context, options)),
  );
}

async function runEgress(context: CliContext, options: EgressOptions): Promise<number> {
  const since = options.since === undefined ? undefined : sinceOption(options.since, context.host.now());
  const departures = await withWorkspace(context, options.input, undefined, ({ index }) => index.departures(since));
  if (options.json === true) {
    printJson(
      context,
      departures.map(({ at, ...departure }) => ({ at: new Date(at).toISOString(), ...departure })),
    );
  } else if (departures.length === 0) context.host.err.write(`${context.t('Nothing left this machine.')}\n`);
  else printText(context, departures.map((departure) => describe(context, departure)).join('\n'));
  return EXIT.fine;
}

function describe({ t, number }: CliContext, { at, model, endpoint, symbols, bytes, digest }: Departure): string {
  const what = t('{0} bytes to {1} at {2}', number(bytes), model, endpoint);
  return `${new Date(at).toISOString()}  ${what}  ${digest}\n${symbols.map((id) => `  ${id}\n`).join('')}`;
}
