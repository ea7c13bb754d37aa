/** What can be asked for a definition. */
export const ACTION_NAMES = ['better', 'fix', 'document', 'simplify', 'add-types', 'write-test', 'explain'] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

export interface ActionRule {
  /** May the reply change the definition's header (name, parameters, types, modifiers, decorators)? */
  readonly changesSignature: boolean;
  /** Does it answer with a definition that replaces the target? */
  readonly edits: boolean;
  /** May it change nothing but documentation? */
  readonly documentationOnly?: true;
}

/** The one table of what each action may change. */
export const ACTION_RULES: Readonly<Record<ActionName, ActionRule>> = {
  better: { changesSignature: false, edits: true },
  fix: { changesSignature: true, edits: true },
  document: { changesSignature: false, edits: true, documentationOnly: true },
  simplify: { changesSignature: false, edits: true },
  'add-types': { changesSignature: true, edits: true },
  'write-test': { changesSignature: false, edits: false },
  explain: { changesSignature: false, edits: false },
};

export function isActionName(text: string): text is ActionName {
  return (ACTION_NAMES as readonly string[]).includes(text);
}
