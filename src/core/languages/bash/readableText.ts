/** A here-string behind another redirection, which the grammar takes at a command's end only if nothing is redirected before. */
const LATE_HERE_STRING = /(?<=>\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s<>|&;()"']+)[ \t]*)<<</g;

/** A here-string of a compound command. */
const COMPOUND_HERE_STRING = /(?<=^[ \t]*\}[ \t]*)<<</gm;

/** What is cut or put in place of what in `${name//pattern/text}`, where it holds no expansion. */
const PATTERN = /(?<=\$\{[!#]?\w+(?:\[[^\]\n]*\])?(?:\/\/?|%%?|##?))[^}$`\n]+(?=\})/g;

/** The stars around a string that a test compares with: the grammar loses the string's blanks behind the first. */
const STARRED_STRING = /(?<=\s[!=]?=[ \t]+)\*(?=")|(?<=")\*(?=[ \t]+(?:\]\]|&&|\|\|))/g;

/** `for arg do`, which goes over the script's own arguments: the grammar wants an end behind the name. */
const BARE_FOR = /(?<=\bfor[ \t]+\w+)[ \t](?=[ \t]*do\b)/g;

/**
 * The text as the grammar can read it, every place unchanged: words of here-strings become arguments, of the command itself or of `:`,
 * patterns of tests are plain strings, and patterns of expansions lose the signs (`&`, quotes, `]`) that end them too early.
 */
export function readableText(text: string): string {
  return text
    .replace(LATE_HERE_STRING, '   ')
    .replace(COMPOUND_HERE_STRING, ';: ')
    .replace(STARRED_STRING, ' ')
    .replace(BARE_FOR, ';')
    .replace(PATTERN, (pattern) => pattern.replace(/[^\w/]/g, '_'));
}
