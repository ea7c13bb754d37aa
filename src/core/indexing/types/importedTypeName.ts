import { anyScript } from '../../model/anyScript.ts';

/** `import('m').A` as a type. */
export const IMPORTED_TYPE = anyScript(/\bimport\(\s*['"]([^'"]+)['"]\s*\)((?:\.[\w$]+)*)/g);

/** The name that it has in expressions: `=m#.A`. */
export function writtenImport(from: string, members: string): string {
  return `=${from}#${members}`;
}

/** `=m#.a.b`, the name that `import('m').a.b` has as a type, in its parts. */
export function importedTypeName(name: string): readonly string[] {
  const [root = name, members = ''] = name.split('#');
  return [root, ...members.split('.').filter((part) => part !== '')];
}
