import { blockHeader } from './blockHeader.ts';
import { CONTINUE_TITLE } from './continueApi.ts';
import { yamlText } from './yaml.ts';

/** How Continue starts our MCP server. */
export interface McpCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What `PATH` finds: a path of this machine has no place in a file that others get. */
export const MCP_COMMAND: McpCommand = { command: 'llmstruct', args: ['mcp'] };

/**
 * The text of `.continue/mcpServers/llmstruct.yaml`. Continue starts such a server as soon as the folder is opened, and asks
 * nobody: so this block is written only for who said so.
 */
export function mcpBlock({ command, args }: McpCommand): string {
  const list = args.map((arg) => `      - ${yamlText(arg)}\n`).join('');
  return `${blockHeader('mcpServers')}  - name: ${CONTINUE_TITLE}\n    command: ${yamlText(command)}\n    args:\n${list}`;
}
