/** A text as a YAML scalar: plain where that is certainly a string, else in double quotes (JSON's are YAML's). */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z][\w./-]*( [\w./()-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
