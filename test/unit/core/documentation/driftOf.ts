import type { DriftFinding } from '../../../../src/core/documentation/driftFinding.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** What a check of these files finds, each as `line rule name documented → actual`. */
export async function driftOf(files: Readonly<Record<string, string>>, paths?: readonly string[]): Promise<string[]> {
  const { index } = createMemoryWorkspace(files);
  const { findings } = await index.checkDocumentation(paths === undefined ? {} : { paths });
  return findings.map(describe);
}

function describe({ line, rule, name, documented, actual }: DriftFinding): string {
  const words = [line, rule, name, documented, ...(actual === undefined ? [] : ['→', actual])];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
