/** A condition that is open, by its column, with the methods of its first branch and of the others. */
interface Condition {
  readonly column: string;
  readonly start: number;
  /** It asks for a Ruby of old. */
  readonly isOld: boolean;
  otherwise: number | undefined;
  readonly first: Set<string>;
  shared: boolean;
}

const LINE =
  /^([ \t]*)(?:(?:private|protected|public|module_function)[ \t]+(?=def\b))?(if|unless|elsif|else|end|def)\b[ \t]*([^\s(;]*).*$/gm;
const OLD = /^[^\n]*\bRUBY_VERSION\s*<|^[^\n]*\bRUBY_ENGINE\s*==\s*["']jruby/;

/**
 * Of methods that both branches of a condition define (`if defined?(Process::CLOCK_MONOTONIC)`), those for where something is
 * missing: of the others, unless what is asked for is a Ruby of old. Told by the columns of lines.
 */
export function unlikelyRanges(text: string): { readonly start: number; readonly end: number }[] {
  const open: Condition[] = [];
  const found: { start: number; end: number }[] = [];
  for (const { 0: line, 1: column = '', 2: word, 3: name = '', index } of text.matchAll(LINE)) {
    while (open.length > 0 && open.at(-1)!.column.length > column.length) open.pop();
    const last = open.at(-1);
    const isOfLast = last?.column === column;
    if (word === 'if' || word === 'unless') {
      if (isOfLast) open.pop();
      const isOld = OLD.test(line);
      open.push({ column, start: index, isOld, otherwise: undefined, first: new Set(), shared: false });
    } else if (last === undefined) continue;
    else if (word === 'def') {
      if (last.otherwise === undefined) last.first.add(name);
      else last.shared ||= last.first.has(name);
    } else if (!isOfLast) continue;
    else if (word === 'end') {
      open.pop();
      if (!last.shared) continue;
      found.push(last.isOld ? { start: last.start, end: last.otherwise! } : { start: last.otherwise!, end: index });
    } else last.otherwise ??= index;
  }
  return found;
}
