import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCodeArguments } from './codeArguments.ts';
import { followFile } from './followFile.ts';
import { hostLog } from './hostLog.ts';
import { runSuite } from './runSuite.ts';

const defaultTimeout = 10 * 60_000; // ms

/**
 * Does what VS Code's executable does with the arguments of a test run: runs the suite in the extension host of a real
 * VS Code server whose workbench is open in a headless Chromium, passes its output on and ends with its exit code.
 */
export async function standIn(words: readonly string[]): Promise<never> {
  const { suite, userData, extensionsFolder, ...rest } = parseCodeArguments(words);
  if (suite === undefined) {
    console.error('This stands in for VS Code in test runs only: --extensionTestsPath is missing.');
    process.exit(2);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'vscode-host-'));
  const folders = {
    userData: userData ?? join(scratch, 'user-data'),
    extensions: extensionsFolder ?? join(scratch, 'extensions'),
    serverData: join(scratch, 'server'),
  };
  mkdirSync(folders.userData, { recursive: true });
  const log = hostLog(join(folders.userData, 'vscode-host.log'));
  const output = followFile(join(scratch, 'output'), (chunk) => process.stdout.write(chunk));

  const verdict = await runSuite({
    ...rest,
    suite,
    folders,
    version: process.env.VSCODE_HOST_VERSION === 'minimum' ? 'minimum' : 'newest',
    output: output.path,
    proof: join(scratch, 'proof'),
    screenshot: join(folders.userData, 'vscode-host.png'),
    timeout: Number(process.env.VSCODE_HOST_TIMEOUT_MS) || defaultTimeout,
    log: log.write,
  });

  output.end();
  if (verdict.problem !== undefined) console.error(verdict.problem);
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  return exitFlushed(verdict.code);
}

/** `runTests` stops reading at our exit, so it must have read everything by then. */
async function exitFlushed(code: number): Promise<never> {
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  await new Promise<void>((resolve) => process.stderr.write('', () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.exit(code);
}
