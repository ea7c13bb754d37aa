import { anyScript } from '../model/anyScript.ts';

/** How a language writes imports; `none`: its files bring nothing in by name. */
export type ImportForm =
  | 'python'
  | 'ecmascript'
  | 'go'
  | 'java'
  | 'kotlin'
  | 'csharp'
  | 'rust'
  | 'c'
  | 'php'
  | 'ruby'
  | 'none';

/** What a language's text is made of where no tree is at hand: comments, strings, and how imports are written. */
export interface LexicalRules {
  /** How comments to the end of the line begin. */
  readonly lineComments: readonly string[];
  /** Code may stand between markup, from `<?` to `?>`. */
  readonly markup?: true;
  /** Comments from slash and star to star and slash; `nested` ones hold others. */
  readonly blockComments: boolean | 'nested';
  /** A `#` comment begins a word (`$#` and `a#b` are none). */
  readonly commentsAfterBlank?: true;
  /** Documentation stands before a definition as comments of this form; absent: in its body, or nowhere. */
  readonly docComments?: RegExp;
  /** `"""` and `'''` strings, letters before a quote, documentation as the first statement of a body. */
  readonly tripleQuotes: boolean;
  /** Templates in backquotes, and `/…/` literals. */
  readonly templates: boolean;
  /** All strings and other comments of a language that has more than `"…"` and `'…'` on a line, tried in order at each place; sticky. */
  readonly literals?: readonly RegExp[];
  readonly imports: ImportForm;
  /** Lines that stand once at the head of a file, before imports, and that models repeat (`package shop`); sticky. */
  readonly prelude?: RegExp;
  /** What else stands before a file's imports and is its own (`#define _GNU_SOURCE`, `#![allow(…)]`); sticky. */
  readonly beforeImports?: RegExp;
  /** What must stand before code so that it is read as such. */
  readonly opening?: string;
  /** What may end a definition without being part of what it says. */
  readonly terminators: string;
  /** Whether `'a'` and `"a"` are the same value. */
  readonly quotesAlike: boolean;
  /** Code that does nothing, alone in a body: blanks folded, comments removed, without the outer braces. */
  readonly stub: RegExp;
  /** A statement that may stay or go without any effect. */
  readonly noEffect?: RegExp;
  /** Blanks at the beginning of a line say what it belongs to. */
  readonly indented?: true;
  /** A body ends with this word, not with a brace. */
  readonly blockEnd?: 'end';
}

const python: LexicalRules = {
  lineComments: ['#'],
  blockComments: false,
  tripleQuotes: true,
  templates: false,
  imports: 'python',
  terminators: '',
  quotesAlike: true,
  stub: /^(pass|\.\.\.|return|return None|raise NotImplemented(Error)?(\(.*\))?|)$/,
  noEffect: /^\s*(pass|\.\.\.)$/,
  indented: true,
};

const ecmascript: LexicalRules = {
  lineComments: ['//'],
  blockComments: true,
  docComments: /\/\*\*/,
  tripleQuotes: false,
  templates: true,
  imports: 'ecmascript',
  terminators: ';,',
  quotesAlike: true,
  stub: /^(|;|null|undefined|return( (null|undefined|void 0))?;?|throw (new )?Error\(.*(implement|todo).*\);?)$/i,
};

/** What languages with braces and `//` share. */
const braces = {
  lineComments: ['//'],
  blockComments: true,
  docComments: /\/\*\*|\/\/\//,
  tripleQuotes: false,
  templates: false,
  terminators: '',
  quotesAlike: false,
} as const;

const lineString = /"(?:\\.|[^"\\\n])*"/y;
const longString = /"(?:\\[\s\S]|[^"\\])*"/y;
const letter = /'(?:\\[^\n]{1,9}?|[^'\\\n])'/y;
const nothing = '(?:null|nil|None|0|false|-1|""|\'\'|\\[\\]|\\{\\}|default)';

