import { contextBlock } from './contextBlock.ts';
import { MCP_COMMAND, mcpBlock } from './mcpBlock.ts';
import { type ModelsBlockOptions, modelsBlocks } from './modelsBlock.ts';
import { rulesBlock } from './rulesBlock.ts';

export interface ContinueExport extends ModelsBlockOptions {
  /** `[instructions] user`. */
  readonly user: readonly string[];
  /** Whether Continue asks our server over HTTP. Not where our provider is registered beside it: a context block would hide that. */
  readonly http: boolean;
  /** Whether Continue starts our MCP server, as soon as the folder is opened. */
  readonly mcp: boolean;
}

export interface ExportedFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly text: string;
}

/** The part of the model's window that our context may fill. */
export const CONTEXT_SHARE = 0.25;

/** The block files that make Continue know llmstruct in a workspace; it reads them beside the user's own configuration. */
export function exportFiles(options: ContinueExport): readonly ExportedFile[] {
  const rules = rulesBlock(options.user);
  const budget = Math.floor(options.contextLength * CONTEXT_SHARE);
  return [
    ...(options.http ? [{ path: '.continue/context/llmstruct.yaml', text: contextBlock(budget) }] : []),
    ...modelsBlocks(options).map((text, at) => ({
      path: `.continue/models/llmstruct${at === 0 ? '' : `-${at + 1}`}.yaml`,
      text,
    })),
    ...(rules === undefined ? [] : [{ path: '.continue/rules/llmstruct.yaml', text: rules }]),
    ...(options.mcp ? [{ path: '.continue/mcpServers/llmstruct.yaml', text: mcpBlock(MCP_COMMAND) }] : []),
  ];
}
