import * as vscode from 'vscode';
import { PageDocuments } from '../pageDocuments.ts';
import type { Services } from '../services.ts';
import { OutlineCache } from '../suggestions/outlineCache.ts';
import { registerContextCommands } from './contextCommands.ts';
import { ContextHover } from './contextHover.ts';

/** Composes what shows a person the context of a definition. */
export function registerContext(services: Services): vscode.Disposable {
  const outlines = new OutlineCache(services.folders);
  const documents = new PageDocuments('llmstruct-context');
  return vscode.Disposable.from(
    documents,
    registerContextCommands(services, outlines, documents),
    vscode.languages.registerHoverProvider({ scheme: 'file' }, new ContextHover(services, outlines)),
  );
}
