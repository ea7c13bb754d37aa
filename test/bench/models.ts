// npm run bench:models [-- FOLDER]: what a warm-up saves on a real Ollama (`npm run ollama`), on functions of a folder.
// npm run bench:models -- --answers: how often its answers pass the gate, by the form of the request.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { promptTokens } from '../../src/core/context/buildPrompt.ts';
import { commonOpening } from '../../src/core/context/commonOpening.ts';
import type { PreparedRequest } from '../../src/core/context/preparedPrompt.ts';
import type { ChatModel, ChatRequest } from '../../src/core/ports.ts';
import type { WorkspaceIndex } from '../../src/core/workspaceIndex.ts';
import { ModelSession } from '../../src/llm/modelSession.ts';
import { parseOllamaHost } from '../../src/llm/ollamaHost.ts';
import { createOllamaModel } from '../../src/llm/ollamaModel.ts';
import { openIndexThread } from '../../src/node/indexThread.ts';
import { runningOllama } from '../host/ollama/ollamaService.ts';
import { projectRoot } from '../host/projectRoot.ts';
import { benchAnswers } from './answers.ts';

const WINDOW = 4096;
const NEVER = { cancelled: false, onCancel: () => () => {} };
const silent = (): void => {};

const { values, positionals } = parseArgs({
  options: {
    functions: { type: 'string', default: '4' },
    budget: { type: 'string', default: '256' },
    answers: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const root = resolve(positionals[0] ?? join(projectRoot, 'src/llm'));
const running = await runningOllama();
if (running === undefined) {
  console.error('There is no real Ollama: npm run ollama sets one up.');
  process.exit(1);
}
const model = createOllamaModel({
  host: parseOllamaHost(running.address),
  model: running.model,
  session: new ModelSession(),
});
const workerPath = join(projectRoot, 'dist/indexWorker.cjs');
if (values.answers) {
  await benchAnswers(model, workerPath);
  process.exit(0);
}
const index = openIndexThread({ root, workerPath, git: true, writesAllowed: false, log: { write: silent } });
try {
  const rows: Row[] = [];
  for (const target of await targets(index, Number(values.functions))) {
    const row = await measure(index, model, target);
    rows.push(row);
    console.log(`${target}: ${row.tokens} tokens, ${row.cold} ms, read ahead ${row.warm} ms (known: ${row.share})`);
  }
  const middle = (field: 'tokens' | 'cold' | 'warm') =>
    rows.map((row) => row[field]).sort((a, b) => a - b)[rows.length >> 1];
  console.log(
    `\nmedians: ${middle('tokens')} tokens, first token after ${middle('cold')} ms, read ahead ${middle('warm')} ms`,
  );
} finally {
  await index.close();
}

interface Row {
  readonly tokens: number;
  /** Time to the first token in ms, without and with a warm-up. */
  readonly cold: number;
  readonly warm: number;
  /** Estimated share of the prompt that was known. */
  readonly share: number | undefined;
}

/** Functions of the folder, evenly chosen. */
async function targets(from: WorkspaceIndex, most: number): Promise<readonly string[]> {
  await from.update({ output: { kind: 'none' } });
  const struct = JSON.parse(await from.structText()) as {
    readonly modules: readonly {
      readonly symbols: readonly {
        readonly id: string;
        readonly kind: string;
        readonly range: readonly [number, number];
      }[];
    }[];
  };
  const functions = struct.modules
    .flatMap(({ symbols }) => symbols)
    .filter(({ kind, range: [first, last] }) => kind === 'function' && last - first >= 5 && last - first <= 25);
  const step = functions.length / most;
  return Array.from(
    { length: Math.min(most, functions.length) },
    (_, place) => functions[Math.floor((place + 0.5) * step)]!.id,
  );
}

async function measure(from: WorkspaceIndex, asked: ChatModel, target: string): Promise<Row> {
  const prepare = (action: 'better' | 'simplify') =>
    from.prepare({ target, action, instruction: '', budget: Number(values.budget), windowTokens: WINDOW });
  const [better, simplify] = [await prepare('better'), await prepare('simplify')];
  await forget(asked);
  const cold = await asked.chat(requestOf(better), silent, NEVER);
  await forget(asked);
  const messages = commonOpening(better.messages, simplify.messages);
  await asked.warmUp!({ messages, windowTokens: WINDOW, promptTokens: promptTokens(messages), load: true }, NEVER);
  const warm = await asked.chat(requestOf(better), silent, NEVER);
  return {
    tokens: cold.usage.promptTokens ?? 0,
    cold: cold.usage.firstTokenMs ?? 0,
    warm: warm.usage.firstTokenMs ?? 0,
    share: warm.usage.reusedShare,
  };
}

/** An unrelated prompt takes the place of what the server has read. */
async function forget(asked: ChatModel): Promise<void> {
  const content = `Say a number. ${Math.random()}`;
  const messages = [{ role: 'user', content }] as const;
  await asked.chat(
    { messages, replyTokens: 1, windowTokens: WINDOW, promptTokens: promptTokens(messages) },
    silent,
    NEVER,
  );
}

function requestOf({ messages, promptTokens: tokens }: PreparedRequest): ChatRequest {
  return { messages, replyTokens: 4, windowTokens: WINDOW, promptTokens: tokens };
}
