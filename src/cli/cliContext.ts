import type { CliHost } from './cliHost.ts';
import { type Language, languageOf, type Translate, translator } from './language.ts';

/** What every command needs: the process, the language, and how to give back an exit code. */
export interface CliContext {
  readonly host: CliHost;
  readonly language: Language;
  readonly t: Translate;
  /** A number for people: digits grouped as the language has it. */
  number(value: number): string;
  /** The exit code of the command that runs. */
  exit(code: number): void;
}

export function createContext(host: CliHost, exit: (code: number) => void): CliContext {
  const language = languageOf(host.environment);
  // Made when a number is worded: it costs 20 ms, and most commands have none.
  let format: Intl.NumberFormat | undefined;
  const number = (value: number): string => {
    format ??= new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    return format.format(value);
  };
  return { host, language, t: translator(language), number, exit };
}
