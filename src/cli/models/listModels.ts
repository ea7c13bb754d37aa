import { isLlmstructError } from '../../core/errors.ts';
import type { ChatModel } from '../../core/ports.ts';
import { traitsOf } from '../../llm/modelTraits.ts';
import { chooseOllamaHost } from '../../llm/ollamaHost.ts';
import { findModel, type ListedModel, listModels, serverVersion } from '../../llm/ollamaServer.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { failureOf, sayFailure } from '../failure.ts';
import type { CommonOptions } from '../options.ts';
import { printJson, printText, table } from '../output.ts';
import { warningsTo, withWorkspace } from '../workspace.ts';

/** `ready`: it can be asked; `missing`: its server does not have it; `off`: no server; `unknown`: only a request would tell. */
type ModelState = 'ready' | 'missing' | 'off' | 'unknown';

interface ModelDocument {
  readonly model: string;
  readonly endpoint: string;
  readonly local: boolean;
  readonly state: ModelState;
  readonly windowTokens: number;
  readonly largestWindow: number;
  readonly form: 'whole' | 'sentence';
}

interface OllamaState {
  readonly host: string;
  /** Null where no server answers. */
  readonly version: string | null;
  readonly models: readonly ListedModel[];
}

/** Prints the models of `[model] order` and what the Ollama server has. */
export async function runModelsList(context: CliContext, { input, json }: CommonOptions): Promise<number> {
  const { modelOrder } = await withWorkspace(context, input, undefined, ({ index }) => index.settings());
  const { models, problems } = context.host.models(modelOrder, warningsTo(context));
  const ollama = await ollamaState(context);
  const documents = await Promise.all(models.map((model) => describeModel(model, ollama)));
  for (const problem of problems) sayFailure(context, failureOf(problem, context.t));
  if (json === true) {
    const installed = ollama.models.map(({ name, size }) => ({ name, bytes: size ?? null }));
    const server = { host: ollama.host, version: ollama.version, models: installed };
    const unusable = problems.map((problem) => ({
      code: problem.code,
      message: failureOf(problem, context.t).message,
    }));
    printJson(context, { models: documents, unusable, ollama: server });
  } else printText(context, describe(context, documents, ollama));
  return documents.some(({ state }) => state === 'ready' || state === 'unknown') ? EXIT.fine : EXIT.backend;
}

async function ollamaState({ host: { environment } }: CliContext): Promise<OllamaState> {
  const host = chooseOllamaHost(environment['OLLAMA_HOST']);
  try {
    return { host: host.shown, version: await serverVersion(host), models: await listModels(host) };
  } catch (error) {
    if (!isLlmstructError(error)) throw error;
    return { host: host.shown, version: null, models: [] };
  }
}

async function describeModel(model: ChatModel, ollama: OllamaState): Promise<ModelDocument> {
  const local = await model.staysOnThisMachine();
  const { windowTokens, largestWindow, form } = await traitsOf(model);
  const { id, endpoint } = model;
  return { model: id, endpoint, local, state: stateOf(id, ollama), windowTokens, largestWindow, form };
}

function stateOf(id: string, { version, models }: OllamaState): ModelState {
  const [provider, ...name] = id.split('/');
  if (provider !== 'ollama') return 'unknown';
  if (version === null) return 'off';
  return findModel(models, name.join('/')) === undefined ? 'missing' : 'ready';
}

function describe(context: CliContext, documents: readonly ModelDocument[], ollama: OllamaState): string {
  const { t, number } = context;
  const states: Readonly<Record<ModelState, string>> = {
    ready: t('is there'),
    missing: t('is not on the server; llmstruct models pull gets it'),
    off: t('no server answers'),
    unknown: t('is asked over the network'),
  };
  const rows = documents.map(({ model, state, windowTokens, form }): [string, string] => {
    const asked = form === 'sentence' ? t('documents by sentences') : t('rewrites whole definitions');
    return [model, `${states[state]} · ${t('window: {0} tokens', number(windowTokens))} · ${asked}`];
  });
  const installed = ollama.models.map(({ name }) => name).join(', ');
  const server =
    ollama.version === null
      ? t('No Ollama answers at {0}.', ollama.host)
      : t('Ollama {0} at {1} has: {2}', ollama.version, ollama.host, installed || t('no models'));
  return `${rows.length === 0 ? '' : table(rows)}${server}\n`;
}
