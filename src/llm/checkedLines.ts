/** A stream that began well and is not a whole answer. `message` says why, in the server's words where it has any. */
export class StreamFault extends Error {
  override readonly name = 'StreamFault';
}

/**
 * Passes an NDJSON answer of `/api/chat` on unchanged and fails with `StreamFault` at a line that is no JSON object, at a
 * line with `error` (the status of a stream stays 200 when the runner dies), and at an end without a line `done: true`.
 */
export function checkedLines(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  let done = false;
  const check = (line: string): void => {
    if (line.trim() !== '') done = isLastLine(line) || done;
  };
  return new TransformStream({
    transform(chunk, controller) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) check(line);
      controller.enqueue(chunk);
    },
    flush() {
      // The last line may lack its line end; any other rest is where the connection broke.
      if (rest.trimEnd().endsWith('}')) check(rest);
      if (!done) throw new StreamFault('it ended without its last line');
    },
  });
}

/** Whether the line is the last of an answer. */
function isLastLine(line: string): boolean {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null) throw new StreamFault('the server sent a line that is not JSON');
  if ('error' in value)
    throw new StreamFault(typeof value.error === 'string' ? value.error : JSON.stringify(value.error));
  return 'done' in value && value.done === true;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
