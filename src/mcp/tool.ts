import type { InputRequiredResult, JsonSchemaType, ServerContext, ToolAnnotations } from '@modelcontextprotocol/server';
import type { Workspace } from './workspace.ts';

/** What a tool gives: the same facts as a text and as data, since clients hand one or the other to their model. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A call with its folders up to date. */
export interface FolderCall {
  readonly workspace: Workspace;
}

/** A call by way of the protocol. */
export interface ToolCall extends FolderCall {
  readonly context: ServerContext;
  /** Whether the client can ask its user something. */
  readonly canAsk: boolean;
  /** Words a text for the person in front of the client. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

/** What a tool is. Names and descriptions are for models, and count: a test has the limit of their tokens. */
interface ToolFacts {
  readonly name: string;
  /** For people, in English; worded in their language when it is registered. */
  readonly title: string;
  readonly description: string;
  readonly input: JsonSchemaType;
  readonly output: JsonSchemaType;
  readonly annotations: ToolAnnotations;
}

/** A tool that needs a protocol to ask people. Throws `ToolError` and what the index throws; `args` fit `input`. */
export interface Tool<Args = unknown> extends ToolFacts {
  run(args: Args, call: ToolCall): Promise<ToolAnswer | InputRequiredResult>;
}

/** A tool that needs the folders alone, and works in every host. Throws as `Tool`. */
export interface FolderTool<Args = unknown> extends ToolFacts {
  run(args: Args, call: FolderCall): Promise<ToolAnswer>;
}

/** Neither writes nor reaches beyond the folders. */
export const READS: ToolAnnotations = { readOnlyHint: true, openWorldHint: false };

/** A list's arguments: how much of it, and where it goes on. */
export interface ListArguments {
  readonly max_tokens?: number;
  readonly cursor?: string;
}

export const TEXT = { type: 'string' } as const;
/** How a definition is named. */
export const TARGET = { type: 'string', description: 'path#Name, path:line, or a name that is unique' } as const;
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
  return object(
    { ...properties, max_tokens: COUNT, cursor: { type: 'string', description: 'next of the page before' } },
    required,
  );
}
