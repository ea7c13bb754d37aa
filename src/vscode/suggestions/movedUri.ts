import type * as vscode from 'vscode';

/** Where a file is after `from`, which is the file itself or a folder around it, was renamed to `to`; undefined where it stays. */
export function movedUri(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  const inside = pathInside(from, uri);
  return inside === undefined ? undefined : to.with({ path: to.path + inside });
}

/** `''` for the file itself, `/rest` for a file in the folder, undefined for any other. */
export function pathInside(parent: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== parent.scheme || uri.authority !== parent.authority) return undefined;
  if (uri.path === parent.path) return '';
  return uri.path.startsWith(`${parent.path}/`) ? uri.path.slice(parent.path.length) : undefined;
}
