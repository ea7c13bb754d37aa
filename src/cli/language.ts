import russian from '../../l10n/bundle.l10n.ru.json' with { type: 'json' };

export type Language = 'en' | 'ru';

/** Fills `{0}` or `{name}` of an English text, or of its translation where there is one. */
export type Translate = (text: string, ...values: TranslationValue[]) => string;
export type TranslationValue = string | number | Readonly<Record<string, string | number>>;

const BUNDLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, ru: russian };

/** The language of a terminal: `LLMSTRUCT_LANG`, else what POSIX says about messages. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LLMSTRUCT_LANG, LC_ALL, LC_MESSAGES, LANG } = environment;
  const choice = [LLMSTRUCT_LANG, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^ru(?![a-z])/i.test(choice ?? '') ? 'ru' : 'en';
}

/** The translator for a language; its bundle is the one the extension uses, keyed by the English text. */
export function translator(language: Language): Translate {
  const bundle = BUNDLES[language];
  return (text, ...values) => fill(Object.hasOwn(bundle, text) ? (bundle[text] ?? text) : text, values);
}

function fill(text: string, values: readonly TranslationValue[]): string {
  const named = typeof values[0] === 'object' ? values[0] : undefined;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = named === undefined ? values[Number(name)] : Object.hasOwn(named, name) ? named[name] : undefined;
    return value === undefined || typeof value === 'object' ? placeholder : String(value);
  });
}
