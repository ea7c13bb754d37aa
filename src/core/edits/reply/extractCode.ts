import { firstComment, rejectsCode } from './wordsOnCode.ts';

/** A block between fences. */
export interface FencedBlock {
  readonly code: string;
  /** What stands behind the opening fence. */
  readonly info: string;
  readonly closed: boolean;
  /** Lines of the reply between the fences: first, and one past the last. */
  readonly from: number;
  readonly to: number;
}

/** Tokens that end or structure a chat; a server should keep them to itself. */
const CONTROL_TOKEN =
  /<\|[A-Za-z0-9_ ▁-]{1,40}\|>|<｜[^｜\n]{1,40}｜>|<\/?(?:end_of_turn|start_of_turn|eos|bos)>|\[\/?INST\]/g;
const REASONING_TAG = 'think|thinking|thought|reasoning|reflection|analysis|scratchpad';
const opensReasoning = new RegExp(`^\\s*<(${REASONING_TAG})>`, 'i');
const closesReasoning = new RegExp(`</(${REASONING_TAG})>`, 'i');
/** A token at the very end. */
const LAST_TOKEN = new RegExp(`(?:${CONTROL_TOKEN.source}|</s>)$`);
/** No token is longer. */
const LONGEST_TOKEN = 44;
const fenceLine = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/;

/**
 * Finds the code in a reply, best guess first: of the fenced blocks the last complete one that defines `name` and that no words
 * above it or comment in it advise against; the same
 * reaching to the reply's last fence (documentation may hold fences itself); without fences the whole reply if it defines
 * `name`. Line ends come out as LF. Reasoning before the answer and control tokens around it are taken off. Nothing is judged here: the gate does.
 */
