import { FAILED, lambdaStep, UNWRAP } from '../../model/chain.ts';
import type { Match } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** The node that says what a name gets, and the steps from there to it. */
export interface GivenValue {
  readonly node: Node;
  readonly steps: readonly string[];
}

const PARTS = ['first', 'second', 'third'];

/** How a capture leads to the value: an element of what is iterated, what a context gives when it is entered. */
const WAYS = [
  way('value'),
  way('value.inner', UNWRAP),
  way('value.failed', FAILED),
  way('iterated', '[]'),
  way('each', 'each'),
  // `for name, (key, value) in pairs`: a part of a part.
  way('each.first', 'each', '#0'),
  way('each.second', 'each', '#1'),
  way('entered', 'with'),
];

function way(capture: string, ...steps: readonly string[]) {
  return { capture, steps, parts: PARTS.map((part) => `${capture}.${part}`) };
}

/** What a binding's match says of the value it gives its name; a part of it where one statement binds several names. */
export function givenValue(match: Match, source: SourceText): GivenValue | undefined {
  const property = match['binding.key']?.[0];
  const whole = wholeValue(match);
  return whole === undefined || property === undefined
    ? whole
    : { node: whole.node, steps: [`.${source.nameAt(property)}`] };
}

/** What a call gives by a parameter: which one is told by the place of the argument. */
function givenBack(match: Match): GivenValue | undefined {
  const node = match['value.out']?.[0];
  const argument = match['argument']?.[0];
  const list = match['arguments']?.[0]?.namedChildren.filter((child) => !child.isExtra) ?? [];
  const place = list.findIndex(({ id }) => id === argument?.id);
  return node === undefined || place < 0 ? undefined : { node, steps: [lambdaStep(String(place), 'out')] };
}

function wholeValue(match: Match): GivenValue | undefined {
  const back = givenBack(match);
  if (back !== undefined) return back;
  for (const { capture, steps, parts } of WAYS) {
    const whole = match[capture]?.[0];
    if (whole !== undefined) return { node: whole, steps };
    for (let part = 0; part < parts.length; part++) {
      const node = match[parts[part]!]?.[0];
      if (node !== undefined) return { node, steps: [...steps, `#${part}`] };
    }
  }
  return undefined;
}

/** All that a definition is initialised with or assigned. */
export function givenTo(definition: {
  readonly value: Node | undefined;
  readonly valueSteps: readonly string[];
  readonly furtherValues: readonly GivenValue[];
}): readonly GivenValue[] {
  const { value, valueSteps, furtherValues } = definition;
  return value === undefined ? furtherValues : [{ node: value, steps: valueSteps }, ...furtherValues];
}
