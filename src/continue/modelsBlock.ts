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

/**
 * The texts of `.continue/models/llmstruct*.yaml`: one for each model on Ollama, since Continue's schema allows a block file
 * one entry.
 */
export function modelsBlocks(options: ModelsBlockOptions): readonly string[] {
  const models = options.order.flatMap((id) => (id.startsWith('ollama/') ? [id.slice('ollama/'.length)] : []));
  return [...new Set(models)].map((model) => blockHeader('models') + modelEntry(model, options));
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
    // Continue's default of 4096 would leave a small window too little for the prompt.
    `      maxTokens: ${Math.floor(contextLength / 4)}`,
    '',
  ].join('\n');
}
