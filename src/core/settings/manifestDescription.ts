import { baseName, type RepoPath } from '../model/repoPath.ts';
import { isTable, readToml } from './tomlDocument.ts';

/** Where each kind of manifest keeps its description. */
const PLACES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'package.json': [['description']],
  'pyproject.toml': [
    ['project', 'description'],
    ['tool', 'poetry', 'description'],
  ],
  'Cargo.toml': [
    ['package', 'description'],
    ['workspace', 'package', 'description'],
  ],
};

/** The description a manifest gives, undefined when it has none or cannot be read. */
export function manifestDescription(path: RepoPath, text: string): string | undefined {
  const manifest = path.endsWith('.json') ? readJson(text) : readTomlValue(text);
  for (const place of PLACES[baseName(path)] ?? []) {
    const value = place.reduce<unknown>((table, key) => (isTable(table) ? table[key] : undefined), manifest);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function readTomlValue(text: string): unknown {
  const document = readToml(text);
  return document.ok ? document.value : undefined;
}
