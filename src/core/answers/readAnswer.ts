import { adviceInCode } from './adviceInCode.ts';
import { answerParts } from './answerParts.ts';
import type { AnswerPorts } from './answerPorts.ts';
import type { AnswerReading, AnswerRequest } from './answerReading.ts';
import { checkPlaced } from './checkPlaced.ts';
import { DefinitionsByName } from './definitionsByName.ts';
import { type Found, placeBlock } from './placeBlock.ts';
import { readAdvice } from './readAdvice.ts';

/**
 * Reads an assistant's answer against the workspace: code that belongs to a definition becomes a checked edit, advice in its lists becomes
 * what a task can be made of. What fits several places is said, not guessed. Writes nothing; throws `grammar-unusable` only.
 */
export async function readAnswer({ text, picks = [] }: AnswerRequest, ports: AnswerPorts): Promise<AnswerReading> {
  const parts = answerParts(text);
  const known = new DefinitionsByName(ports.index);
  const found: Found[] = [];
  const blocks = parts.flatMap((part, at) => (part.kind === 'code' ? [{ part, at }] : []));
  for (const [order, { part, at }] of blocks.entries()) {
    found.push(...(await placeBlock(part, at, order + 1, parts, picks, known, ports)));
  }
  const code = await checkPlaced(found, ports);
  const bound = new Set(
    code.flatMap(({ state, line }) => (state === 'suggested' || state === 'unchanged' ? [line] : [])),
  );
  // What a block does already is not left to do.
  const advice = readAdvice(parts).filter((each) => !each.blocks.some((line) => bound.has(line)));
  return { code, advice: advice.map((each) => adviceInCode(each, known, ports.digest)) };
}
