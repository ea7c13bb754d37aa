import * as vscode from 'vscode';
import { fencedText } from '../../continue/fencedText.ts';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import { hideSecrets } from '../../core/privacy/secrets/maskSecrets.ts';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import type { Services } from '../services.ts';
import { type ImproveArguments, type ImproveTarget, improveTarget } from '../suggestions/improveTarget.ts';
import type { OutlineCache } from '../suggestions/outlineCache.ts';
import { prepareRequest } from '../suggestions/prepareRequest.ts';
import { formatCount } from '../views/numbers.ts';
import { contextPage } from './contextPage.ts';

export const SHOW_CONTEXT = 'llmstruct.showContext';
export const COPY_CONTEXT = 'llmstruct.copyContext';

/** *Show Context* and *Copy Context*: for the definition at the cursor, or the one that a hover names. */
export function registerContextCommands(
  { log, folders }: Services,
  outlines: OutlineCache,
  documents: PageDocuments,
): vscode.Disposable {
  type Given = Partial<ImproveArguments> | undefined;
  const register = (id: string, act: (request: PreparedRequest, target: ImproveTarget) => Promise<void>) =>
    vscode.commands.registerCommand(
      id,
      withErrorBoundary(log, id, async (given: Given) => {
        const target = await improveTarget(given, { folders, outlines });
        if (target === undefined) {
          const text = vscode.l10n.t('Open a file and put the cursor into a function, method or class first.');
          notify(log, 'info', text);
          return;
        }
        await act(await prepareRequest(target, { action: 'better', instruction: '' }, folders), target);
      }),
    );
  return vscode.Disposable.from(
    register(SHOW_CONTEXT, (request, { definition }) =>
      documents.show(vscode.l10n.t('Context of {0}', definition.name), contextPage(request)),
    ),
    register(COPY_CONTEXT, async (request) => {
      await vscode.env.clipboard.writeText(contextForChat(request));
      const tokens = formatCount(request.promptTokens);
      vscode.window.setStatusBarMessage(vscode.l10n.t('llmstruct: copied, about {0} tokens', tokens), 5000);
    }),
  );
}

/** What any chat needs to talk about a definition: what it uses, then its text. */
function contextForChat({ pack, path, language, base, start, end }: PreparedRequest): string {
  const target = fencedText(path, language, hideSecrets(base.slice(start, end)));
  return pack.text === '' ? target : `${pack.text}\n${target}`;
}
