import { RUSSIAN } from './russian.ts';

/** A page has one language, chosen before anything is shown. */
let texts: Readonly<Record<string, string>> = {};
let language = 'en';

/** `ru` and what begins so is Russian, all else English. */
export function speak(tag: string): void {
  const russian = tag.toLowerCase().split('-')[0] === 'ru';
  language = russian ? 'ru' : 'en';
  texts = russian ? RUSSIAN : {};
  document.documentElement.lang = language;
}

/** A text in the language of the page; `{0}` stands for the first value. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (texts[text] ?? text).replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole));
}

export function number(value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** `share` from 0 to 1. */
export function percent(share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `2026-11-26` as people write it, short. */
export function shortDay(day: string): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
