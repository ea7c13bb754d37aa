import { statSync } from 'node:fs';
import { resolve } from 'node:path';

export interface WorkbenchContent {
  /** A folder, a `.code-workspace` or a file; none opens an empty window. */
  readonly target?: string | undefined;
  readonly extensions?: readonly string[];
  /** Honoured only by a server with `--enable-smoke-test-driver`, as are `extensions`. */
  readonly suite?: string;
}

/** The address of a workbench, served on `port` of the loopback interface, that shows the given content. */
export function workbenchUrl(port: number, { target, extensions = [], suite }: WorkbenchContent): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...extensions.map((path): [string, string] => ['extensionDevelopmentPath', remote(path)]),
  ];
  if (suite !== undefined) payload.push(['extensionTestsPath', remote(suite)]);

  const query = new URLSearchParams();
  if (target === undefined) query.set('ew', 'true');
  else if (statSync(target).isDirectory()) query.set('folder', resolve(target));
  else if (target.endsWith('.code-workspace')) query.set('workspace', resolve(target));
  else {
    query.set('ew', 'true');
    payload.push(['openFile', remote(target)]);
  }
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
