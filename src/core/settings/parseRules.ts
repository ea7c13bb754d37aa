/** Globs over workspace-relative paths; an empty `include` means every file. */
export interface ParseRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}
