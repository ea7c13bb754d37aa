import * as vscode from 'vscode';

const SCHEME = 'llmstruct-continue';
const texts = new Map<string, string>();

/** A read-only document with a text that is not on disk (yet), named like `path`. */
export function previewUri(path: string, text: string): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: String(texts.size) });
  texts.set(uri.toString(), text);
  return uri;
}

export function previewProvider(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
}
