import { blockHeader } from './blockHeader.ts';
import { yamlText } from './yaml.ts';

export interface ModelsBlockOptions {
  /** `provider/model`, as in `[model] order`. */
  readonly order: readonly string[];
  /** The window in tokens. Without it Continue prunes at 128000 while Ollama is asked for 8192, and cuts in silence. */
  readonly contextLength: number;
  /** Address of the Ollama server, where it is not Continue's own default. */
  readonly apiBase?: string | undefined;
}

/** The part of the window for the reply: Continue's default of 4096 would leave a small one too little for the prompt. */
export const REPLY_SHARE = 0.25;

/**
 * The texts of `.continue/models/llmstruct*.yaml`: one for each model on Ollama, since Continue's schema allows a block file
 * one entry.
 */
export function modelsBlocks(options: ModelsBlockOptions): readonly string[] {
  return localModels(options.order).map((model) => blockHeader('models') + modelEntry(model, options));
}

/** The models on Ollama, each once. */
export function localModels(order: readonly string[]): readonly string[] {
  return [...new Set(order.flatMap((id) => (id.startsWith('ollama/') ? [id.slice('ollama/'.length)] : [])))];
}

function modelEntry(model: string, { contextLength, apiBase }: ModelsBlockOptions): string {
  return [
    `  - name: ${yamlText(`${model} (llmstruct)`)}`,
    '    provider: ollama',
    `    model: ${yamlText(model)}`,
    ...(apiBase === undefined ? [] : [`    apiBase: ${yamlText(apiBase)}`]),
    '    roles:',
    '      - chat',
    '      - edit',
    '      - apply',
    '    defaultCompletionOptions:',
    `      contextLength: ${contextLength}`,
    `      maxTokens: ${Math.floor(contextLength * REPLY_SHARE)}`,
    '',
  ].join('\n');
}
