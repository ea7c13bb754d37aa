import type { InputRequiredResult, JsonSchemaType, ServerContext, ToolAnnotations } from '@modelcontextprotocol/server';
import type { Workspace } from './workspace.ts';

/** What a tool gives: the same facts as a text and as data, since clients hand one or the other to their model. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A call with its folders up to date. */
export interface ToolCall {
  readonly workspace: Workspace;
  readonly context: ServerContext;
  /** Whether the client can ask its user something. */
  readonly canAsk: boolean;
}

/** One tool. Names and descriptions are for models, and count: `docs/mcp.md` has their tokens. */
export interface Tool<Args = unknown> {
  readonly name: string;
  /** For people, in English; worded in their language when it is registered. */
  readonly title: string;
  readonly description: string;
  readonly input: JsonSchemaType;
  readonly output: JsonSchemaType;
  readonly annotations: ToolAnnotations;
  /** Throws `ToolError` and what the index throws. `args` fit `input`. */
  run(args: Args, call: ToolCall): Promise<ToolAnswer | InputRequiredResult>;
}

/** Neither writes nor reaches beyond the folders. */
export const READS: ToolAnnotations = { readOnlyHint: true, openWorldHint: false };

/** A list's arguments: how much of it, and where it goes on. */
export interface ListArguments {
  readonly max_tokens?: number;
  readonly cursor?: string;
}

export const TEXT = { type: 'string' } as const;
export const COUNT = { type: 'integer' } as const;

/** A schema of an object with these properties. */
export function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []): JsonSchemaType {
  return {
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required: [...required] }),
  } as JsonSchemaType;
}

/** The input schema of a list. */
export function listInput(
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = [],
): JsonSchemaType {
  return object({ ...properties, max_tokens: COUNT, cursor: TEXT }, required);
}
