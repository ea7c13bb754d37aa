import * as vscode from 'vscode';
import { KEYED_PROVIDERS } from '../../llm/keyedProviders.ts';
import { testKey } from '../../llm/testKey.ts';
import { notify } from '../notify.ts';
import type { Shell } from '../shell.ts';

interface ProviderPick extends vscode.QuickPickItem {
  readonly provider: string;
}

/** "Set API Key": chooses a provider, then sets, tests or removes its key. */
export function setApiKey({ keys, log }: Shell): () => Promise<void> {
  return async () => {
    const picks: ProviderPick[] = [];
    for (const [provider, { keyVariable }] of Object.entries(KEYED_PROVIDERS)) {
      const stored = await keys.get(provider);
      const place = stored !== undefined ? vscode.l10n.t('a key is stored') : environmentWord(keyVariable);
      picks.push({ label: provider, description: place, provider });
    }
    const title = vscode.l10n.t('Key for which provider?');
    const pick = await vscode.window.showQuickPick(picks, { title });
    if (pick === undefined) return;
    const { provider } = pick;
    if ((await keys.get(provider)) === undefined) return enter(provider);
    const actions = {
      [vscode.l10n.t('Test the stored key')]: () => test(provider),
      [vscode.l10n.t('Enter another key')]: () => enter(provider),
      [vscode.l10n.t('Remove the stored key')]: () => remove(provider),
    };
    const action = await vscode.window.showQuickPick(Object.keys(actions), { title: provider });
    if (action !== undefined) await actions[action]?.();
  };

  async function enter(provider: string): Promise<void> {
    const prompt = vscode.l10n.t('Kept in the secret storage of VS Code on this machine; sent to {0} only.', provider);
    const key = await vscode.window.showInputBox({ title: provider, prompt, password: true, ignoreFocusOut: true });
    if (key === undefined || key.trim() === '') return;
    await keys.set(provider, key.trim());
    log.info(`a key for ${provider} was stored`);
    await test(provider);
  }

  async function test(provider: string): Promise<void> {
    const place = KEYED_PROVIDERS[provider];
    const key = await keys.get(provider);
    if (place === undefined || key === undefined) return;
    await testKey(provider, place, key, process.env);
    notify(log, 'info', vscode.l10n.t('{0} takes the key.', provider));
  }

  async function remove(provider: string): Promise<void> {
    await keys.remove(provider);
    log.info(`the key for ${provider} was removed`);
    notify(log, 'info', vscode.l10n.t('The key for {0} is removed.', provider));
  }
}

function environmentWord(variable: string): string {
  return process.env[variable] === undefined ? '' : vscode.l10n.t('from the environment variable {0}', variable);
}
