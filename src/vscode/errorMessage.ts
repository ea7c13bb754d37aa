import * as vscode from 'vscode';
import { type ErrorCode, isLlmstructError } from '../core/errors.ts';
import { ERROR_WORDING, wordingOf } from '../core/errorWording.ts';
import { wordReason } from '../core/settings/problemSentences.ts';

/** What happened and what to do next, in the language of the editor. */
export interface ErrorMessage {
  readonly message: string;
  readonly hint: string;
}

export function errorMessage(error: unknown): ErrorMessage {
  const code = isLlmstructError(error) ? error.code : 'internal';
  const facts = isLlmstructError(error) ? error.details : { reason: reasonOf(error) };
  const details = wordReason(code, facts, (key, ...values) => vscode.l10n.t(key, ...values));
  const wording = code in ERROR_WORDING ? wordingOf(code, details) : ERROR_WORDING.internal;
  const hint = editorHint(code, details) ?? vscode.l10n.t(wording.hint, details);
  const place = code === 'model-unreachable' ? remotePlace(vscode.env.remoteName) : undefined;
  return { message: vscode.l10n.t(wording.message, details), hint: place === undefined ? hint : `${place} ${hint}` };
}

/** What to do where it is done with cursor and commands: the common hints are worded for those who write a target or a path. */
function editorHint(code: ErrorCode, details: Readonly<Record<string, string | number>>): string | undefined {
  switch (code) {
    case 'no-definition-at-line':
      return vscode.l10n.t('Put the cursor into a function, method or class.');
    case 'file-outside-workspace':
      return vscode.l10n.t('Save it in a folder that is open, or add its folder to the workspace.');
    case 'model-missing':
      return vscode.l10n.t('Run Set Up Local Model, or in a terminal: ollama pull {model}', details);
    default:
      return undefined;
  }
}

/** Where the extension runs when that is not the computer in front of the user: its servers are looked for from there. */
export function remotePlace(remoteName: string | undefined): string | undefined {
  if (remoteName === undefined) return undefined;
  const places: Readonly<Record<string, string>> = {
    wsl: 'WSL',
    'ssh-remote': 'SSH',
    'dev-container': vscode.l10n.t('container'),
    'attached-container': vscode.l10n.t('container'),
    codespaces: 'Codespaces',
  };
  return vscode.l10n.t('It was looked for on the remote machine ({place}), not on the computer in front of you.', {
    place: places[remoteName] ?? remoteName,
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
