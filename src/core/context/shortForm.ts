/** Longest signature shown, in UTF-16 code units; longer ones are cut between parameters. */
const LONGEST_SIGNATURE = 180;
const LONGEST_DOC = 90;

/** A signature cut at a sensible place: between parameters, the return type kept. */
export function shortSignature(signature: string): string {
  if (signature.length <= LONGEST_SIGNATURE) return signature;
  const open = signature.indexOf('(');
  const close = signature.lastIndexOf(')');
  const tail = close > open && signature.length - close < LONGEST_SIGNATURE / 3 ? signature.slice(close) : '';
  const room = LONGEST_SIGNATURE - tail.length - 2;
  const comma = signature.lastIndexOf(',', room);
  const cut = comma > Math.max(open, room / 3) ? comma + 1 : room;
  return `${signature.slice(0, cut)} …${tail}`;
}

/** The first sentence of a documentation paragraph, cut at a word. */
export function firstSentence(doc: string): string {
  const sentence = /^.*?[.!?。](?=\s|$)/s.exec(doc)?.[0] ?? doc;
  if (sentence.length <= LONGEST_DOC) return sentence;
  const blank = sentence.lastIndexOf(' ', LONGEST_DOC);
  return `${sentence.slice(0, blank > LONGEST_DOC / 2 ? blank : LONGEST_DOC)} …`;
}
