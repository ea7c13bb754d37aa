import { CommanderError } from 'commander';
import { wordedReason } from '../core/reasonWording.ts';
import type { Translate, TranslationValue } from './language.ts';

/** The command line was not written as a command wants it. `text` is an English key of the bundle; a value named `reason` may be the system's code. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly text: string;
  readonly values: readonly TranslationValue[];

  constructor(text: string, ...values: TranslationValue[]) {
    super(text);
    this.text = text;
    this.values = values;
  }
}

/** What commander says in English, taken apart: its code, its sentence, our key for it. */
const SENTENCES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^missing required argument '(.+)'$/, 'The argument {0} is missing.'],
  [/^option '(.+)' argument missing$/, 'The option {0} needs a value.'],
  [/^required option '(.+)' not specified$/, 'The option {0} is missing.'],
  [/^option '(.+)' cannot be used with option '(.+)'$/, 'The options {0} and {1} exclude each other.'],
  [/^unknown option '(.+?)'/, 'There is no option {0}.'],
  [/^unknown command '(.+?)'/, 'There is no command {0}.'],
  [/^too many arguments.*got \d+: (.*)\.$/, 'Too many arguments: {0}.'],
];

/** Words a mistake in the command line; undefined when the error is not one. */
export function wordUsage(error: unknown, t: Translate): string | undefined {
  if (error instanceof UsageError) return t(error.text, ...error.values.map((value) => withWordedReason(value, t)));
  if (!(error instanceof CommanderError)) return undefined;
  if (error.code === 'commander.help') return t('A command is missing.');
  const [first = '', suggestion = ''] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (?:one of )?(.+)\?/.exec(suggestion)?.[1];
  const tail = meant === undefined ? '' : ` ${t('Did you mean {0}?', meant)}`;
  for (const [pattern, key] of SENTENCES) {
    const match = pattern.exec(first);
    if (match !== null) return t(key, ...match.slice(1)) + tail;
  }
  return first;
}

function withWordedReason(value: TranslationValue, t: Translate): TranslationValue {
  if (typeof value !== 'object' || typeof value['reason'] !== 'string') return value;
  return { ...value, reason: wordedReason(value['reason'], t) };
}
