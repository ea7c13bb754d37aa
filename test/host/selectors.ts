/** Places in VS Code's window, checked with 1.139.1. Where several match, narrow by text. */
export const selectors = {
  workbench: '.monaco-workbench',
  explorerRow: '.explorer-folders-view .monaco-list-row',
  sideBarRow: '.sidebar .pane-body .monaco-list-row',
  quickInput: '.quick-input-widget input',
  quickInputRow: '.quick-input-widget .monaco-list-row',
  editorLine: '.view-lines .view-line',
  codeLens: '.codelens-decoration a',
  toast: '.notifications-toasts .notification-list-item',
  toastMessage: '.notifications-toasts .notification-list-item-message',
  /** The dialog in the middle of the window that keeps everything else waiting. */
  dialog: '.monaco-dialog-box',
  lightBulb: '.codicon-gutter-lightbulb-auto-fix, .codicon-gutter-lightbulb, .lightBulbWidget',
  /** Rows of the menu that Control+. opens. */
  codeAction: '.action-widget .monaco-list-row',
  statusBarItem: '.statusbar-item',
  activityBarIcon: (title: string) => `.activitybar .action-item a.action-label[aria-label^="${title}"]`,
  tab: (fileName: string) => `.tab[data-resource-name="${fileName}"]`,
} as const;
