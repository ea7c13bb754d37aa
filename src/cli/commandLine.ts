// What `dist/cli.cjs` runs (`dist/commandLine.cjs`), loaded by `main.ts`.
import { createProcessHost } from './processHost.ts';
import { runCli } from './runCli.ts';

void runCli(process.argv.slice(2), createProcessHost(process)).then((code) => {
  // Not `process.exit`: what is still on its way to a pipe would be lost.
  process.exitCode = code;
});
