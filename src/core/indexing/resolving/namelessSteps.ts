import { AWAIT, POINTED, UNWRAP } from '../../model/chain.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import { unwrapped } from '../types/wrappedValues.ts';
import { collectedHolders } from './leftOutTypes.ts';
import { Pointers } from './pointers.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What the values hold, give or pass by a step that names nothing. */
export function within(parts: ResolverParts, values: readonly Value[], step: string): readonly Value[] {
  switch (step) {
    case '[]':
      return parts.elements.element(values);
    case '[:]':
      return parts.elements.slice(values);
    case UNWRAP:
      return values.flatMap((value): readonly Value[] => {
        if (value.kind !== 'definition' && value.kind !== 'instance')
          return [unwrapped(collectedHolders(parts, value) ?? value)];
        if (value.module.language.holders === undefined) return [unwrapped(value)];
        const { kind } = value.module.facts.definitions[value.index]!;
        // An alias may stand for what holds something (`type Item = Result<A, B>`).
        const says = value.kind === 'definition' ? kind === 'field' : kind === 'type' && value.wrapped === undefined;
        const held = says ? parts.held.typeOf(value.module, value.index) : NOTHING;
        return held.length === 0 ? [unwrapped(value)] : held.map(unwrapped);
      });
    case AWAIT:
      return values.flatMap((value) =>
        value.kind === 'container' && value.module.language.awaited?.has(value.of ?? '') === true
          ? parts.elements.element([unwrapped(value)])
          : [value],
      );
    case POINTED:
      return values.flatMap((value) => new Pointers(parts).given(value));
    case 'each':
    case 'with':
      return parts.elements.protocol(values, step);
    case 'super':
      return values.flatMap((value): readonly Value[] =>
        value.kind === 'definition' ? [{ ...value, kind: 'super' }] : NOTHING,
      );
    case 'class':
      return values.flatMap((value): readonly Value[] =>
        value.kind === 'instance' ? [{ kind: 'definition', module: value.module, index: value.index }] : NOTHING,
      );
    case 'many':
      return [{ kind: 'many', values }];
    case 'keyed':
      return [{ kind: 'many', values, keyed: true }];
  }
  if (step.startsWith('~')) {
    return distinct(values.flatMap((value) => parts.calls.passed(value, step.slice(1))));
  }
  return step.startsWith('#') ? parts.calls.part(values, Number(step.slice(1))) : values;
}
