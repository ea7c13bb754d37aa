import * as vscode from 'vscode';
import type { Shell } from '../shell.ts';
import { errorPicks } from './showErrors.ts';

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: readonly [id: string, ...args: readonly unknown[]];
}

/** What a click on the status bar offers. */
export function showMenu(shell: Shell): () => void {
  return () => {
    const options: vscode.QuickPickOptions = { title: 'llmstruct', placeHolder: vscode.l10n.t('What to do?') };
    void vscode.window.showQuickPick(menuItems(shell), options).then((item) => {
      if (item?.command) return vscode.commands.executeCommand(item.command[0], ...item.command.slice(1));
      return undefined;
    });
  };
}

function menuItems(shell: Shell): MenuItem[] {
  const { l10n } = vscode;
  const errors = errorPicks(shell).length;
  return [
    { label: `$(refresh) ${l10n.t('Parse Workspace')}`, command: ['llmstruct.parseWorkspace'] },
    ...(errors > 0
      ? [
          {
            label: `$(error) ${l10n.t('Show Syntax Errors')}`,
            description: String(errors),
            command: ['llmstruct.showErrors'] as const,
          },
        ]
      : []),
    { label: `$(sparkle) ${l10n.t('Make It Better')}`, command: ['llmstruct.improve'] },
    { label: `$(comment-discussion) ${l10n.t('Ask llmstruct')}`, command: ['llmstruct.ask'] },
    { label: `$(mic) ${l10n.t('Ask by Voice')}`, command: ['llmstruct.askByVoice'] },
    { label: `$(list-selection) ${l10n.t('More llmstruct actions…')}`, command: ['llmstruct.actions'] },
    { label: `$(checklist) ${l10n.t('Show Tasks')}`, command: ['llmstruct.tasks.focus'] },
    { label: `$(dashboard) ${l10n.t('Open Dashboard')}`, command: ['llmstruct.openDashboard'] },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(output) ${l10n.t('Show Log')}`, command: ['llmstruct.showLog'] },
    {
      label: `$(gear) ${l10n.t('Settings')}`,
      command: ['workbench.action.openSettings', `@ext:${shell.context.extension.id}`],
    },
  ];
}
