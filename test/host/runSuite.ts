import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { CodeArguments } from './codeArguments.ts';
import { type Server, type ServerFolders, startServer } from './server.ts';
import type { VersionChoice } from './vscodeVersions.ts';
import { workbenchUrl } from './workbenchUrl.ts';

export interface SuiteRun extends Pick<CodeArguments, 'extensions' | 'target' | 'trustDisabled' | 'proposedApi'> {
  readonly suite: string;
  readonly version: VersionChoice;
  readonly folders: ServerFolders;
  /** File that the suite's output is appended to. */
  readonly output: string;
  /** File that says that the suite came to its end. */
  readonly proof: string;
  /** File for a picture of the window when something goes wrong. */
  readonly screenshot: string;
  readonly timeout: number; // ms
  readonly log: (text: string) => void;
}

/** How a run ended. A problem is anything but the suite's own result. */
export interface Verdict {
  readonly code: number;
  readonly problem?: string;
}

/** Runs one suite in the extension host. Nothing it started is left when it returns; it does not throw. */
export async function runSuite(run: SuiteRun): Promise<Verdict> {
  const verdict = Promise.withResolvers<Verdict>();
  const stopWatching = watchOutside(run.timeout, verdict.resolve);
  const started: Started = {};
  open(run, started, verdict.resolve).catch((error: Error) => {
    verdict.resolve({ code: 1, problem: error.stack ?? String(error) });
  });
  const result = await verdict.promise;

  stopWatching();
  if (result.problem !== undefined) {
    await started.page?.screenshot({ path: run.screenshot, timeout: 5000 }).catch(() => {});
  }
  await Promise.race([started.browser?.close().catch(() => {}), delay(5000, undefined, { ref: false })]);
  await started.server?.close();
  return result;
}

interface Started {
  server?: Server;
  browser?: Browser;
  page?: Page;
}

type End = (verdict: Verdict) => void;

async function open(run: SuiteRun, started: Started, end: End): Promise<void> {
  const server = await startServer({
    version: run.version,
    folders: run.folders,
    args: [
      // Without it a built workbench ignores the extension and the suite in the address, and the run never ends.
      '--enable-smoke-test-driver',
      ...(run.trustDisabled ? ['--disable-workspace-trust'] : []),
      ...run.proposedApi.flatMap((id) => ['--enable-proposed-api', ...(id ? [id] : [])]),
    ],
    env: { VSCODE_HOST_SUITE: run.suite, VSCODE_HOST_OUTPUT: run.output, VSCODE_HOST_PROOF: run.proof },
    onLog: run.log,
  });
  started.server = server;
  void server.ended.then((how) => end({ code: 1, problem: `The VS Code server ended early (${how}).` }));

  const browser = await launchBrowser();
  started.browser = browser;
  browser.on('disconnected', () => end({ code: 1, problem: 'Chromium ended early.' }));

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  started.page = page;
  page.on('crash', () => end({ code: 1, problem: 'The window crashed.' }));

  // The workbench calls these two by name.
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    run.log(`[${type}] ${format(...values)}`);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => end(judge(code, run.proof)));

  const suite = join(import.meta.dirname, 'shim.cjs');
  await page.goto(workbenchUrl(server.port, { target: run.target, extensions: run.extensions, suite }));
}

/** The workbench's own exit code is 0 also when the extension host died: only the shim's proof makes a run green. */
function judge(code: number, proof: string): Verdict {
  if (!existsSync(proof)) {
    return { code: code || 1, problem: `The extension host ended before the suite did (the workbench says ${code}).` };
  }
  const passed = code === 0 && readFileSync(proof, 'utf8') === 'passed';
  return { code: passed ? 0 : code || 1 };
}

/** Ends the run on a signal, after the timeout, and when whoever started it is gone. Returns how to stop watching. */
function watchOutside(timeout: number, end: End): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => end({ code, problem: `Ended by ${signal}.` }));
  }
  const timer = setTimeout(() => {
    end({ code: 124, problem: `The suite did not end in ${timeout} ms.` });
  }, timeout);
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid !== parent) end({ code: 129, problem: 'The runner is gone.' });
  }, 1000);
  return () => {
    clearTimeout(timer);
    clearInterval(orphaned);
  };
}
