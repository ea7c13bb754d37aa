import * as vscode from 'vscode';
import { Cancelled, LlmstructError } from '../../core/errors.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatReply, ChatRequest, ModelTraits } from '../../core/ports.ts';

/** The name of VS Code's own models in `[model] order`. */
export const EDITOR_PROVIDER = 'vscode';

/** Windows beyond this, in tokens, are of no use here. */
const LARGEST_WINDOW = 131_072;
const USUAL_WINDOW = 8192;

/**
 * A model that the user has in VS Code (`vscode.lm`): `vscode/NAME`, where NAME is its id or family, or `vscode/VENDOR/NAME`. Where it
 * runs is its vendor's business, so it is never local. Asked in answer to a user's action only: VS Code asks for permission by then.
 */
export function createEditorModel(name: string): ChatModel {
  return new EditorModel(name);
}

class EditorModel implements ChatModel {
  readonly id: string;
  readonly local = false;
  readonly endpoint: string;
  readonly #name: string;

  constructor(name: string) {
    this.id = `${EDITOR_PROVIDER}/${name}`;
    this.#name = name;
    this.endpoint = vscode.l10n.t('VS Code’s language models');
  }

  staysOnThisMachine(cancellation?: Cancellation): Promise<boolean> {
    return cancellation?.cancelled ? Promise.reject(new Cancelled()) : Promise.resolve(false);
  }

  async traits(cancellation?: Cancellation): Promise<ModelTraits> {
    if (cancellation?.cancelled) throw new Cancelled();
    const largest = Math.min((await this.#find())?.maxInputTokens ?? USUAL_WINDOW, LARGEST_WINDOW);
    const capTokens = (window: number) => window;
    return { windowTokens: Math.min(USUAL_WINDOW, largest), largestWindow: largest, capTokens, form: 'whole' };
  }

  async chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply> {
    if (cancellation.cancelled) throw new Cancelled();
    const model = await this.#find();
    if (model === undefined) throw this.#missing();
    const source = new vscode.CancellationTokenSource();
    const stopListening = cancellation.onCancel(() => source.cancel());
    const start = performance.now();
    let text = '';
    let firstTokenMs: number | undefined;
    try {
      const messages = messagesOf(request.messages);
      const promptTokens = await this.#countTokens(model, messages, source.token);
      if (promptTokens > model.maxInputTokens) throw new LlmstructError('prompt-truncated', { model: this.id });
      onProgress({ kind: 'waiting' });
      const justification = vscode.l10n.t('llmstruct improves the code that you asked it to.');
      const response = await model.sendRequest(messages, { justification }, source.token);
      for await (const part of response.text) {
        if (cancellation.cancelled) throw new Cancelled();
        firstTokenMs ??= Math.round(performance.now() - start);
        text += part;
        onProgress({ kind: 'text', text: part });
      }
      const replyTokens = await model.countTokens(text, source.token);
      const usage = { promptTokens, replyTokens, ...(firstTokenMs === undefined ? {} : { firstTokenMs }) };
      // The interface says nothing of why an answer ended; the gate sees whether it is whole.
      return { text, model: this.id, usage, cutOff: false };
    } catch (error) {
      if (cancellation.cancelled) throw new Cancelled();
      throw this.#failure(error, text !== '');
    } finally {
      stopListening();
      source.dispose();
    }
  }

  /** The model that the name means now; models come and go with extensions and sign-ins. */
  async #find(): Promise<vscode.LanguageModelChat | undefined> {
    const models = await vscode.lm.selectChatModels();
    const name = this.#name.toLowerCase();
    const names = ({ id, family, vendor }: vscode.LanguageModelChat) =>
      [id, family, `${vendor}/${id}`, `${vendor}/${family}`].map((each) => each.toLowerCase());
    return models.find((model) => names(model).includes(name));
  }

  async #countTokens(
    model: vscode.LanguageModelChat,
    messages: readonly vscode.LanguageModelChatMessage[],
    token: vscode.CancellationToken,
  ): Promise<number> {
    let sum = 0;
    for (const message of messages) sum += await model.countTokens(message, token);
    return sum;
  }

  #missing(cause?: unknown): LlmstructError {
    return new LlmstructError('model-unknown', { host: this.endpoint, model: this.#name }, cause);
  }

  #failure(error: unknown, begun: boolean): unknown {
    if (error instanceof LlmstructError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    const details = { model: this.id, reason };
    if (error instanceof vscode.LanguageModelError) {
      if (error.code === vscode.LanguageModelError.NotFound.name) return this.#missing(error);
      if (error.code === vscode.LanguageModelError.Blocked.name)
        return new LlmstructError('rate-limited', details, error);
      if (error.code === vscode.LanguageModelError.NoPermissions.name) {
        return new LlmstructError('consent-missing', { model: this.id }, error);
      }
    }
    return new LlmstructError(begun ? 'model-interrupted' : 'model-failed', details, error);
  }
}

/** VS Code knows no system role: rules open the first message of the user. */
function messagesOf(messages: ChatRequest['messages']): vscode.LanguageModelChatMessage[] {
  const rules = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const { User, Assistant } = vscode.LanguageModelChatMessage;
  let opening = rules.length === 0 ? '' : `${rules.join('\n\n')}\n\n`;
  return messages.flatMap(({ role, content }) => {
    if (role === 'system') return [];
    if (role === 'assistant') return [Assistant(content)];
    const message = User(`${opening}${content}`);
    opening = '';
    return [message];
  });
}
