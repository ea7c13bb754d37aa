import * as vscode from 'vscode';
import { registerChat } from './chat/registerChat.ts';
import { registerMcpServers } from './mcp/registerMcpServers.ts';
import type { Shell } from './shell.ts';
import { registerTools } from './tools/registerTools.ts';

/** Composes what the editor's own assistants see of us: an MCP server, tools, and a participant of the chat. */
export function registerAssistants(shell: Shell): vscode.Disposable {
  return vscode.Disposable.from(registerMcpServers(shell), registerTools(shell), registerChat(shell));
}
