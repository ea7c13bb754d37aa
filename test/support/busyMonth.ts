import type { NewUsage, UsageOutcome } from '../../src/core/usage/usageRecord.ts';
import { createSqliteUsageStore } from '../../src/node/sqliteUsageStore.ts';
import { createRandom } from './random.ts';

const DAY_MS = 24 * 3600_000;
const MODELS = ['ollama/qwen2.5-coder:7b', 'ollama/qwen2.5-coder:1.5b', 'anthropic/claude-haiku-5-5'];
const ACTIONS = ['better', 'fix', 'document', 'simplify', 'write-test'];
const OUTCOMES: readonly UsageOutcome[] = ['accepted', 'accepted', 'accepted', 'rejected', 'unchanged'];

/** Keeps the requests of thirty days up to `now` (ms since 1970) in the `llmstruct.db` of a folder: the same ones each time. */
export function keepBusyMonth(folder: string, now: number): void {
  const random = createRandom(7);
  const store = createSqliteUsageStore({ folder, log: { write: () => {} } });
  const one = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;
  for (let day = 29; day >= 0; day--) {
    for (let count = (day * 5) % 7 === 0 ? 0 : 3 + random(12); count > 0; count--) {
      store.add({ ...request(one, random), made: now - day * DAY_MS - random(6 * 3600_000) });
    }
  }
  store.close();
}

function request(one: <Value>(values: readonly Value[]) => Value, random: (below: number) => number): NewUsage {
  const model = one(MODELS);
  const sentTokens = 250 + random(900);
  const firstTokenMs = model.startsWith('ollama') ? 200 + random(6000) : 300 + random(900);
  const ms = firstTokenMs + 500 + random(12_000);
  const usage = { promptTokens: sentTokens + 20, replyTokens: 60 + random(300), firstTokenMs };
  return {
    host: 'editor',
    action: one(ACTIONS),
    target: 'src/cart.py#Cart.total',
    outcome: one(OUTCOMES),
    attempts: [{ model, local: model.startsWith('ollama'), ms, sentTokens, usage }],
    gate: [{ passed: true, problems: [] }],
    ms,
    baselines: { file: sentTokens * (2 + random(5)), withImports: sentTokens * 9 },
  };
}
