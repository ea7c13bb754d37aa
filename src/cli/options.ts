import { isIP } from 'node:net';
import type { Command } from 'commander';
import type { FillMode } from '../core/context/contextPack.ts';
import type { Translate } from './language.ts';
import { UsageError } from './usageError.ts';

/** Options that several commands have. */
export interface CommonOptions {
  readonly input?: string;
  readonly json?: boolean;
}

export function addCommonOptions(command: Command, t: Translate): Command {
  return command
    .option('--input <dir>', t('the workspace (default: the current folder)'))
    .option('--json', t('print one JSON document'));
}

/** The name that stands for standard output where a file is wanted, as `-` is standard input for files that are read. */
export const STANDARD_OUTPUT = '-';

/** A whole number above 0, as `option` gave it. */
export function countOption(option: string, text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new UsageError('{0} needs a whole number above 0, not {1}.', option, text);
}

/** One of the words that an option takes. */
export function oneOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError('{0} is one of {1}, not {2}.', option, words.join(', '), text);
}

/** A port, 0 for any, as `option` gave it. */
export function portOption(option: string, text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (value >= 0 && value <= 65_535) return value;
  throw new UsageError('{0} is a number from 0 to 65535, not {1}.', option, text);
}

/** An address of this machine's, as `option` gave it. */
export function addressOption(option: string, text: string): string {
  if (isIP(text) > 0) return text;
  throw new UsageError('{0} is an IP address such as 0.0.0.0, not {1}.', option, text);
}

/** A name as the header `Host` has it, perhaps with a port, as `option` gave it. */
export function hostOption(option: string, text: string): string {
  const isName = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(text);
  if (isName && URL.parse(`http://${text}`)?.host === text.toLowerCase()) return text;
  throw new UsageError('{0} is a host name such as llmstruct.example.org, not {1}.', option, text);
}

const FILLS: readonly FillMode[] = ['none', 'callers', 'bodies'];

export function fillOption(text: string): FillMode {
  return oneOf('--fill', text, FILLS);
}
