import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { cachedFolder } from './cachedFolder.ts';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A headless Chromium that reaches nothing but this machine, with more switches where a test needs them. The caller ends it. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    headless: true,
    // Ending it on a signal is the caller's: it saves the log first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...more,
    ],
  });
}

/** `CHROME_PATH`, an installed Chromium or Chrome, else npm's. An empty `CHROME_PATH` asks for npm's. */
export function browserPath(): string {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const found = CHROME_PATH === undefined ? installed.find((path) => existsSync(path)) : undefined;
  return found ?? npmChromium();
}

/** The binary lies packed inside @sparticuz/chromium, so no download is needed; it is one for Linux on x64. */
function npmChromium(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install Chrome or Chromium, or name one in CHROME_PATH.');
  }
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const manifest = readFileSync(join(dirname(entry), '../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = cachedFolder(`chromium-${version}`, (draft) => unpack(entry, draft));
  return join(folder, 'chromium');
}

/** The package unpacks to a fixed place in the temp folder and trusts what lies there: give it a temp folder of its own. */
function unpack(entry: string, folder: string): void {
  const script = `import chromium from ${JSON.stringify(entry)}; await chromium.executablePath();`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (done.status !== 0 || !existsSync(join(folder, 'chromium'))) {
    throw new Error(`@sparticuz/chromium could not be unpacked: ${done.stderr}`);
  }
}
