import * as vscode from 'vscode';

/** A count as people of the editor's language write it. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(count);
}
