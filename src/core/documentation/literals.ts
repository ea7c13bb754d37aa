/** A literal in documentation: quoted, a number, a named constant, an empty container. */
const LITERAL =
  /^(?:(`{1,2})(.+?)\1|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(None|True|False|true|false|null|undefined|nil)\b|(\[\]|\{\}|\(\)))/;

const STATEMENT = /\b(?:by\s+)?default(?:s|ed)?(?:\s+(?:is|are|to|value(?:\s+is)?|of))*\s*[:=]?\s*(?=\S)/gi;

/** The default value that a text states (`Defaults to 5.`, `int, default=5`), as a literal; undefined where it states none or several. */
export function statedDefault(text: string): string | undefined {
  const found = new Set<string>();
  for (const match of text.matchAll(STATEMENT)) {
    const rest = text.slice(match.index + match[0].length);
    const literal = LITERAL.exec(rest);
    if (literal === null) return undefined;
    const behind = rest.slice(literal[0].length);
    // `0.5 * width`, `1 / n`, `None if …`, `5 (or 6 …)`: no plain literal.
    if (/^\s*([*/+]|-\s|if\b|or\b|when\b|for\b|unless\b|\()/.test(behind) || /^[\w[(%]/.test(behind)) return undefined;
    found.add(literal[2] ?? literal[0].replace(/\.$/, ''));
  }
  return found.size === 1 ? [...found][0]! : undefined;
}

type Value = { readonly kind: 'text' | 'number' | 'name' | 'nothing' | 'empty'; readonly value: string };

/** A literal by its value; undefined for anything else. */
export function literalValue(text: string): Value | undefined {
  const bare = text.trim().replace(/(?<=\d)(_(?=\d)|[nLfFdDuU]+$)/g, '');
  const quoted = /^[rbuRBU]{0,2}("""|'''|"|'|`)(.*)\1$/s.exec(bare);
  if (quoted !== null) return { kind: 'text', value: quoted[2]!.replace(/\\(['"\\])/g, '$1') };
  if (/^(None|null|undefined|nil)$/.test(bare)) return { kind: 'nothing', value: '' };
  if (/^(True|False|true|false)$/.test(bare)) return { kind: 'name', value: bare.toLowerCase() };
  if (/^(\[\]|\{\}|\(\))$/.test(bare)) return { kind: 'empty', value: '' };
  const number = Number(bare);
  if (bare !== '' && !Number.isNaN(number)) return { kind: 'number', value: String(number) };
  return undefined;
}

/** Factors between units that people write a number in: thousand, 1024, minutes, percent. */
const UNITS = [1000, 1024, 1024 ** 2, 1024 ** 3, 1e6, 1e9, 60, 3600, 86400, 100];

/** Whether a stated default and the one of the code contradict each other; what is not certain does not. */
export function contradictDefaults(stated: string, actual: string): boolean {
  const code = literalValue(actual);
  const said = literalValue(stated);
  // The body may put something in the place of nothing.
  if (code === undefined || code.kind === 'nothing' || /^(deprecated|warn)$/.test(code.value)) return false;
  if (said === undefined)
    return code.kind === 'text' && /^[\w-]+$/.test(stated) && /^[\w-]+$/.test(code.value) && stated !== code.value;
  if (said.kind === 'empty' || code.kind === 'empty') return said.kind === 'number' || code.kind === 'number';
  if (said.kind === 'number' && code.kind === 'number') {
    const ratio = Number(said.value) / Number(code.value);
    return said.value !== code.value && !UNITS.some((unit) => ratio === unit || ratio === 1 / unit);
  }
  // `0` for false, `''` for nothing.
  if (said.kind === 'nothing' && (code.value === '' || code.value === '0' || code.value === 'false')) return false;
  const truth = new Set([said.kind, code.kind]);
  if (truth.has('name') && truth.has('number')) {
    return (
      Number(said.value === 'true' ? 1 : said.value === 'false' ? 0 : said.value) !==
      Number(code.value === 'true' ? 1 : code.value === 'false' ? 0 : code.value)
    );
  }
  return said.kind !== code.kind || said.value !== code.value;
}
