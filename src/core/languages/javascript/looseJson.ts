/** A JSON object, nothing known of its values. */
export type JsonTable = Readonly<Record<string, unknown>>;

/** Reads JSON with comments and trailing commas, as `tsconfig.json` may have them; undefined where it is none. */
export function readLooseJson(text: string): JsonTable | undefined {
  try {
    const value = JSON.parse(withoutTrailingCommas(withoutComments(text.replace(/^\uFEFF/, '')))) as unknown;
    return isJsonTable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for an object that is no array. */
export function isJsonTable(value: unknown): value is JsonTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a value that is one string or an array of them. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Strings are matched whole, so that `"//"` inside one (`"@/*"`, addresses) is no comment. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, string: string | undefined) => string ?? ' ',
  );
}

function withoutTrailingCommas(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
}
