import { CUT, cutCode } from './cutCode.ts';
import { maskCode } from './maskedCode.ts';

/** Longest signature shown, in UTF-16 code units; longer ones are cut between parameters. */
const LONGEST_SIGNATURE = 180;
/** The same where a budget has no room for all signatures at that length. */
export const SHORTER_SIGNATURE = 75;
const LONGEST_DOC = 90;

/** What a definition is shown by: its header as written, and what contexts show of it where that is another. */
export interface ShownDefinition {
  readonly module: { readonly facts: { readonly language: string } };
  readonly fact: { readonly name: string; readonly signature: string; readonly shown?: string };
}

/** The signature of a definition as contexts and lists show it. */
export function shownSignature({ module, fact }: ShownDefinition, longest = LONGEST_SIGNATURE): string {
  return shortSignature(fact.shown ?? fact.signature, fact.name, module.facts.language, longest);
}

/** A signature cut at a sensible place: between parameters, the name and the return type kept, never inside a string. */
export function shortSignature(signature: string, name: string, language: string, longest = LONGEST_SIGNATURE): string {
  if (signature.length <= longest) return signature;
  const nameEnd = Math.max(signature.indexOf(name), 0) + name.length;
  const { masked } = maskCode(signature, language);
  const open = masked.indexOf('(', nameEnd);
  const close = masked.lastIndexOf(')');
  const tail = open >= 0 && close > open && signature.length - close < longest / 3 ? signature.slice(close) : '';
  const room = longest - tail.length - CUT.length;
  const comma = masked.lastIndexOf(',', room);
  if (comma > Math.max(open, nameEnd - 1, room / 3)) return `${signature.slice(0, comma + 1)}${CUT}${tail}`;
  return cutCode(signature, room, nameEnd, language) + tail;
}

/** The first sentence of a documentation paragraph, cut at a word. */
export function firstSentence(doc: string): string {
  const sentence = /^.*?[.!?。](?=\s|$)/s.exec(doc)?.[0] ?? doc;
  if (sentence.length <= LONGEST_DOC) return sentence;
  const blank = sentence.lastIndexOf(' ', LONGEST_DOC);
  return `${sentence.slice(0, blank > LONGEST_DOC / 2 ? blank : LONGEST_DOC)} …`;
}
