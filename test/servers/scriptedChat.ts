import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChatBody, OllamaScript, ScriptedAnswer, ScriptedChat, ScriptedModel } from './ollamaScript.ts';

/** The client left while the script waited. */
export class Aborted extends Error {
  override readonly name = 'Aborted';
}

export interface ChatSituation {
  readonly script: OllamaScript;
  /** How many chats came before. */
  readonly count: number;
  /** Undefined: the server has no such model. */
  readonly model: ScriptedModel | undefined;
  /** Loaded models and their windows; kept up to date. */
  readonly loaded: Map<string, number>;
  /** Cuts the connection. */
  readonly drop: () => void;
}

const DEFAULT_WINDOW = 4096;

/** Answers one request to `/api/chat`. Rejects with `Aborted` when the client leaves before the end. */
export async function answerChat(body: ChatBody, response: ServerResponse, situation: ChatSituation): Promise<void> {
  const { model } = situation;
  if (!body.model) return refuse(response, 400, 'model is required');
  if (model === undefined) return refuse(response, 404, `model '${body.model}' not found`);
  if (body.think && !model.capabilities?.includes('thinking')) {
    return refuse(response, 400, `"${body.model}" does not support thinking`);
  }
  const answer = chooseAnswer(body, situation);
  const { failure } = answer;
  const window = Math.min(body.options?.num_ctx ?? DEFAULT_WINDOW, model.contextTokens ?? 32_768);
  const isLoaded = situation.loaded.get(model.name) === window;
  const load = answer.load ?? (isLoaded ? 60 : (answer.loading ?? 900));
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (!isLoaded) await pause(answer.loading ?? 0, gone.signal);
  situation.loaded.set(model.name, window);

  const whole = estimateTokens(body);
  if (whole > window && body.truncate === false) {
    return refuse(response, 400, 'the input length exceeds the context length');
  }
  await pause(answer.firstToken ?? 0, gone.signal);
  if (failure?.kind === 'status') return refuse(response, failure.status, failure.error);
  if (failure?.kind === 'page') {
    response.writeHead(failure.status, { 'Content-Type': failure.type ?? 'text/plain' }).end(failure.text);
    return;
  }
  if (failure?.kind === 'drop' && failure.after === 0) return situation.drop();

  const { pieces, cutOff } = replyPieces(answer, body);
  const last = {
    ...message(body, ''),
    done: true,
    done_reason: answer.doneReason ?? (cutOff ? 'length' : 'stop'),
    ...durations(load, whole, pieces.length),
    prompt_eval_count: answer.promptEvalCount === undefined ? Math.min(whole, window) : answer.promptEvalCount,
    eval_count: pieces.length + 1,
    ...answer.last,
  };
  const lastLine = `${JSON.stringify(withoutNulls(last))}\n`;

  if (body.stream === false) {
    const whole = { ...withoutNulls(last), message: { role: 'assistant', content: pieces.join('') } };
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(whole));
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  if (answer.thinking !== undefined) write(response, { ...message(body, '', answer.thinking), done: false });
  for (const [index, piece] of [...pieces, undefined].entries()) {
    if (index > 0) await pause(answer.eachToken ?? 0, gone.signal);
    if (failure !== undefined && 'after' in failure && failure.after === index) {
      if (failure.kind === 'drop') return situation.drop();
      if (failure.kind === 'no-done') return void response.end();
      if (failure.kind === 'error-line') return void response.end(`${JSON.stringify({ error: failure.error })}\n`);
      response.write(`${failure.line}\n`);
    }
    if (piece === undefined) response.end(lastLine);
    else await written(write(response, { ...message(body, piece), done: false }), response, gone.signal);
  }
}

function chooseAnswer(body: ChatBody, { script, count }: ChatSituation): ScriptedAnswer {
  const { chat = 'OK' } = script;
  if (typeof chat === 'function') return asAnswer(chat(body, count));
  const answers = (Array.isArray(chat) ? chat : [chat as ScriptedChat]).map(asAnswer);
  const asked = body.messages?.at(-1)?.content ?? '';
  const fitting = answers.find(({ when }) => when !== undefined && asked.includes(when));
  const turns = answers.filter(({ when }) => when === undefined);
  return fitting ?? turns[Math.min(count, turns.length - 1)] ?? {};
}

function asAnswer(chat: ScriptedChat): ScriptedAnswer {
  return typeof chat === 'string' ? { text: chat } : chat;
}

function replyPieces(answer: ScriptedAnswer, body: ChatBody) {
  if (answer.chunks !== undefined) return { pieces: answer.chunks, cutOff: false };
  const pieces = (answer.text ?? 'OK').match(/[\s\S]{1,4}/gu) ?? [];
  // 0 and less mean no limit.
  const most = (body.options?.num_predict ?? -1) > 0 ? Number(body.options?.num_predict) : Infinity;
  return { pieces: pieces.slice(0, most), cutOff: pieces.length > most };
}

function message(body: ChatBody, content: string, thinking?: string) {
  return {
    model: body.model,
    created_at: '2026-11-22T14:43:49.834652769Z',
    message: { role: 'assistant', content, ...(thinking === undefined ? {} : { thinking }) },
  };
}

/** In ns, as a small model on two cores would take. */
function durations(load: number, prompt: number, reply: number) {
  const spent = { load_duration: load * 1e6, prompt_eval_duration: prompt * 24e6, eval_duration: (reply + 1) * 28e6 };
  const total = spent.load_duration + spent.prompt_eval_duration + spent.eval_duration;
  return { total_duration: total + 3e6, ...spent };
}

/** About what Qwen's tokenizer counts: words in parts of six letters (others than Latin: two), digits, runs of signs, line ends. */
export function estimateTokens({ messages = [] }: ChatBody): number {
  let count = 3;
  for (const { content } of messages) {
    count += 5;
    for (const [part] of content.matchAll(/[^\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s*\n|\s+/gu)) {
      count += /\p{L}/u.test(part) ? Math.ceil(part.length / (/[^\p{ASCII}]/u.test(part) ? 3 : 7)) : 1;
    }
  }
  return count;
}

function withoutNulls(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify({ error }));
}

function write(response: ServerResponse, line: object): boolean {
  return response.write(`${JSON.stringify(line)}\n`);
}

async function written(flushed: boolean, response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (!flushed) await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve));
  if (signal.aborted) throw new Aborted();
}

/** Waits, unless the client leaves: then it throws `Aborted`. */
export async function pause(time: number | 'never', signal: AbortSignal): Promise<void> {
  if (time === 0) return;
  // The longest wait a timer can have: nobody waits 24 days.
  await delay(time === 'never' ? 2 ** 31 - 1 : time, undefined, { signal, ref: time !== 'never' }).catch(() => {});
  if (signal.aborted) throw new Aborted();
}
