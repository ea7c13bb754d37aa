import type * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';

/** The output channel as the engine's log. */
export function outputLog(channel: vscode.LogOutputChannel): Log {
  return { write: (level, message) => channel[level](message) };
}
