import type { ContextPack, QuestionPack } from '../context/contextPack.ts';
import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import { LlmstructError } from '../errors.ts';
import { askedThrough } from '../model/askedThrough.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { ChatModel, ChatRequest } from '../ports.ts';
import type { NewDeparture } from './departure.ts';
import { forElsewhere } from './forElsewhere.ts';

/**
 * The same models, but those that are not on this machine get only what may leave it, and each departure is noted before the first
 * byte. Whoever routes between them cannot send more. A request of which nothing may leave fails there with `local-only`.
 */
export function guardModels(
  models: readonly ChatModel[],
  prepared: PreparedPrompt,
  note: (departure: NewDeparture) => Promise<void>,
): readonly ChatModel[] {
  /** Whether some model has answered that saw all of the request: what is quoted of its answer stays here too. */
  const seen = { whole: false };
  return models.map((model) => guarded(model, prepared, note, seen));
}

function guarded(
  model: ChatModel,
  prepared: PreparedPrompt,
  note: (departure: NewDeparture) => Promise<void>,
  seen: { whole: boolean },
): ChatModel {
  const away = forElsewhere(prepared);
  const departure = (messages: ChatRequest['messages']): NewDeparture => ({
    model: model.id,
    endpoint: model.endpoint,
    symbols: symbolsOf(away?.pack ?? prepared.pack),
    messages,
  });
  return askedThrough(model, async (request, onProgress, cancellation) => {
    if (await model.staysOnThisMachine(cancellation)) {
      const reply = await model.chat(request, onProgress, cancellation);
      seen.whole = true;
      // Only the answer says that the server passed it on.
      if (!model.local) await note(departure(request.messages));
      return reply;
    }
    if (away === undefined) throw new LlmstructError('local-only', { target: nameOf(prepared.pack) });
    const sent = requestElsewhere(request, prepared, away, seen.whole);
    await note(departure(sent.messages));
    return model.chat(sent, onProgress, cancellation);
  });
}

/** What follows the prompt in a second try is about an answer, which may tell what its model saw. */
function requestElsewhere(
  request: ChatRequest,
  prepared: PreparedPrompt,
  away: PreparedPrompt,
  seenWhole: boolean,
): ChatRequest {
  if (prepared.elsewhere === 'all') return request;
  const more = seenWhole ? [] : request.messages.slice(prepared.messages.length);
  const moreTokens = seenWhole ? 0 : Math.max(0, request.promptTokens - prepared.promptTokens);
  return { ...request, messages: [...away.messages, ...more], promptTokens: away.promptTokens + moreTokens };
}

/** The definitions whose code is in a prompt, the target first. */
export function symbolsOf(pack: ContextPack | QuestionPack): readonly SymbolId[] {
  const target = 'target' in pack ? [pack.target] : [];
  return [...new Set([...target, ...pack.items.map(({ id }) => id)])];
}

function nameOf(pack: ContextPack | QuestionPack): string {
  return 'target' in pack ? pack.target : pack.question;
}
