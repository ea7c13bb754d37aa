import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { projectRoot } from './projectRoot.ts';
import { hostVersion, type VersionChoice } from './vscodeVersions.ts';

const standInPath = join(import.meta.dirname, 'code.mjs');

/**
 * The VS Code that runs a suite:
 * - `VSCODE_TEST_EXECUTABLE=/path/to/code`: that one, whatever its version.
 * - `VSCODE_TEST_HOST=server`: the stand-in, without trying a download.
 * - `VSCODE_TEST_HOST=desktop`: the downloaded one; a failed download fails the run.
 * - else the downloaded one, or the stand-in where that cannot be had or shown.
 *
 * `VSCODE_TEST_VERSION` (`stable`, `insiders`, `1.120.0`) picks the download instead of the newest version.
 */
export async function vscodeExecutable(choice: VersionChoice): Promise<string> {
  const { VSCODE_TEST_EXECUTABLE, VSCODE_TEST_HOST, VSCODE_TEST_VERSION } = process.env;
  if (VSCODE_TEST_EXECUTABLE) return VSCODE_TEST_EXECUTABLE;
  if (VSCODE_TEST_HOST === 'server') return standInPath;
  if (VSCODE_TEST_HOST !== 'desktop' && !hasDisplay()) return fallBack('there is no display; xvfb-run gives one');

  const version = choice === 'minimum' ? hostVersion('minimum').vscode : (VSCODE_TEST_VERSION ?? 'stable');
  try {
    return await downloadAndUnzipVSCode({
      version,
      extensionDevelopmentPath: projectRoot,
      cachePath: join(projectRoot, '.vscode-test'),
    });
  } catch (error) {
    if (VSCODE_TEST_HOST === 'desktop') throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    return fallBack(`VS Code ${version} cannot be downloaded: ${code ?? message}`);
  }
}

function fallBack(why: string): string {
  console.log(`Using the VS Code server from npm (${why}).`);
  return standInPath;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
