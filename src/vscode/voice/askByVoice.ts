import { join } from 'node:path';
import * as vscode from 'vscode';
import { chooseTranscriber } from '../../llm/transcription/chooseTranscriber.ts';
import { hear } from '../../llm/transcription/hear.ts';
import { LARGEST_RECORDING, readRecording } from '../../llm/transcription/recording.ts';
import type { Transcriber } from '../../llm/transcription/transcriber.ts';
import { startVoicePage, type VoicePage } from '../../voice/startVoicePage.ts';
import { folderAtHand } from '../commands/folderAtHand.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { errorMessage } from '../errorMessage.ts';
import { notify } from '../notify.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { IndexedFolder } from '../services.ts';
import { voiceUrl } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { ConsentMemory } from '../suggestions/consentMemory.ts';

/**
 * *Ask by Voice*: an extension has no microphone, so a page on this machine records in the user's browser and shows the words for correction; what is sent
 * off there is *Ask llmstruct…*. Whether recordings may leave this machine is asked before anybody speaks.
 */
export function askByVoice(shell: Shell): () => Promise<void> {
  return async () => {
    if (!hasFolders(shell)) return;
    const folder = await folderAtHand(shell.folders, vscode.l10n.t('About which folder?'));
    if (folder === undefined) return;
    const variables = await shell.keys.variables(process.env);
    const transcriber = chooseTranscriber((await folder.index.settings()).voice, variables, voiceUrl());
    const words = await spokenWords(folder, transcriber, shell);
    if (words !== undefined) await vscode.commands.executeCommand('llmstruct.ask', words);
  };
}

/** What was said and corrected; undefined where the person gave up, or gave no consent. */
async function spokenWords(
  folder: IndexedFolder,
  transcriber: Transcriber,
  { context, log }: Shell,
): Promise<string | undefined> {
  const memory = new ConsentMemory(context.workspaceState);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('llmstruct: speak in the browser'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const cancellation = tokenCancellation(token);
    const mayLeave = (): Promise<boolean> => agrees(transcriber, memory);
    if (!(await transcriber.staysOnThisMachine(cancellation)) && !(await mayLeave())) return undefined;
    const page = await startVoicePage({
      assets: join(context.extensionPath, 'dist', 'voice'),
      language: vscode.env.language.startsWith('ru') ? 'ru' : 'en',
      t: (text) => vscode.l10n.t(text),
      hear: (bytes) =>
        hear(readRecording(bytes), transcriber, {
          mayLeave,
          cancellation,
          note: (departure) => folder.index.keepDeparture(departure),
        }),
      failure: errorMessage,
      largest: LARGEST_RECORDING,
    });
    token.onCancellationRequested(() => void page.close());
    try {
      await openPage(page, log);
      return await page.words;
    } finally {
      await page.close();
    }
  });
}

/** Opens the page in the browser of who sits in front of the editor, wherever the extension runs. */
async function openPage(page: VoicePage, log: vscode.LogOutputChannel): Promise<void> {
  const address = await vscode.env.asExternalUri(vscode.Uri.parse(page.url));
  page.allowHost(address.authority);
  if (await vscode.env.openExternal(address)) return;
  const copy = {
    title: vscode.l10n.t('Copy Address'),
    run: () => vscode.env.clipboard.writeText(address.toString(true)),
  };
  notify(log, 'info', vscode.l10n.t('Open the page for your voice in a browser: its address is good once.'), [copy]);
}

/** Asks once for a server and remembers a yes in this workspace, as for code; a modal message, so that nothing but its button is one. */
async function agrees(transcriber: Transcriber, memory: ConsentMemory): Promise<boolean> {
  if (memory.has(transcriber)) return true;
  const send = vscode.l10n.t('Send');
  const { endpoint } = transcriber;
  const question = vscode.l10n.t('Send recordings of your voice to {endpoint}, which is not on this machine?', {
    endpoint,
  });
  const detail = vscode.l10n.t(
    'What you say is written down there. Nothing is kept here. Send holds in this workspace, until you run “llmstruct: Forget Consent to Send Code”.',
  );
  const isAgreed = (await vscode.window.showWarningMessage(question, { modal: true, detail }, send)) === send;
  if (isAgreed) await memory.add(transcriber);
  return isAgreed;
}
