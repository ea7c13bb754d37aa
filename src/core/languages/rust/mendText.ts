import { anyScript } from '../../model/anyScript.ts';
import { balancedEnd } from '../../text/balancedText.ts';

const BLOCK = /\bbitflags(?:::bitflags)?!\s*\{/g;
const FLAGS = anyScript(/\bstruct(\s+\w+)\s*:\s*[\w:]+\s*\{/g);

/**
 * What the macro `bitflags!` declares, as the grammar can read it: a type with a constant for each flag. It is written as an enum of
 * them, since that is what has as many signs: `pub struct Set: u8 { const A = 1; }` as `pub enum Set { A = 1, }` with blanks between.
 */
export function mendText(text: string): string {
  if (!text.includes('bitflags!')) return text;
  let mended = text;
  for (const block of text.matchAll(BLOCK)) {
    const open = block.index + block[0].length - 1;
    const end = balancedEnd(text, open);
    const inside = text.slice(open + 1, end - 1);
    mended = `${mended.slice(0, block.index)}${blank(text.slice(block.index, open + 1))}${withEnums(inside)} ${mended.slice(end)}`;
  }
  return mended.length === text.length ? mended : text;
}

function withEnums(text: string): string {
  let enums = text;
  for (const flags of text.matchAll(FLAGS)) {
    const [header, name = ''] = flags;
    const open = flags.index + header.length - 1;
    const end = balancedEnd(text, open);
    const body = text
      .slice(open + 1, end - 1)
      .replace(anyScript(/\bconst(?=\s+\w+\s*=)/g), blank)
      .replaceAll(';', ',');
    const start = `enum  ${name}`;
    enums = `${enums.slice(0, flags.index)}${start.padEnd(header.length - 1)}{${body}${enums.slice(end - 1)}`;
  }
  return enums;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
