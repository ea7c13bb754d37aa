/** A text as a YAML scalar: plain where that is certainly a string, else in double quotes (JSON's are YAML's). */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z][\w./-]*( [\w./()-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return plain ? text : yamlInline(text);
}

/** A value on one line, as JSON, which is YAML everywhere, also between brackets. */
export function yamlInline(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, escapeUnit);
}

/** A value as lines in block style, the outermost without indentation. */
export function yamlLines(value: unknown): string[] {
  if (!isFilled(value)) return [typeof value === 'string' ? yamlText(value) : yamlInline(value)];
  if (Array.isArray(value)) {
    return value.flatMap((item) => yamlLines(item).map((line, at) => (at === 0 ? '- ' : '  ') + line));
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const lines = yamlLines(inner);
    const name = `${yamlText(key)}:`;
    return isFilled(inner) ? [name, ...lines.map((line) => `  ${line}`)] : [`${name} ${lines.join('')}`];
  });
}

/** Whether a value is a list or a map with something in it, which needs lines of its own. */
export function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
