import type { StructFrame } from './structDocument.ts';

/**
 * The bytes of `struct.json`: header keys one a line, one module a line, keys in the order of the records, LF, final newline;
 * `metrics` is the last line but the closing brace, so that a change of usage touches one line. `modules` are the JSON texts
 * of the module records.
 */
export function writeStruct(frame: StructFrame, modules: readonly string[]): string {
  return structParts(frame, modules).join('');
}

/** The same in parts: for all modules together a text may be too long to be made at each save. */
export function structParts(frame: StructFrame, modules: readonly string[]): string[] {
  const [head = '', tail = ''] = frameText(frame, modules.length === 0 ? [] : [MODULES]).split(MODULES);
  const lines = modules.map((text, at) => (at === 0 ? text : BETWEEN_MODULES + text));
  return modules.length === 0 ? [head] : [head, ...lines, tail];
}

/** Stands for the lines of all modules; JSON holds no such character. */
export const MODULES = '\u0000';

/** What stands between the lines of two modules. */
export const BETWEEN_MODULES = ',\n  ';

function frameText(frame: StructFrame, modules: readonly string[]): string {
  const line = (key: string, value: unknown) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const list = (key: string, texts: readonly string[]) =>
    texts.length === 0
      ? ` ${JSON.stringify(key)}: []`
      : ` ${JSON.stringify(key)}: [\n  ${texts.join(BETWEEN_MODULES)}\n ]`;
  const texts = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));
  return `{\n${[
    line('schemaVersion', frame.schemaVersion),
    line('project', frame.project),
    line('context', frame.context),
    line('instructions', frame.instructions),
    list('modules', modules),
    list('skipped', texts(frame.skipped)),
    list('errors', texts(frame.errors)),
    list('tasks', texts(frame.tasks)),
    line('metrics', frame.metrics),
  ].join(',\n')}\n}\n`;
}
