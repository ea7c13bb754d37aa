import { delimiter, dirname } from 'node:path';

/** A PATH on which scripts with `#!/usr/bin/env node` find the Node that runs this, also outside of `npm run`. */
export function pathWithThisNode(): string {
  return `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
}
