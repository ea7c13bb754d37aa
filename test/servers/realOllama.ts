import { type RunningOllama, runningOllama } from '../host/ollama/ollamaService.ts';

/**
 * A real Ollama for the tests of a suite: that of `OLLAMA_HOST`, or the one of `npm run ollama`. Where there is none, says so and counts
 * the suite as skipped.
 */
export async function requireOllama(suite: Mocha.Context): Promise<RunningOllama> {
  const running = await runningOllama();
  if (running !== undefined) return running;
  console.error(
    '      no real Ollama: `npm run ollama` sets one up (Go, gcc and Python needed, or an installed Ollama)',
  );
  return suite.skip();
}