export function extractCode(reply: string, name: string): string[] {
  const lines = withoutOuterTokens(reply.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')).split('\n');
  const blocks = fencedBlocks(lines);
  if (blocks.length === 0) {
    const code = withoutReasoning(lines).join('\n');
    return definitionScore(code, name) < 2 ? [] : [code];
  }
  const scored = blocks
    .map((block, index) => ({
      block,
      index,
      score: definitionScore(block.code, name),
      good: !isRejected(block, lines),
    }))
    .sort(
      (a, b) =>
        Number(b.good) * Math.min(b.score, 2) - Number(a.good) * Math.min(a.score, 2) ||
        b.score - a.score ||
        Number(b.block.closed) - Number(a.block.closed) ||
        b.index - a.index,
    );
  const best = scored[0]!.block;
  const whole = toLastFence(lines, best);
  return [best.code, ...(whole === undefined || whole === best.code ? [] : [whole])].map(withoutOuterTokens);
}

/** The code of every fenced block of a reply, in order; for answers that are not one definition. */
export function fencedCode(reply: string): string[] {
  const lines = withoutOuterTokens(reply.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')).split('\n');
  return fencedBlocks(lines).map(({ code }) => withoutOuterTokens(code));
}

/** What must never stand in code, with its 1-based line, unless the original has it too: fences, reasoning, chat tokens. */
export function foreignMark(
  code: string,
  original: string,
): { readonly mark: string; readonly line: number } | undefined {
  const tag = new RegExp(`</?(?:${REASONING_TAG})>`, 'i');
  for (const [index, line] of code.split('\n').entries()) {
    const fence = /^(`{3,}|~{3,})/.exec(line)?.[0];
    const mark = fence ?? line.match(CONTROL_TOKEN)?.[0] ?? tag.exec(line)?.[0];
    if (mark !== undefined && !original.includes(mark)) return { mark, line: index + 1 };
  }
  return undefined;
}

function withoutOuterTokens(text: string): string {
  const token = CONTROL_TOKEN.source;
  return withoutLastTokens(text.replace(new RegExp(`^(?:\\s*(?:${token}))+(?:assistant\\n)?`), '')).replace(
    new RegExp(`^([ \\t]*(?:\`{3,}|~{3,})[\\w+-]*)(?:${token}|</s>)+[ \\t]*$`, 'gm'),
    '$1',
  );
}

/** From the end, token by token: an expression for all of them would be tried again at each. */
function withoutLastTokens(text: string): string {
  let rest = text;
  for (;;) {
    const kept = rest.trimEnd();
    const token = LAST_TOKEN.exec(kept.slice(-LONGEST_TOKEN))?.[0];
    if (token === undefined) return rest;
    rest = kept.slice(0, -token.length);
  }
}

/** Blocks in order. A `</think>` without its beginning makes all before it reasoning (templates put the beginning in the prompt). */
export function fencedBlocks(lines: readonly string[]): FencedBlock[] {
  let blocks: FencedBlock[] = [];
  let at = 0;
  const lastEnd = lines.findLastIndex((line) => closesReasoning.test(line));
  while (at < lines.length) {
    const line = lines[at]!;
    if (opensReasoning.test(line)) {
      // Not closed: what follows may still hold the answer, so only the tag is passed over.
      if (at <= lastEnd) while (!closesReasoning.test(lines[at]!)) at += 1;
      at += 1;
      continue;
    }
    const fence = fenceLine.exec(line);
    if (fence === null) {
      if (closesReasoning.test(line)) blocks = [];
      at += 1;
      continue;
    }
    const to = closingLine(lines, at + 1, fence);
    const code = bodyOf(lines, at + 1, to, fence[1]!);
    blocks.push({ code, info: fence[3]!.trim(), closed: to < lines.length, from: at + 1, to });
    at = to + 1;
  }
  return blocks;
}

function closingLine(lines: readonly string[], from: number, opening: RegExpExecArray): number {
  const indent = opening[1]!.length;
  for (let at = from; at < lines.length; at += 1) {
    const fence = fenceLine.exec(lines[at]!);
    if (fence === null || fence[3]!.trim() !== '' || fence[1]!.length > indent + 3) continue;
    if (fence[2]![0] === opening[2]![0] && fence[2]!.length >= opening[2]!.length) return at;
  }
  return lines.length;
}

/** A fence inside a list is indented, and its content with it. */
function bodyOf(lines: readonly string[], from: number, to: number, indent: string): string {
  const body = lines.slice(from, to);
  const listed = indent !== '' && body.every((line) => line.trim() === '' || line.startsWith(indent));
  return (listed ? body.map((line) => line.slice(indent.length)) : body).join('\n');
}

/** The words right above count, blank lines between or not. */
function isRejected({ code, from }: FencedBlock, lines: readonly string[]): boolean {
  let last = from - 2;
  while (last >= 0 && lines[last]!.trim() === '') last -= 1;
  let first = last;
  while (first > 0 && lines[first - 1]!.trim() !== '' && !fenceLine.test(lines[first - 1]!)) first -= 1;
  const above = last < 0 || fenceLine.test(lines[last]!) ? '' : lines.slice(first, last + 1).join(' ');
  return rejectsCode(above) || rejectsCode(firstComment(code));
}

function toLastFence(lines: readonly string[], block: FencedBlock): string | undefined {
  for (let at = lines.length - 1; at > block.to; at -= 1) {
    const fence = fenceLine.exec(lines[at]!);
    if (fence !== null && fence[3]!.trim() === '') return lines.slice(block.from, at).join('\n');
  }
  return undefined;
}

function withoutReasoning(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => closesReasoning.test(line));
  if (end < 0) return opensReasoning.test(lines.find((line) => line.trim() !== '') ?? '') ? [] : lines;
  return lines.slice(end + 1);
}

/** 3: declares the name; 2: gives it a value; 1: mentions it; 0: neither. A guess by the look of the text, to choose among blocks. */
function definitionScore(code: string, name: string): number {
  if (name === 'default') return /^[ \t]*(export\s+default|module\.exports)\b/m.test(code) ? 3 : 1;
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edge = '(?![\\p{L}\\p{N}_$])';
  const declared = `^[ \\t]*(?:[a-z]+[ \\t]+)*(?:def|class|function\\s*\\*?|interface|type|enum|namespace|module)\\s+\\*?${plain}${edge}`;
  // `const total = cart.total()` uses what `const total = () => …` defines.
  const lambda = `^[ \\t]*(?:export[ \\t]+)?(?:const|let|var)\\s+${plain}${edge}[^=\\n]{0,400}=\\s*(?:async\\b|function\\b|class\\b|\\([^\\n]{0,2000}=>|[\\w$]+\\s*=>|<)`;
  const method = `^[ \\t]*(?:[a-z]+[ \\t]+)*[*#]?["'\`]?${plain}["'\`]?\\??\\s*(?:<[^\\n]{0,400}>\\s*)?\\([^\\n]{0,2000}(?:\\{|,|\\()\\s*$`;
  const methodOneLine = `^[ \\t]*(?:[a-z]+[ \\t]+)*[*#]?${plain}\\s*\\([^\\n]{0,400}\\)[^\\n=;]{0,400}\\{.*\\}\\s*[;,]?$`;
  const assigned = `(?:^|[.\\s#])${plain}["'\`]?\\s*[:=]`;
  if (new RegExp(`${declared}|${lambda}|${method}|${methodOneLine}`, 'mu').test(code)) return 3;
  const value = `^[ \\t]*(?:[a-z]+[ \\t]+)*(?:const|let|var)\\s+${plain}${edge}`;
  if (new RegExp(`${value}|${assigned}`, 'mu').test(code)) return 2;
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${plain}${edge}`, 'u').test(code) ? 1 : 0;
}
