import type { ModuleEntry } from '../moduleEntry.ts';
import type { Container, TypeExpression, Value } from './values.ts';

/** Containers inside each other are known so far: what holds itself has no end. */
const DEEPEST = 3;

/** Where a container is made. */
export interface MadeIn {
  readonly module: ModuleEntry;
  readonly from: number;
}

/** A container of outside that holds such values. */
export function arrayOf(values: readonly Value[], { module, from }: MadeIn): Container {
  return { kind: 'container', module, from, of: '', arguments: [asType(values)] };
}

/** Several values together. */
export function tupleOf(parts: readonly (readonly Value[])[], { module, from }: MadeIn): Container {
  return { kind: 'container', module, from, tuple: true, arguments: parts.map(asType) };
}

/** A map of outside from such keys to such values. */
export function mapOf(
  keys: readonly Value[],
  values: readonly Value[],
  of: string,
  { module, from }: MadeIn,
): Container {
  return { kind: 'container', module, from, of, arguments: [asType(keys), asType(values)] };
}

function asType(values: readonly Value[]): readonly TypeExpression[] {
  return [{ name: '_', arguments: [], given: values.map((value) => trimmed(value, DEEPEST)) }];
}

/** A value without what lies too deep in it. */
function trimmed(value: Value, depth: number): Value {
  if (value.kind !== 'container' || !value.arguments.some(isMade)) return value;
  if (depth === 0) return { ...value, arguments: [] };
  return {
    ...value,
    arguments: value.arguments.map((union) =>
      union.map((type) =>
        type.given === undefined ? type : { ...type, given: type.given.map((each) => trimmed(each, depth - 1)) },
      ),
    ),
  };
}

function isMade(union: readonly TypeExpression[]): boolean {
  return union.some(({ given }) => given !== undefined);
}
