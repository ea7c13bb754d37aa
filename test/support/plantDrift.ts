import type { DocRecord } from '../../src/core/documentation/docRecord.ts';
import type { DocumentedFunction, ParameterFact } from '../../src/core/documentation/documentedFunction.ts';
import type { DriftRule } from '../../src/core/documentation/driftFinding.ts';
import { literalValue, statedDefault } from '../../src/core/documentation/literals.ts';

/** A change of code after which its documentation is wrong. */
export interface PlantedDrift {
  readonly kind: string;
  readonly text: string;
  /** Rules by which it may be reported. */
  readonly rules: readonly DriftRule[];
}

/** All ways in which a documented function of a text can be changed so that its documentation, left as it is, is wrong. */
export function plantDrift(text: string, about: DocumentedFunction, record: DocRecord): PlantedDrift[] {
  const header = headerOf(text, about.line);
  if (header === undefined) return [];
  const put = (parts: readonly string[]) =>
    `${text.slice(0, header.start)}(${parts.join(',')})${text.slice(header.end)}`;
  const planted: PlantedDrift[] = [];
  const known = about.parameters.filter(
    ({ name, rest }) => rest === undefined && record.parameters.some((entry) => entry.name === name),
  );
  for (const parameter of known.slice(0, 1)) {
    const at = header.parts.findIndex((part) => nameOf(part) === parameter.name);
    if (at < 0) continue;
    const others = header.parts.filter((_, index) => index !== at);
    const renamed = header.parts.with(at, header.parts[at]!.replace(parameter.name, 'renamedThing'));
    planted.push({ kind: 'renamed parameter', text: put(renamed), rules: ['renamed-parameter', 'unknown-parameter'] });
    if (about.parameters.every(({ rest, pattern }) => rest === undefined && pattern === undefined)) {
      planted.push({ kind: 'removed parameter', text: put(others), rules: ['unknown-parameter'] });
    }
    if (known.length === about.parameters.length) {
      planted.push({
        kind: 'added parameter',
        text: put(header.parts.toSpliced(at, 0, ' addedThing')),
        rules: ['missing-parameter'],
      });
    }
  }
  for (const parameter of known) {
    const other = otherDefault(parameter, record);
    const at = header.parts.findIndex((part) => nameOf(part) === parameter.name);
    if (other === undefined || at < 0) continue;
    const part = header.parts[at]!;
    const cut = part.lastIndexOf(parameter.default!);
    const changed = header.parts.with(at, part.slice(0, cut) + other);
    planted.push({ kind: 'changed default', text: put(changed), rules: ['wrong-default'] });
    break;
  }
  return [...planted, ...plantError(text, about, record), ...plantNoReturn(text, about, record)];
}

/** The parentheses after a name, taken apart at their own commas. */
function headerOf(text: string, line: number): { start: number; end: number; parts: string[] } | undefined {
  const lineStart = text.split('\n', line - 1).join('\n').length + 1;
  const start = text.indexOf('(', lineStart);
  if (start < 0 || text.slice(lineStart, start).includes('\n')) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    if (')]}'.includes(text[at]!)) depth--;
    if ((text[at] === ',' && depth === 1) || depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { start, end: at + 1, parts };
  }
  return undefined;
}

function nameOf(part: string): string {
  return /^\s*([\w$]+)/.exec(part)?.[1] ?? '';
}

/** A default that contradicts the documentation, where both say a literal. */
function otherDefault({ name, default: value }: ParameterFact, record: DocRecord): string | undefined {
  const entry = record.parameters.find((each) => each.name === name);
  const stated = entry?.default ?? statedDefault(`${entry?.type ?? ''}\n${entry?.text ?? ''}`);
  const actual = value === undefined ? undefined : literalValue(value);
  if (stated === undefined || literalValue(stated) === undefined || actual === undefined) return undefined;
  if (actual.kind === 'number') return String(Number(actual.value) + 7);
  if (actual.kind === 'text') return '"other"';
  if (actual.kind !== 'name') return undefined;
  const truth = actual.value === 'true' ? 'false' : 'true';
  return /^[A-Z]/.test(value!) ? truth.replace(/^./, (letter) => letter.toUpperCase()) : truth;
}

function plantError(text: string, about: DocumentedFunction, record: DocRecord): PlantedDrift[] {
  const raised = about.raised.find(({ name }) => record.raises.some((entry) => entry.name === name));
  if (raised === undefined) return [];
  const lines = text.split('\n');
  for (const { name, line } of about.raised) {
    if (name === raised.name) lines[line - 1] = lines[line - 1]!.replace(name, 'RenamedProblem');
  }
  return [{ kind: 'changed error', text: lines.join('\n'), rules: ['error-missing'] }];
}

/** Every `return value` becomes `return`; only where the texts of all of them are found one to a line. */
function plantNoReturn(text: string, about: DocumentedFunction, record: DocRecord): PlantedDrift[] {
  const { returned = [], returnType, yields } = about;
  if (record.returns === undefined || returned.length === 0 || returnType !== undefined || yields) return [];
  let changed = text;
  for (const value of returned) {
    const statement = `return ${value}`;
    if (value.includes('\n') || changed.split(statement).length !== 2) return [];
    changed = changed.replace(statement, () => 'return');
  }
  return [{ kind: 'removed result', text: changed, rules: ['returns-nothing'] }];
}
