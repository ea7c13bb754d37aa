import * as vscode from 'vscode';

/** A count as people of the editor's language write it. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(count);
}

/** A size in GB with one decimal, `1,0` where that is written with a comma. */
export function formatGigabytes(bytes: number): string {
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(vscode.env.language, oneDecimal).format(bytes / 1e9);
}
