import type { Captures } from './captures.ts';

/** The nodes that are names where they stand and no expressions, those of definitions left out. */
export function nameNodeIds(captures: Captures): number[] {
  const ids: number[] = [];
  for (const [statement, names] of [
    ['local', ['local']],
    ['binding', ['binding']],
    ['taken', ['taken']],
    ['taken.part', ['taken.part']],
    ['typevar', ['typevar']],
    ['outside', ['outside']],
    ['export.name', ['export.alias']],
    ['export.namespace', ['export.namespace']],
  ] as const) {
    for (const match of captures.of(statement))
      for (const name of names) for (const node of match[name] ?? []) ids.push(node.id);
  }
  // `export { a } from './b'` names nothing of this file.
  for (const match of captures.of('export.name')) {
    if (match['import.from'] !== undefined) for (const node of match['export.name'] ?? []) ids.push(node.id);
  }
  return ids;
}

/** The nodes that name what is defined. */
export function definedNameIds(captures: Captures): number[] {
  const ids: number[] = [];
  for (const statement of captures.definitionStatements) {
    for (const match of captures.of(statement)) for (const node of match['name'] ?? []) ids.push(node.id);
  }
  return ids;
}
