import { type ParseError, parse } from 'jsonc-parser';
import { CONTINUE_TITLE } from './continueApi.ts';
import { editJson } from './editJson.ts';
import { CONTEXT_SHARE, type ContinueExport } from './exportFiles.ts';
import { MCP_COMMAND } from './mcpBlock.ts';
import { isObject, mergeEntry, NotMergeable } from './mergeValues.ts';
import { localModels, REPLY_SHARE } from './modelsBlock.ts';

/** The secrets of `~/.continue/.env` that `config.json` names. */
const SECRETS = ['LLMSTRUCT_CONTEXT_URL', 'LLMSTRUCT_AUTHORIZATION'];

/**
 * `~/.continue/config.json` of an older Continue with our provider, models and, where wanted, MCP server; all else byte for byte as it was,
 * comments and lists that somebody chose included. Read only where there is no `config.yaml`. A value that is the name of a variable in `env`,
 * and nothing else, is replaced by Continue with what `~/.continue/.env` says. Undefined where the text is no JSON object, or has another type
 * where ours has a list or an object.
 */
export function mergeOlderConfig(text: string, options: ContinueExport): string | undefined {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(bom.length);
  const whole = body.trim() === '' ? '{}\n' : body;
  const errors: ParseError[] = [];
  const value: unknown = parse(whole, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(value)) return undefined;
  try {
    const changed = editJson(whole, entriesOf(options).reduce(withEntry, value));
    return changed === undefined ? undefined : bom + changed;
  } catch (error) {
    if (error instanceof NotMergeable) return undefined;
    throw error;
  }
}

interface Wanted {
  /** The keys that lead to its list. */
  readonly list: readonly string[];
  readonly same: (item: unknown) => boolean;
  readonly entry: unknown;
}

function entriesOf({ http, mcp, contextLength, apiBase, ...options }: ContinueExport): Wanted[] {
  const provider = {
    name: 'http',
    params: {
      url: 'LLMSTRUCT_CONTEXT_URL',
      title: CONTINUE_TITLE,
      displayTitle: CONTINUE_TITLE,
      description: 'Structural code context from llmstruct',
      renderInlineAs: '',
      headers: { Authorization: 'LLMSTRUCT_AUTHORIZATION' },
      options: { budget: Math.floor(contextLength * CONTEXT_SHARE) },
    },
  };
  const server = { transport: { type: 'stdio', ...MCP_COMMAND } };
  const models = localModels(options.order).map((model) => ({
    title: `${model} (llmstruct)`,
    provider: 'ollama',
    model,
    ...(apiBase === undefined ? {} : { apiBase }),
    contextLength,
    completionOptions: { maxTokens: Math.floor(contextLength * REPLY_SHARE) },
  }));
  return [
    ...(http ? SECRETS.map((name) => ({ list: ['env'], same: (item: unknown) => item === name, entry: name })) : []),
    ...(http
      ? [
          {
            list: ['contextProviders'],
            same: (item: unknown) => field(field(item, 'params'), 'title') === CONTINUE_TITLE,
            entry: provider,
          },
        ]
      : []),
    ...models.map((entry) => ({
      list: ['models'],
      same: (item: unknown) => field(item, 'title') === entry.title,
      entry,
    })),
    ...(mcp
      ? [
          {
            list: ['experimental', 'modelContextProtocolServers'],
            same: (item: unknown) => field(field(item, 'transport'), 'command') === MCP_COMMAND.command,
            entry: server,
          },
        ]
      : []),
  ];
}

function withEntry(value: unknown, { list: [key, ...rest], same, entry }: Wanted): unknown {
  if (key === undefined) return mergeEntry(value, entry, same);
  const old = value ?? {};
  if (!isObject(old)) throw new NotMergeable();
  return { ...old, [key]: withEntry(old[key], { list: rest, same, entry }) };
}

function field(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}
