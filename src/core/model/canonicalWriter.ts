import type { StructDocument } from './structDocument.ts';

/**
 * The bytes of `struct.json`: header keys one a line, one module a line, keys in the order of the records, LF, final newline;
 * `metrics` is the last line but the closing brace, so that a change of usage touches one line.
 */
export function writeStruct(document: StructDocument): string {
  const line = (key: string, value: unknown) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const list = (key: string, values: readonly unknown[]) =>
    values.length === 0
      ? ` ${JSON.stringify(key)}: []`
      : ` ${JSON.stringify(key)}: [\n${values.map((value) => `  ${JSON.stringify(value)}`).join(',\n')}\n ]`;
  return `{\n${[
    line('schemaVersion', document.schemaVersion),
    line('project', document.project),
    line('context', document.context),
    line('instructions', document.instructions),
    list('modules', document.modules),
    list('skipped', document.skipped),
    list('errors', document.errors),
    list('tasks', document.tasks),
    line('metrics', document.metrics),
  ].join(',\n')}\n}\n`;
}
