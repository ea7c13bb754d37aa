import { Command } from 'commander';
import { OWN_NAME, ROLES, type Role } from '../../server/caller.ts';
import { stateFolder } from '../../server/serverState.ts';
import { addTeamToken, readTeamTokens, revokeTeamToken } from '../../server/teamTokens.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { printJson, printText, table } from '../output.ts';
import { UsageError } from '../usageError.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** Tokens for a team that uses one `llmstruct serve --listen`. */
export function tokenCommand(context: CliContext): Command {
  const { t } = context;
  const json = t('print one JSON document');
  const add = new Command('add')
    .description(t('Make a token and print it, once'))
    .argument('<name>', t('whose it is'))
    .option('--roles <a,b>', t('what it allows, of {0} (default: {1})', ROLES.join(', '), 'read'))
    .option('--json', json)
    .action((name: string, options: JsonOption & { readonly roles?: string }) => runAdd(context, name, options));
  const list = new Command('list')
    .description(t('Print whose tokens there are, never the tokens'))
    .option('--json', json)
    .action((options: JsonOption) => runList(context, options));
  const revoke = new Command('revoke')
    .description(t('Refuse a token from now on'))
    .argument('<name>', t('whose it is'))
    .option('--json', json)
    .action((name: string, options: JsonOption) => runRevoke(context, name, options));
  return new Command('token')
    .description(t('Tokens of a team for llmstruct serve'))
    .helpCommand(false)
    .addCommand(add)
    .addCommand(list)
    .addCommand(revoke);
}

function runAdd(context: CliContext, name: string, options: JsonOption & { readonly roles?: string }): void {
  if (!/^[\p{L}\p{N}@._-]{1,64}$/u.test(name)) {
    throw new UsageError('{0} is no name: letters, digits, @, dots, dashes, at most 64.', name);
  }
  if (name === OWN_NAME)
    throw new UsageError('{0} is the token that llmstruct serve prints; choose another name.', name);
  const roles = [...new Set((options.roles ?? 'read').split(',').map(roleOf))];
  const made = new Date().toISOString().slice(0, 10);
  const token = addTeamToken(stateFolder(context.host.environment), { name, roles }, made);
  if (options.json === true) printJson(context, { name, roles, token });
  else {
    printText(context, token);
    context.host.err.write(`${context.t('It is not kept and cannot be shown again; {0} has it now.', name)}\n`);
  }
  context.exit(EXIT.fine);
}

function runList(context: CliContext, options: JsonOption): void {
  const tokens = readTeamTokens(stateFolder(context.host.environment)).map(({ name, roles, made }) => {
    return { name, roles, made };
  });
  if (options.json === true) printJson(context, tokens);
  else if (tokens.length === 0) context.host.err.write(`${context.t('There are no tokens.')}\n`);
  else printText(context, table(tokens.map(({ name, roles, made }) => [name, `${roles.join(',')}  ${made}`])));
  context.exit(EXIT.fine);
}

function runRevoke(context: CliContext, name: string, options: JsonOption): void {
  revokeTeamToken(stateFolder(context.host.environment), name);
  if (options.json === true) printJson(context, { name });
  else context.host.err.write(`${context.t('The token of {0} is refused from now on.', name)}\n`);
  context.exit(EXIT.fine);
}

function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text.trim());
  if (role !== undefined) return role;
  throw new UsageError('{0} is one of {1}, not {2}.', '--roles', ROLES.join(', '), text);
}
