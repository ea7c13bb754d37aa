import { ShellReader } from './shellReader.ts';

/** A here-string behind another redirection, which the grammar takes at a command's end only if nothing is redirected before. */
const LATE_HERE_STRING = /(?<=>\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s<>|&;()"']+)[ \t]*)<<</g;

/** `for arg do`, which goes over the script's own arguments: the grammar wants an end behind the name. */
const BARE_FOR = /(?<=\bfor[ \t]+\w+)[ \t](?=[ \t]*do\b)/g;

/** A redirection between a here-document and a pipe. */
const DOCUMENT_REDIRECTION = /(?<=<<-?[ \t]*['"\\]?\w+['"]?[ \t]+)\d*>>?[ \t]*[^\s|&;()<>]+(?=[ \t]*\|)/g;

/** `\. a.sh`, a command that is no alias: the grammar takes a line that begins so for more of the one before. */
const QUOTED_COMMAND = String.raw`\\(?=[A-Za-z_.])(?<=(?:^|[;&|({]|\b(?:then|do|else)\b)[ \t]*(?:\w+=[^\s;&|]*[ \t]+)*\\)`;
const QUOTED_COMMANDS = new RegExp(QUOTED_COMMAND, 'gm');

/** That, or a test of bats, which the grammar takes for a command. */
export const NEEDS_READING = new RegExp(String.raw`^[ \t]*@test[ \t]|${QUOTED_COMMAND}`, 'm');

/** The header of a test of bats. */
const TEST = /^([ \t]*)@test[ \t]+.*[^ \t\n](?=[ \t]+\{.*$)/gm;

/**
 * The text as the grammar can read it, every place unchanged: here-strings become arguments, commands lose the backslash before them, tests of bats are functions whose name begins with `@test`, and see `ShellReader`.
 */
export function readableText(text: string): string {
  const blank = (part: string) => ' '.repeat(part.length);
  const mended = text
    .replace(LATE_HERE_STRING, '   ')
    .replace(BARE_FOR, ';')
    .replace(QUOTED_COMMANDS, ' ')
    .replace(DOCUMENT_REDIRECTION, blank)
    .replace(TEST, (header, indent: string) => `${indent}@test${'_'.repeat(header.length - indent.length - 7)}()`);
  return new ShellReader(mended).read();
}
