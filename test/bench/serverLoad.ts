// node test/bench/serverLoad.ts URL TOKEN [REQUESTS_PER_SECOND] [SECONDS]
// Sends that many requests a second, in turn to /tasks and /context, whatever the answers take; prints statuses and times.
export {};

const [url, token, rate = '200', seconds = '60'] = process.argv.slice(2);
if (url === undefined || token === undefined) {
  console.error('usage: node test/bench/serverLoad.ts URL TOKEN [REQUESTS_PER_SECOND] [SECONDS]');
  process.exit(2);
}
const total = Number(rate) * Number(seconds);
const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
const times: Record<string, number[]> = { '/tasks': [], '/context': [] };
const outcomes = new Map<string, number>();
const questions = ['where are requests routed?', 'session cookie', 'template rendering', 'blueprint registration'];

async function ask(at: number): Promise<void> {
  const path = at % 2 === 0 ? '/tasks' : '/context';
  const question = { question: questions[at % questions.length], budget: 512 };
  const sent = performance.now();
  let outcome: string;
  try {
    const init = path === '/tasks' ? { headers } : { method: 'POST', headers, body: JSON.stringify(question) };
    const response = await fetch(url + path, init);
    await response.arrayBuffer();
    outcome = String(response.status);
  } catch (error) {
    outcome = String(error);
  }
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  times[path]?.push(performance.now() - sent);
}

const began = performance.now();
const running: Promise<void>[] = [];
for (let at = 0; at < total; ) {
  for (const due = Math.min(total, ((performance.now() - began) / 1000) * Number(rate)); at < due; at++) {
    running.push(ask(at));
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await Promise.all(running);
console.log(`${total} requests in ${((performance.now() - began) / 1000).toFixed(1)} s:`, Object.fromEntries(outcomes));
for (const [path, list] of Object.entries(times)) {
  const sorted = list.sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
  console.log(`${path}: median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, slowest ${at(0.9999)}`);
}
