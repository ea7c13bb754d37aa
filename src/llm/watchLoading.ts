import { setTimeout as delay } from 'node:timers/promises';
import type { OllamaHost } from './ollamaHost.ts';
import { findModel, loadedModels } from './ollamaServer.ts';

const PAUSE_MS = 1000;

/**
 * Says whether a model that was just asked is still being loaded: the server's list has it, with the wanted window, once it is in memory.
 * Calls back when it is found missing and when it is there; ends with the signal, and silently where the server cannot be asked.
 */
export async function watchLoading(
  host: OllamaHost,
  model: string,
  windowTokens: number,
  signal: AbortSignal,
  onChange: (state: 'loading' | 'waiting') => void,
): Promise<void> {
  let said: 'loading' | 'waiting' = 'waiting';
  for (;;) {
    const models = await loadedModels(host, { signal }).catch(() => undefined);
    if (models === undefined || signal.aborted) return;
    const loaded = findModel(models, model);
    // One with a larger window is loaded anew; a smaller one may be all the model can.
    const isThere = loaded !== undefined && (loaded.contextTokens ?? 0) <= windowTokens;
    if (isThere !== (said === 'waiting')) {
      said = isThere ? 'waiting' : 'loading';
      onChange(said);
    }
    if (isThere) return;
    await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}
