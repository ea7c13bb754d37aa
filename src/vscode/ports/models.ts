import type { Log } from '../../core/ports.ts';
import type { ModelSession } from '../../llm/modelSession.ts';
import { modelsFromOrder } from '../../llm/modelsFromOrder.ts';
import type { TrialStore } from '../../llm/trialStore.ts';
import type { ApiKeys } from '../keys/apiKeys.ts';
import { createEditorModel, EDITOR_PROVIDER } from '../models/editorModel.ts';
import type { Services } from '../services.ts';
import { editorSettings } from '../settings.ts';

/**
 * The models of a folder in the order to ask them: the editor's setting, else `llmstruct.toml`, else the default. An entry
 * that cannot be used is logged; when none can, the first one's error is thrown.
 */
export function folderModels(log: Log, keys: ApiKeys, trials: TrialStore, session: ModelSession): Services['models'] {
  return async ({ folder, index }) => {
    const settings = editorSettings(folder);
    const order = settings.modelOrder ?? (await index.settings()).modelOrder;
    const environment = {
      ollamaHost: settings.ollamaHost,
      variables: await variables(keys, log),
      session,
      trials,
      ...(settings.keepAlive === undefined ? {} : { ollama: { keepAlive: settings.keepAlive } }),
      providers: { [EDITOR_PROVIDER]: createEditorModel },
      log,
    };
    const { models, problems } = modelsFromOrder(order, environment);
    for (const problem of problems) log.write('warn', problem.message);
    const [first] = problems;
    if (models.length === 0 && first) throw first;
    return models;
  };
}

/** A key ring that is locked or broken costs nobody the models that need no key. */
async function variables(keys: ApiKeys, log: Log): Promise<Readonly<Record<string, string | undefined>>> {
  try {
    return await keys.variables(process.env);
  } catch (error) {
    log.write('warn', `the stored keys cannot be read: ${String(error)}`);
    return process.env;
  }
}
