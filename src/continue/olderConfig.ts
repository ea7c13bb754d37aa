import { applyEdits, type JSONPath, modify, type ParseError, parse } from 'jsonc-parser';
import { CONTINUE_TITLE } from './continueApi.ts';
import { CONTEXT_SHARE, type ContinueExport } from './exportFiles.ts';
import { MCP_COMMAND } from './mcpBlock.ts';
import { localModels, REPLY_SHARE } from './modelsBlock.ts';

/** The secrets of `~/.continue/.env` that `config.json` names. */
const SECRETS = ['LLMSTRUCT_CONTEXT_URL', 'LLMSTRUCT_AUTHORIZATION'];
const LAYOUT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/**
 * `~/.continue/config.json` of an older Continue with our provider, models and, where wanted, MCP server; all else as it was, comments included.
 * Read only where there is no `config.yaml`. A value that is the name of a variable in `env`, and nothing else, is replaced by Continue with
 * what `~/.continue/.env` says. Undefined where the text is no JSON object.
 */
export function mergeOlderConfig(text: string, options: ContinueExport): string | undefined {
  const whole = text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const value: unknown = parse(whole, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  let changed = whole;
  for (const { list, same, entry } of entriesOf(options)) changed = withEntry(changed, list, same, entry);
  return changed;
}

interface Wanted {
  readonly list: JSONPath;
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

function withEntry(text: string, list: JSONPath, same: Wanted['same'], entry: unknown): string {
  const present = list.reduce<unknown>(
    (value, key) => field(value, key),
    parse(text, [], { allowTrailingComma: true }),
  );
  if (!Array.isArray(present)) return applyEdits(text, modify(text, list, [entry], LAYOUT));
  const at = present.findIndex(same);
  if (at < 0) {
    return applyEdits(text, modify(text, [...list, present.length], entry, { ...LAYOUT, isArrayInsertion: true }));
  }
  // Keys of theirs stay; of ours only what differs is written.
  const merged = mergeValues(present[at], entry);
  if (JSON.stringify(merged) === JSON.stringify(present[at])) return text;
  return applyEdits(text, modify(text, [...list, at], merged, LAYOUT));
}

function mergeValues(old: unknown, wanted: unknown): unknown {
  if (!isObject(old) || !isObject(wanted)) return wanted;
  const merged: Record<string, unknown> = { ...old };
  for (const [key, value] of Object.entries(wanted)) merged[key] = mergeValues(old[key], value);
  return merged;
}

function field(value: unknown, key: string | number): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
