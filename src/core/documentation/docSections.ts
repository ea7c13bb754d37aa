/** What a section of a docstring is about; other sections only end the one before. */
export type SectionKind = 'parameters' | 'returns' | 'raises' | 'other';

const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  ['parameters', /^(args|arguments|parameters|params|(other|keyword) (parameters|args|arguments))$/i],
  ['returns', /^(returns?|yields?)$/i],
  ['raises', /^(raises?|exceptions)$/i],
];

/** The kind of a section by its title. */
export function sectionKind(title: string): SectionKind {
  return KINDS.find(([, pattern]) => pattern.test(title.trim()))?.[0] ?? 'other';
}
