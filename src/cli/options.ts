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

const FILLS: readonly FillMode[] = ['none', 'callers', 'bodies'];

export function fillOption(text: string): FillMode {
  return oneOf('--fill', text, FILLS);
}
