import type { RiskLevel } from './taskAnalysis.ts';

/** The parts of a reply as they are said, as Markdown; nothing is checked. */
export interface SaidAnalysis {
  readonly summary: string;
  readonly steps: readonly string[];
  /** As written, one for each element. */
  readonly symbols: readonly string[];
  readonly risk?: { readonly level: RiskLevel; readonly reason: string };
}

type Part = 'summary' | 'steps' | 'symbols' | 'risk';

/** A line that begins a part, in whatever dress: `Summary:`, `## Steps`, `**Risk:** low`, `Риск: низкий`. */
const LABEL =
  /^[\s#>*_\d.)-]*(?:(summary|итог|резюме|кратко|суть)|(steps|plan|шаги|план)|((?:affected )?(?:symbols|files|definitions)|затронут\p{L}*|символы|определения|файлы)|(risks?|риски?))(?:[^\p{L}:]{0,6}:|[*_#\s]*$)[*_\s]*(.*)$/iu;

const LEVELS: readonly (readonly [RiskLevel, RegExp])[] = [
  ['high', /\bhigh\b|высок/i],
  ['medium', /\b(?:medium|moderate)\b|средн|умерен/i],
  ['low', /\blow\b|низк|невысок|минимал/i],
];

const MOST_STEPS = 12;
const LONGEST_STEP = 400;
const LONGEST_SUMMARY = 800;
const LONGEST_REASON = 400;

/** Reads a reply of the form that is asked for, tolerant of how small models dress it. Never throws. */
export function readAnalysis(reply: string): SaidAnalysis {
  const parts: Record<Part, string[]> = { summary: [], steps: [], symbols: [], risk: [] };
  let part: Part | undefined;
  for (const line of reply.replace(/\r\n?/g, '\n').split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) continue;
    const label = LABEL.exec(line);
    if (label !== null) {
      part = label[1] ? 'summary' : label[2] ? 'steps' : label[3] ? 'symbols' : 'risk';
      if (label[5]?.trim()) parts[part].push(label[5]);
    } else if (part !== undefined) parts[part].push(line);
  }
  const risk = riskOf(parts.risk.join(' '));
  return {
    summary: oneLine(parts.summary.join(' ')).slice(0, LONGEST_SUMMARY),
    steps: elements(parts.steps)
      .slice(0, MOST_STEPS)
      .map((step) => step.slice(0, LONGEST_STEP)),
    symbols: elements(parts.symbols),
    ...(risk === undefined ? {} : { risk }),
  };
}

/** The elements of a list with what is wrapped or nested joined; lines where there is no list. */
function elements(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const item = /^(\s*)(?:[-*+•]|\d{1,2}[.)])\s+(.*)$/.exec(line);
    const nested = item !== null && item[1]!.length >= 2 && found.length > 0;
    if (item !== null && !nested) found.push(item[2]!.trim());
    else if (found.length > 0 && (nested || /^\s/.test(line)))
      found.push(`${found.pop()!} ${(item?.[2] ?? line).trim()}`);
    else found.push(line.trim());
  }
  return found;
}

/** Quotes of code stay: they say what is a name. */
function oneLine(text: string): string {
  return text
    .replaceAll('**', '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function riskOf(text: string): SaidAnalysis['risk'] {
  const words = oneLine(text);
  const at = LEVELS.map(([level, pattern]) => ({ level, place: words.search(pattern) })).filter(
    ({ place }) => place >= 0,
  );
  const first = at.sort((a, b) => a.place - b.place)[0];
  if (first === undefined) return undefined;
  const reason = words.replace(/^[\p{L}-]+\s*(?:risk|риск)?\s*[:.,;—–-]*\s*/iu, '');
  return { level: first.level, reason: (first.place > 12 ? words : reason).slice(0, LONGEST_REASON) };
}
