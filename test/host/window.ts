import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { displayLanguage } from './displayLanguage.ts';
import { selectors } from './selectors.ts';
import { installExtension, type Server, startServer } from './server.ts';
import { type Settings, seedSettings } from './serverSettings.ts';
import type { VersionChoice } from './vscodeVersions.ts';
import { type WindowDriver, windowDriver } from './windowDriver.ts';
import { workbenchUrl } from './workbenchUrl.ts';

export interface WindowOptions {
  /** Opened as it is, not copied: a folder, or a `.code-workspace`; none opens an empty window. */
  readonly folder?: string;
  /** The packed extension under test. */
  readonly vsix?: string;
  /** More packed extensions. */
  readonly extensions?: readonly string[];
  /** User settings on top of the quiet ones. */
  readonly settings?: Settings;
  /** E.g. `ru`. VS Code's own words stay English. */
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** False opens the folder in Restricted Mode. */
  readonly trust?: boolean;
  readonly version?: VersionChoice;
}

export interface VscodeWindow extends WindowDriver {
  /** What the server wrote, for a failed test. */
  log(): string;
  close(): Promise<void>;
}

/** Opens VS Code as a user sees it, with the given extensions installed. About 5 s. */
export async function openWindow(options: WindowOptions): Promise<VscodeWindow> {
  const scratch = mkdtempSync(join(tmpdir(), 'vscode-window-'));
  let log = '';
  let server: Server | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    server = await startWindowServer(options, scratch, (text) => {
      log += text;
    });
    browser = await launchBrowser();
    const page = await browser.newPage({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      ...(options.locale ? { locale: options.locale } : {}),
    });
    await page.goto(workbenchUrl(server.port, { target: options.folder }));
    await page.locator(selectors.workbench).waitFor({ timeout: 60_000 });
    const driver = windowDriver(page);
    if (options.folder !== undefined) await page.locator(selectors.explorerRow).first().waitFor({ timeout: 60_000 });
    return { ...driver, log: () => log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts a server with extensions and settings in `scratch`. Without the test driver, which would hide toasts. */
export async function startWindowServer(
  options: WindowOptions,
  scratch: string,
  onLog?: (text: string) => void,
): Promise<Server> {
  const { vsix, extensions = [], settings, locale, env = {}, trust = true, version = 'newest' } = options;
  const folders = {
    userData: join(scratch, 'user-data'),
    extensions: join(scratch, 'extensions'),
    serverData: join(scratch, 'server'),
  };
  for (const file of [...(vsix ? [vsix] : []), ...extensions]) installExtension(file, version, folders);
  seedSettings(folders.userData, {
    // The question at the start would cover the window; the status bar and the banner still say Restricted Mode.
    ...(trust ? { 'security.workspace.trust.enabled': false } : { 'security.workspace.trust.startupPrompt': 'never' }),
    ...settings,
  });
  const args = [
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(locale ? displayLanguage(locale, folders.userData) : []),
  ];
  return startServer({ version, folders, args, env, ...(onLog ? { onLog } : {}) });
}
