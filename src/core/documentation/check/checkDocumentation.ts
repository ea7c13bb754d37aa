import type { CodeIndex } from '../../indexing/codeIndex.ts';
import type { ModuleEntry } from '../../indexing/moduleEntry.ts';
import type { Language } from '../../languages/language.ts';
import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import { isGeneratedPath } from '../../model/generatedPath.ts';
import { normalisedText } from '../../model/normalisedText.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { SourceParser } from '../../parsing/sourceParser.ts';
import type { DocumentationReport } from '../driftFinding.ts';
import { findDrift, readFunctions } from '../findDrift.ts';
import { countHabit, habitOf, type ReadFunction } from '../parameterDrift.ts';
import { readErrorKnowledge } from './errorKnowledge.ts';

/** What checking needs beside the index. */
export interface CheckingPorts {
  readonly parser: SourceParser;
  textOf(path: RepoPath): Promise<string | undefined>;
  /** Told after each file how many of how many are read; may throw `Cancelled`. */
  onFile(done: number, total: number): Promise<void>;
}

/** Compares documentation with code in the given modules, generated ones left out; all that the index has where none are given. */
export async function checkDocumentation(
  index: CodeIndex,
  paths: readonly RepoPath[] | undefined,
  ports: CheckingPorts,
): Promise<DocumentationReport> {
  const modules = [...index.modules.values()]
    .filter(
      ({ path, language }) => language.documentation !== undefined && (paths?.includes(path) ?? !isGeneratedPath(path)),
    )
    .sort((a, b) => byCodeUnit(a.path, b.path));
  const read: { module: ModuleEntry; functions: readonly ReadFunction[] }[] = [];
  for (const [done, module] of modules.entries()) {
    await ports.onFile(done, modules.length);
    const text = await ports.textOf(module.path);
    if (text === undefined) continue;
    const { path, language } = module;
    const functions = await ports.parser.documented(path, language.id, normalisedText(text));
    read.push({ module, functions: readFunctions(functions, language.documentation!) });
  }
  const errorsOf = readErrorKnowledge([...index.modules.values()]);
  const habits = new Map<Language, { some: number; all: number }>();
  for (const { module, functions } of read) {
    const { some, all } = habits.get(module.language) ?? { some: 0, all: 0 };
    const here = countHabit(functions);
    habits.set(module.language, { some: some + here.some, all: all + here.all });
  }
  const findings = read.flatMap(({ module: { path, language }, functions }) =>
    findDrift(path, functions, language.documentation!, errorsOf(language), habitOf(habits.get(language)!)),
  );
  return { files: read.length, functions: read.reduce((sum, { functions }) => sum + functions.length, 0), findings };
}
