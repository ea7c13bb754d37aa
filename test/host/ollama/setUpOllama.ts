// npm run ollama [-- stop] [-- --optional]
// A real Ollama with a tiny model for the tests that ask one. Prints OLLAMA_HOST=… as its last line. With --optional a machine that
// cannot have it is no failure: it says why, and the tests say what they left out.
import { startOllama, stopOllama } from './ollamaService.ts';

const words = process.argv.slice(2);
if (words.includes('stop')) await stopOllama();
else {
  try {
    console.log(`OLLAMA_HOST=${await startOllama()}`);
  } catch (error) {
    console.error(`No real Ollama for the tests: ${error instanceof Error ? error.message : String(error)}`);
    if (!words.includes('--optional')) process.exitCode = 1;
  }
}
