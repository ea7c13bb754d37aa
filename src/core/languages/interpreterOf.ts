/** More of a first line than any system reads. */
const LONGEST = 512;

/**
 * The program that a script's `#!` line names, without folder and version: `python` for `#!/usr/bin/env -S python3.12 -u`. Undefined
 * where there is no such line.
 */
export function interpreterOf(text: string): string | undefined {
  const line = /^\uFEFF?#!([^\r\n]*)/.exec(text.slice(0, LONGEST))?.[1];
  const words = line?.trim().split(/\s+/) ?? [];
  const [program = '', ...rest] = words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  // `env` takes options and variables before the program.
  const named = program === 'env' ? rest.find((word) => !/^-|=/.test(word)) : program;
  return named?.replace(/[\d.]+$/, '') || undefined;
}
