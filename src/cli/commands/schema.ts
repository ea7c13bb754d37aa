import { Command } from 'commander';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { printJson } from '../output.ts';
import { SCHEMAS } from '../schemas.ts';
import { UsageError } from '../usageError.ts';

export function schemaCommand(context: CliContext): Command {
  const { t } = context;
  const names = Object.keys(SCHEMAS).join(', ');
  return new Command('schema')
    .description(t('Print a JSON schema'))
    .argument('[name]', t('one of {0} (default: {1})', names, 'struct'))
    .option('--json', t('print one JSON document'))
    .action((name: string = 'struct') => {
      const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
      if (schema === undefined) throw new UsageError('There is no schema {0}; there are {1}.', name, names);
      printJson(context, schema);
      context.exit(EXIT.fine);
    });
}
