import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { DEFAULT_SETTINGS, readSettings } from '../core/index.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import { reasonOf } from '../node/systemErrors.ts';
import type { Translate } from './language.ts';
import { wordProblem } from './settingsProblem.ts';
import { UsageError } from './usageError.ts';

/**
 * The `[parse]` of a TOML file, or the `parse` of a JSON one, for `--spec`; what it leaves out is as by default. A file that
 * cannot be read, or says something else than lists of globs, is a usage error: a run with half of it would mislead.
 */
export async function readParseSpec(folder: string, file: string, t: Translate): Promise<ParseRules> {
  let text: string;
  try {
    text = await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    throw new UsageError('{file} cannot be read: {reason}.', { file, reason: reasonOf(error) });
  }
  return extname(file).toLowerCase() === '.json' ? fromJson(text, file) : fromToml(text, file, t);
}

function fromToml(text: string, file: string, t: Translate): ParseRules {
  const { settings, problems } = readSettings(text);
  const first = problems.find(({ severity }) => severity === undefined);
  if (first === undefined) return settings.parse;
  throw new UsageError('{0} says nothing usable at line {1}: {2}.', file, first.line, wordProblem(first.message, t));
}

function fromJson(text: string, file: string): ParseRules {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError('{0} is no JSON: {1}.', file, reasonOf(error));
  }
  const rules = isObject(value) ? (value['parse'] ?? {}) : undefined;
  if (!isObject(rules)) throw new UsageError('{0}: {1} must be an object.', file, 'parse');
  const globs = (key: 'include' | 'exclude'): readonly string[] => {
    const list = rules[key] ?? DEFAULT_SETTINGS.parse[key];
    if (Array.isArray(list) && list.every((glob) => typeof glob === 'string')) return list;
    throw new UsageError('{0}: {1} must be a list of texts.', file, `parse.${key}`);
  };
  return { include: globs('include'), exclude: globs('exclude') };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
