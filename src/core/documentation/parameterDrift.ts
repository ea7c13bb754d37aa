import type { DocEntry, DocRecord } from './docRecord.ts';
import type { DocumentedFunction, ParameterFact } from './documentedFunction.ts';
import type { Drift } from './driftFinding.ts';

/** How functions are documented around here. */
export interface DocHabit {
  /** Whoever describes one parameter describes all of them. */
  readonly complete: boolean;
}

/** Parameters that only one of header and documentation knows. */
export function parameterDrift(about: DocumentedFunction, record: DocRecord, habit: DocHabit): Drift[] {
  const entries = rootEntries(record.parameters);
  if (entries.length === 0) return [];
  const { parameters } = about;
  const lineOf = (entry: DocEntry) => about.doc.firstLine + entry.line;
  const named = new Map(
    parameters.filter(({ name }) => name !== '').map((parameter) => [comparable(parameter.name), parameter]),
  );
  const documented = new Set(entries.map(({ name }) => comparable(name)));
  const takesAnything =
    about.takesAnything ||
    parameters.some(
      ({ name, rest, pattern }) =>
        pattern !== undefined || (rest !== undefined && (rest === 'named' || !documented.has(comparable(name)))),
    ) ||
    (parameters.length === 0 && about.ofClass);
  const unknown = entries.filter(({ name }) => !named.has(comparable(name)));
  const missing = parameters.filter((parameter) => !documented.has(comparable(parameter.name)) && isDue(parameter));
  const known = entries.length - unknown.length;

  const pairs = renamedPairs(entries, parameters, unknown, missing);
  const renamed = [...pairs].map(([entry, { name }]) => ({
    rule: 'renamed-parameter' as const,
    line: lineOf(entry),
    name: entry.name,
    documented: entry.name,
    actual: name,
  }));
  const gone = takesAnything
    ? []
    : unknown
        .filter((entry) => !pairs.has(entry) && isClaimed(entry))
        .map((entry) => ({
          rule: 'unknown-parameter' as const,
          line: lineOf(entry),
          name: entry.name,
        }));
  const taken = new Set(pairs.values());
  const left = missing.filter((parameter) => !taken.has(parameter));
  const described = known + pairs.size;
  const forgotten =
    described === 0 || record.open === true || left.length > Math.max(habit.complete ? 1 : 0, Math.floor(described / 2))
      ? []
      : left.map(({ name, line }) => ({ rule: 'missing-parameter' as const, line, name }));
  return [...renamed, ...gone, ...forgotten, ...patternDrift(about, record)];
}

/** Entries of parameters themselves: `options.depth` is of what is in one. */
function rootEntries(entries: readonly DocEntry[]): DocEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => {
    if (name.includes('.') || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Names are compared without the underscore that marks what is not used. */
function comparable(name: string): string {
  return name.replace(/^_+(?=\w)|(?<=\w)_+$/g, '');
}

/** Whether an entry says that there is such a parameter now, and not what became of it. */
function isClaimed({ name, text }: DocEntry): boolean {
  return !/^(self|cls|this)$/.test(name) && !/\bremoved\b/i.test(text);
}

/** Whether documentation that describes the other parameters has to describe this one. */
function isDue({ name, rest, pattern }: ParameterFact): boolean {
  return rest === undefined && pattern === undefined && !/^(_.*|self|cls)$/.test(name);
}

/** Where exactly one name of the documentation and one of the header stand between the same neighbours, one became the other. */
function renamedPairs(
  entries: readonly DocEntry[],
  parameters: readonly ParameterFact[],
  unknown: readonly DocEntry[],
  missing: readonly ParameterFact[],
): Map<DocEntry, ParameterFact> {
  const pairs = new Map<DocEntry, ParameterFact>();
  const place = new Map(parameters.map(({ name }, index) => [comparable(name), index]));
  for (const entry of unknown) {
    const at = entries.indexOf(entry);
    const before = entries[at - 1];
    const after = entries[at + 1];
    const from = before === undefined ? -1 : place.get(comparable(before.name));
    const to = after === undefined ? parameters.length : place.get(comparable(after.name));
    if (from === undefined || to === undefined) continue;
    const between = missing.filter(({ name }) => {
      const index = place.get(comparable(name))!;
      return from < index && index < to;
    });
    if (between.length === 1) pairs.set(entry, between[0]!);
  }
  return pairs;
}

/** `@param options.depth`, where the header takes `{ width }` out of the options. */
function patternDrift(about: DocumentedFunction, record: DocRecord): Drift[] {
  const patterns = about.parameters.filter(({ pattern }) => pattern !== undefined);
  if (patterns.length !== 1 || !patterns[0]!.pattern!.closed) return [];
  const { names } = patterns[0]!.pattern!;
  const known = new Set(about.parameters.map(({ name }) => name));
  const members = record.parameters.flatMap((entry) => {
    const [root, member, ...deeper] = entry.name.split('.');
    return member === undefined || deeper.length > 0 || known.has(root!) ? [] : [{ entry, member }];
  });
  return members
    .filter(({ member }) => !names.includes(member))
    .map(({ entry }) => ({
      rule: 'unknown-parameter' as const,
      line: about.doc.firstLine + entry.line,
      name: entry.name,
    }));
}

/** A function with what its documentation was read as. */
export interface ReadFunction {
  readonly about: DocumentedFunction;
  readonly record: DocRecord;
}

/** Counts functions whose documentation describes some parameters, and those that leave none out. */
export function countHabit(documented: readonly ReadFunction[]): { some: number; all: number } {
  const some = documented.filter(({ record }) => record.parameters.length > 0);
  return { some: some.length, all: some.filter(describesAll).length };
}

/** What most functions do; a few say nothing. */
export function habitOf({ some, all }: { readonly some: number; readonly all: number }): DocHabit {
  return { complete: some >= 3 && all >= 0.75 * some };
}

function describesAll({ about, record }: ReadFunction): boolean {
  const names = new Set(record.parameters.map(({ name }) => comparable(name)));
  return about.parameters.every((parameter) => names.has(comparable(parameter.name)) || !isDue(parameter));
}
