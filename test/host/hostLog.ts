import { appendFileSync, writeFileSync } from 'node:fs';

export interface HostLog {
  readonly path: string;
  readonly write: (text: string) => void;
}

/** The log of the server and of the workbench, kept out of the suite's output; `VSCODE_HOST_VERBOSE` shows it there too. */
export function hostLog(path: string): HostLog {
  writeFileSync(path, '');
  const write = (text: string) => {
    const line = text.endsWith('\n') ? text : `${text}\n`;
    appendFileSync(path, line);
    if (process.env.VSCODE_HOST_VERBOSE) process.stderr.write(line);
  };
  return { path, write };
}
