import type { DocRecord } from './docRecord.ts';
import type { DocumentedFunction } from './documentedFunction.ts';
import type { Drift } from './driftFinding.ts';

const NOTHING = /^(None|null|undefined|void|nil|nothing|Promise<void>|never|NoReturn|\(\))\.?$/i;

/** Documentation of a result where there is none, and the other way round. */
export function returnDrift(about: DocumentedFunction, record: DocRecord): Drift[] {
  const { returns } = record;
  if (returns === undefined || about.ofClass) return [];
  const line = about.doc.firstLine + returns.line;
  const said = (returns.type ?? returns.text).trim();
  const saysNothing = NOTHING.test(said) || NOTHING.test(returns.text.trim());
  if (saysNothing) {
    const value = givesValue(about);
    return value === undefined || (NOTHING.test((returns.type ?? '').trim()) === false && returns.type !== undefined)
      ? []
      : [{ rule: 'returns-value', line, name: '', documented: said, actual: value }];
  }
  return givesNothing(about)
    ? [{ rule: 'returns-nothing', line, name: '', ...(said === '' ? {} : { documented: said }) }]
    : [];
}

/** What is returned on purpose; undefined where nothing is, or it is not known. */
function givesValue({ returned = [], stub, yields, returnType }: DocumentedFunction): string | undefined {
  if (stub || yields || (returnType !== undefined && NOTHING.test(returnType))) return undefined;
  return returned.find((text) => /^(True|False|true|false|-?\d[\d.]*|"[^"]*"|'[^']*'|\[.*\]|\{.*\})$/s.test(text));
}

function givesNothing({ returned, returnType, stub, yields, name, kind }: DocumentedFunction): boolean {
  // JavaScript's constructors by convention, and Python's, are said to return what they make.
  if (
    /^(constructor|__init__|__new__)$/.test(name) ||
    kind === 'class' ||
    (/^[A-Z]/.test(name) && returnType === undefined)
  )
    return false;
  if (returned === undefined) return returnType !== undefined && /^void$/.test(returnType);
  if (yields || stub) return false;
  if (returnType !== undefined && !NOTHING.test(returnType)) return false;
  return (
    returned.every((text) => /^(None|undefined|null|void 0)$/.test(text)) &&
    !(returned.includes('null') || (returned.includes('None') && returned.length > 1))
  );
}
