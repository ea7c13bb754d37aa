import * as vscode from 'vscode';

/** A log channel for objects that a test makes itself. Disposed by the test. */
export function testLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('llmstruct test', { log: true });
}
