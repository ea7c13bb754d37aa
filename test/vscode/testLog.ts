import * as vscode from 'vscode';

let made = 0;

/** A log channel for objects that a test makes itself. Disposed by the test. */
export function testLog(): vscode.LogOutputChannel {
  // VS Code closes a channel some time after it was disposed, and with it one that has got the same name meanwhile.
  made += 1;
  return vscode.window.createOutputChannel(`llmstruct test ${made}`, { log: true });
}
