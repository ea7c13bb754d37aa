import * as vscode from 'vscode';
import { registerChat } from './chat/registerChat.ts';
import { registerMcpServers } from './mcp/registerMcpServers.ts';
import type { Shell } from './shell.ts';
import { registerTools } from './tools/registerTools.ts';

/**
 * Composes what the editor's own assistants see of us: an MCP server, tools, and a participant of the chat. Editors made from VS Code
 * may lack one or another of these; the rest of the extension does not depend on them.
 */
export function registerAssistants(shell: Shell): vscode.Disposable {
  const registered = [registerMcpServers, registerTools, registerChat].flatMap((register) => {
    try {
      return [register(shell)];
    } catch (error) {
      shell.log.warn(`${register.name}: ${String(error)}`);
      return [];
    }
  });
  return vscode.Disposable.from(...registered);
}
