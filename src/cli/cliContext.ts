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
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return { host, language, t: translator(language), number: (value) => format.format(value), exit };
}
