import * as vscode from 'vscode';
import { isLlmstructError } from '../core/errors.ts';
import { ERROR_WORDING } from '../core/errorWording.ts';

/** What happened and what to do next, in the language of the editor. */
export interface ErrorMessage {
  readonly message: string;
  readonly hint: string;
}

export function errorMessage(error: unknown): ErrorMessage {
  const code = isLlmstructError(error) ? error.code : 'internal';
  const details = isLlmstructError(error) ? error.details : { reason: reasonOf(error) };
  const wording = ERROR_WORDING[code] ?? ERROR_WORDING.internal;
  return { message: vscode.l10n.t(wording.message, details), hint: vscode.l10n.t(wording.hint, details) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