const go: LexicalRules = {
  ...braces,
  docComments: /\/\/|\/\*/,
  literals: [/`[^`]*(?:`|$)/y, lineString, letter],
  imports: 'go',
  prelude: anyScript(/package[ \t]+\w+[ \t]*;?/y),
  stub: /^(|return( (nil|0|""|false|-1)(, (nil|0|""|false|-1|errors\.New\(.*\)|fmt\.Errorf\(.*\)))*)?|panic\(.*\))$/,
};

const java: LexicalRules = {
  ...braces,
  literals: [/"""[\s\S]*?(?:"""|$)/y, lineString, letter],
  imports: 'java',
  prelude: anyScript(/package[ \t]+[\w.]+[ \t]*;/y),
  stub: new RegExp(`^(|return( ${nothing})?;|throw new \\w*(Unsupported|NotImpl|Runtime|IllegalState)\\w*\\(.*\\);)$`),
};

const kotlin: LexicalRules = {
  ...braces,
  blockComments: 'nested',
  literals: [/"""[\s\S]*?(?:"""+|$)/y, /"(?:\\.|\$\{[^{}\n]*\}|[^"\\\n])*"/y, letter],
  imports: 'kotlin',
  beforeImports: anyScript(/@file:[ \t]*(?:\[[^\]]*\]|[\w.]+(?:\([^)]*\))?)/y),
  prelude: anyScript(/package[ \t]+[\w.]+[ \t]*;?/y),
  stub: new RegExp(
    `^(|=? ?TODO\\(.*\\)|return( ${nothing}| Unit)?|=? ?throw (NotImplementedError|UnsupportedOperationException)\\(.*\\))$`,
  ),
};

const csharp: LexicalRules = {
  ...braces,
  docComments: /\/\/\/|\/\*\*/,
  literals: [
    /\$*"""[\s\S]*?(?:"""+|$)/y,
    /(?:\$@|@\$|@)"(?:""|[^"])*(?:"|$)/y,
    /\$"(?:\\.|\{\{|\{[^{}\n]*\}|[^"\\\n{])*"/y,
    lineString,
    letter,
  ],
  imports: 'csharp',
  beforeImports: anyScript(/#[ \t]*(?:define|undef|nullable|pragma)[^\n]*|extern[ \t]+alias[ \t]+\w+[ \t]*;/y),
  prelude: anyScript(/namespace[ \t]+[\w.]+[ \t]*;/y),
  stub: new RegExp(
    `^(|return( ${nothing})?;|(?:=> ?)?throw new \\w*(NotImplemented|NotSupported|InvalidOperation)\\w*\\(.*\\);?)$`,
  ),
};

const rust: LexicalRules = {
  ...braces,
  blockComments: 'nested',
  docComments: /\/\/\/|\/\*\*/,
  literals: [
    /b?r(#*)"[\s\S]*?(?:"\1|$)/y,
    /b?"(?:\\[\s\S]|[^"\\])*(?:"|$)/y,
    // A lifetime has no closing quote and is code.
    /b?'(?:\\(?:u\{[^}]*\}|x[0-9a-fA-F]{2}|.)|[^'\\\n])'/y,
  ],
  imports: 'rust',
  beforeImports: /#!\[(?:[^[\]]|\[[^\]]*\])*\]/y,
  stub: /^(|todo!\(.*\);?|unimplemented!\(.*\);?|panic!\(.*\);?|None|Ok\(\(\)\)|Default::default\(\))$/,
};

const c: LexicalRules = {
  ...braces,
  docComments: /\/\/|\/\*/,
  terminators: ';',
  literals: [/(?:u8|[uUL])?R"([^()\\\s]{0,16})\([\s\S]*?(?:\)\1"|$)/y, lineString, /'(?:\\.|[^'\\\n])+'/y],
  imports: 'c',
  prelude: /#[ \t]*pragma[ \t]+once/y,
  beforeImports: /#[ \t]*(?:define|undef|pragma)\b(?:\\\r?\n|[^\n])*/y,
  stub: /^(|return( (0|NULL|nullptr|false|-1|\{\}))?;|throw .*;)$/,
};

const php: LexicalRules = {
  ...braces,
  markup: true,
  lineComments: ['//', '#'],
  literals: [
    anyScript(/<<<[ \t]*(['"]?)([A-Za-z_]\w*)\1\n[\s\S]*?(?:\n[ \t]*\2(?!\w)|$)/y),
    longString,
    /'(?:\\[\s\S]|[^'\\])*'/y,
  ],
  imports: 'php',
  opening: '<?php\n',
  prelude: anyScript(/<\?php|declare\([^)]*\);|namespace[ \t]+[\w\\]+[ \t]*;/y),
  stub: /^(|return( (null|false|0|\[\]|''|""))?;|throw new .*(implement|todo|LogicException|RuntimeException).*;)$/i,
};

const ruby: LexicalRules = {
  lineComments: ['#'],
  blockComments: false,
  docComments: /#/,
  tripleQuotes: false,
  templates: false,
  literals: [
    anyScript(/<<[~-]?(['"`]?)([A-Z_]\w*)\1[^\n]*\n[\s\S]*?(?:\n[ \t]*\2(?=\s|$)|$)/y),
    /%[wWiIqQr]?(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\})/y,
    /"(?:\\[\s\S]|#\{[^{}]*\}|[^"\\])*"/y,
    /'(?:\\[\s\S]|[^'\\])*'/y,
    /`[^`]*`/y,
  ],
  imports: 'ruby',
  terminators: '',
  quotesAlike: false,
  stub: /^(|nil|return( nil)?|raise NotImplementedError.*|raise ['"].*(implement|todo).*)$/i,
  blockEnd: 'end',
};

const bash: LexicalRules = {
  lineComments: ['#'],
  blockComments: false,
  commentsAfterBlank: true,
  docComments: /#/,
  tripleQuotes: false,
  templates: false,
  literals: [
    // No shift (`$((1<<n))`) and no here-string (`<<< word`).
    anyScript(/(?<!<|\(\([^)\n]*)<<-?(?!<)[ \t]*(['"\\]?)([A-Za-z_]\w*)['"]?[^\n]*\n[\s\S]*?(?:\n[ \t]*\2(?=\n|$)|$)/y),
    /\$?'[^']*'/y,
    /"(?:\\[\s\S]|\$\([^()]*\)|[^"\\])*"/y,
  ],
  imports: 'none',
  terminators: '',
  quotesAlike: false,
  stub: /^(|:|true|return( 0)?|echo .*(todo|implement).*);?$/i,
};

const RULES: Readonly<Record<string, LexicalRules>> = {
  python,
  javascript: ecmascript,
  typescript: ecmascript,
  tsx: ecmascript,
  go,
  java,
  kotlin,
  csharp,
  rust,
  c,
  cpp: c,
  php,
  ruby,
  bash,
};

/** The rules of a language; undefined where we have none, and then nothing is lifted, stripped or forgiven. */
export function lexicalRules(language: string): LexicalRules | undefined {
  return Object.hasOwn(RULES, language) ? RULES[language] : undefined;
}
