import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Shell } from '../shell.ts';

/** The provider's id in the manifest. */
const PROVIDER = 'llmstruct';

/** Lets the editor list our MCP server without configuration; where no folder is trusted there is none. */
export function registerMcpServers(shell: Shell): vscode.Disposable {
  const { folders } = shell;
  const changed = new vscode.EventEmitter<void>();
  let served = servedFolders(shell).join('\n');
  const follow = (): void => {
    const now = servedFolders(shell).join('\n');
    if (now === served) return;
    served = now;
    changed.fire();
  };
  return vscode.Disposable.from(
    changed,
    folders.onDidChangeState(follow),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => mcpServers(shell),
    }),
  );
}

/** One server for all trusted folders; the version makes the editor read its tools anew after an update. */
export function mcpServers(shell: Pick<Shell, 'context' | 'folders'>): vscode.McpStdioServerDefinition[] {
  const { context } = shell;
  const inputs = servedFolders(shell);
  if (inputs.length === 0) return [];
  const { version } = context.extension.packageJSON as { readonly version: string };
  const storage = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'mcp').fsPath;
  const args = [join(context.extensionPath, 'dist', 'cli.cjs'), 'mcp', '--storage', storage];
  for (const input of inputs) args.push('--input', input);
  // The editor's own Node; on the desktop it is Electron's, which has to be told.
  const environment = { ELECTRON_RUN_AS_NODE: '1', LLMSTRUCT_LANG: vscode.env.language };
  return [new vscode.McpStdioServerDefinition('llmstruct', process.execPath, args, environment, version)];
}

function servedFolders({ folders }: Pick<Shell, 'folders'>): string[] {
  return folders.all.map(({ folder }) => folder.uri.fsPath);
}
