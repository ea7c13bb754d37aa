/** What a language's text is made of where no tree is at hand: comments, strings, and how imports are written. */
export interface LexicalRules {
  readonly lineComment: '#' | '//';
  /** Comments from slash and star to star and slash. */
  readonly blockComments: boolean;
  /** `"""` and `'''` strings, letters before a quote, documentation as the first statement of a body. */
  readonly tripleQuotes: boolean;
  /** Templates in backquotes, and `/…/` literals. */
  readonly templates: boolean;
  readonly imports: 'python' | 'ecmascript';
  /** What may end a definition without being part of what it says. */
  readonly terminators: string;
  /** Whether `'a'` and `"a"` are the same value. */
  readonly quotesAlike: boolean;
  /** Code that does nothing, alone in a body: blanks folded, comments removed, without the outer braces. */
  readonly stub: RegExp;
  /** A statement that may stay or go without any effect. */
  readonly noEffect?: RegExp;
}

const python: LexicalRules = {
  lineComment: '#',
  blockComments: false,
  tripleQuotes: true,
  templates: false,
  imports: 'python',
  terminators: '',
  quotesAlike: true,
  stub: /^(pass|\.\.\.|return|return None|raise NotImplemented(Error)?(\(.*\))?|)$/,
  noEffect: /^\s*(pass|\.\.\.)$/,
};

const ecmascript: LexicalRules = {
  lineComment: '//',
  blockComments: true,
  tripleQuotes: false,
  templates: true,
  imports: 'ecmascript',
  terminators: ';,',
  quotesAlike: true,
  stub: /^(|;|null|undefined|return( (null|undefined|void 0))?;?|throw (new )?Error\(.*(implement|todo).*\);?)$/i,
};

const RULES: Readonly<Record<string, LexicalRules>> = {
  python,
  javascript: ecmascript,
  typescript: ecmascript,
  tsx: ecmascript,
};

/** The rules of a language; undefined where we have none, and then nothing is lifted, stripped or forgiven. */
export function lexicalRules(language: string): LexicalRules | undefined {
  return Object.hasOwn(RULES, language) ? RULES[language] : undefined;
}
