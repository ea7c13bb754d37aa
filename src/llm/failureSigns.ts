/** Node's codes for a server that is not there. A reset before any answer is a port that someone else forwards to nowhere. */
const NOBODY_THERE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

/** As Ollama, llama.cpp and OpenAI word it, with status 400, 413 or 500 by version. */
const TOO_LONG =
  /exceeds? (?:the )?(?:available |maximum )?context|context (?:length|size|window)[^.]* exceed|maximum context length|context_length_exceeded|prompt (?:is )?too long/i;

/** As Ollama and its runners word it; a runner that was killed on Linux was killed for its memory. */
const NO_MEMORY =
  /out of memory|more (?:system |gpu |video )?memory|(?:not enough|insufficient|enough available) memory|(?:unable|failed) to allocate|cannot allocate memory|cudaMalloc failed|memory layout cannot be allocated|signal: killed/i;

/** As Ollama (full queue), Anthropic and OpenAI word it. */
const OVERLOADED = /overloaded|server (?:is )?(?:currently )?(?:busy|overloaded)|maximum pending requests|at capacity/i;

/** Statuses of a server that has too much to do; 529 is Anthropic's. */
const OVERLOAD_STATUSES = new Set([503, 529]);

/** Whether a refusal, by its status and words, means that the server has too much to do now. */
export function saysOverloaded(reason: string, status?: number): boolean {
  return (status !== undefined && OVERLOAD_STATUSES.has(status)) || OVERLOADED.test(reason);
}

/** Whether a server's words say that the prompt does not fit into the model's window. */
export function saysTooLong(reason: string): boolean {
  return TOO_LONG.test(reason);
}

export function saysNoMemory(reason: string): boolean {
  return NO_MEMORY.test(reason);
}

/** Whether an error of Node's says that no server was reached. */
export function isNobodyThere(error: unknown): boolean {
  return NOBODY_THERE.has(systemCode(error));
}

/** Node's code of an error, '' for one that has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
