// node test/servers/scriptedOllamaCli.ts SCRIPT.json [PORT]
// Serves the script (an `OllamaScript`) on 127.0.0.1 until it is stopped; prints OLLAMA_HOST=… when it listens.
import { readFile } from 'node:fs/promises';
import type { OllamaScript } from './ollamaScript.ts';
import { startScriptedOllama } from './scriptedOllama.ts';

const [file, port = '0'] = process.argv.slice(2);
if (file === undefined || !/^\d+$/.test(port)) {
  console.error('usage: node test/servers/scriptedOllamaCli.ts SCRIPT.json [PORT]');
  process.exit(2);
}
const server = await startScriptedOllama(JSON.parse(await readFile(file, 'utf8')) as OllamaScript, Number(port));
console.log(`OLLAMA_HOST=${server.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
