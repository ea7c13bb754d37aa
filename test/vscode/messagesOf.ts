import * as vscode from 'vscode';

const SHOWN = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

/** What the extension told people while `work` ran. The messages are not shown, and nobody presses their buttons. */
export async function messagesOf(work: () => PromiseLike<unknown>): Promise<readonly string[]> {
  return (await offersOf(work)).map(({ text }) => text);
}

/** The same, with the buttons of each message. */
export async function offersOf(
  work: () => PromiseLike<unknown>,
): Promise<readonly { readonly text: string; readonly buttons: readonly string[] }[]> {
  const said: { readonly text: string; readonly buttons: readonly string[] }[] = [];
  const own = SHOWN.map((name) => [name, vscode.window[name]] as const);
  const hear = (text: string, ...buttons: string[]) => {
    said.push({ text, buttons });
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, Object.fromEntries(SHOWN.map((name) => [name, hear])));
  try {
    await work();
    return said;
  } finally {
    Object.assign(vscode.window, Object.fromEntries(own));
  }
}
