import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../core/model/chat.ts';
import { answerOf, type KeptUsage, type UsageAttempt } from '../../core/usage/usageRecord.ts';
import { totalsOf } from '../../core/usage/usageTotals.ts';
import { modelLabel } from '../boundedLabels.ts';
import type { Span, SpanAttributes } from './otlpTraces.ts';

/** Providers as the GenAI conventions name them, where that is not our name. */
const PROVIDERS: Readonly<Record<string, string>> = { grok: 'x_ai' };

/**
 * A request as a trace: a span for all of it, and one below for each time that a model was asked, with the attributes of
 * OpenTelemetry's GenAI conventions. Holds no answer, no path and no name of a definition, and the `prompt` only where it is given. Ids are made of `key` (which
 * names the workspace) and the record, so that sending twice is sending once. Attempts are shown one after another from the start: what
 * lay between them is not recorded.
 */
export function usageSpans(record: KeptUsage, key: string, prompt?: readonly ChatMessage[]): readonly Span[] {
  const traceId = idBytes(`${key} ${record.id} ${record.made}`, 16);
  const rootId = idBytes(`${key} ${record.id} ${record.made} request`, 8);
  const start = record.made - record.ms;
  const answer = answerOf(record);
  const root: Span = {
    traceId,
    spanId: rootId,
    name: `llmstruct ${record.action}`,
    kind: 'internal',
    start,
    end: record.made,
    attributes: requestAttributes(record),
    ...(answer === undefined ? { error: record.attempts.at(-1)?.failure ?? record.outcome } : {}),
  };
  let at = start;
  const attempts = record.attempts.map((attempt, place): Span => {
    const begin = at;
    at = Math.min(record.made, at + attempt.ms);
    const { failure } = attempt;
    return {
      traceId,
      spanId: idBytes(`${key} ${record.id} ${record.made} ${place}`, 8),
      parentId: rootId,
      name: `chat ${modelName(attempt)}`,
      kind: 'client',
      start: begin,
      end: at,
      // The receipt has what the one who answered was sent.
      attributes: { ...attemptAttributes(attempt), ...(attempt === answer ? promptAttributes(prompt) : {}) },
      ...(failure === undefined ? {} : { error: failure }),
    };
  });
  return [root, ...attempts];
}

function requestAttributes(record: KeptUsage): SpanAttributes {
  const { saved, gatePassed, gateRefused } = totalsOf(record);
  return {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': 'llmstruct',
    'llmstruct.action': record.action,
    'llmstruct.host': record.host,
    'llmstruct.outcome': record.outcome,
    'llmstruct.gate.passed': gatePassed,
    'llmstruct.gate.refused': gateRefused,
    ...withPrefix('llmstruct.saved.', saved),
  };
}

/** As the conventions have it since 1.38: messages of parts, in JSON. */
function promptAttributes(prompt: readonly ChatMessage[] | undefined): SpanAttributes {
  if (prompt === undefined) return {};
  const messages = prompt.map(({ role, content }) => ({ role, parts: [{ type: 'text', content }] }));
  return { 'gen_ai.input.messages': JSON.stringify(messages) };
}

function attemptAttributes(attempt: UsageAttempt): SpanAttributes {
  const provider = attempt.model.slice(0, attempt.model.indexOf('/'));
  const { promptTokens, replyTokens, cachedTokens, firstTokenMs } = attempt.usage;
  const known = {
    'gen_ai.usage.input_tokens': promptTokens ?? (attempt.failure === undefined ? attempt.sentTokens : undefined),
    'gen_ai.usage.output_tokens': replyTokens,
    'gen_ai.usage.cache_read.input_tokens': cachedTokens,
    'llmstruct.first_token_ms': firstTokenMs,
    'llmstruct.video_memory_bytes': attempt.videoBytes,
    'error.type': attempt.failure,
  };
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': PROVIDERS[provider] ?? provider,
    'gen_ai.request.model': modelName(attempt),
    'gen_ai.response.model': modelName(attempt),
    'llmstruct.local': attempt.local,
    ...withPrefix('', known),
  };
}

/** The model's own name, without its provider. */
function modelName({ model }: UsageAttempt): string {
  const label = modelLabel(model);
  return label.slice(label.indexOf('/') + 1);
}

function withPrefix(
  prefix: string,
  values: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> {
  const known = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [`${prefix}${name}`, value]));
}

function idBytes(text: string, length: number): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, length);
}
