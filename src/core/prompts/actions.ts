/** What can be asked for a definition. */
export const ACTION_NAMES = [
  'better',
  'fix',
  'document',
  'simplify',
  'add-types',
  'write-test',
  'explain',
  'change',
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

export interface ActionRule {
  /** May the reply change the definition's header (name, parameters, types, modifiers, decorators)? */
  readonly changesSignature: boolean;
  /** May it take `export` and its like off the header, or one of several headers? */
  readonly mayHide?: true;
  /** Does it answer with a definition that replaces the target? */
  readonly edits: boolean;
  /** May it bring imports that the file has not? */
  readonly addsImports: boolean;
  /** Does it answer with tests, which go into another file, perhaps a new one? The target stays as it is. */
  readonly writesTest?: true;
  /** May it change nothing but documentation? */
  readonly documentationOnly?: true;
  /** Does it say nothing without the user's own words? */
  readonly needsWords?: true;
}

/** The one table of what each action may change. What neither edits nor writes a test answers in words. */
export const ACTION_RULES: Readonly<Record<ActionName, ActionRule>> = {
  better: { changesSignature: false, edits: true, addsImports: true },
  fix: { changesSignature: true, edits: true, addsImports: true },
  document: { changesSignature: false, edits: true, addsImports: false, documentationOnly: true },
  simplify: { changesSignature: false, edits: true, addsImports: true },
  'add-types': { changesSignature: true, edits: true, addsImports: true },
  'write-test': { changesSignature: false, edits: false, addsImports: true, writesTest: true },
  explain: { changesSignature: false, edits: false, addsImports: false },
  change: { changesSignature: true, mayHide: true, edits: true, addsImports: true, needsWords: true },
};

export function isActionName(text: string): text is ActionName {
  return (ACTION_NAMES as readonly string[]).includes(text);
}
