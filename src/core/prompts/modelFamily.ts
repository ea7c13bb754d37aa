/** Models that are asked in the same words. */
export const MODEL_FAMILIES = ['claude', 'qwen'] as const;
export type ModelFamily = (typeof MODEL_FAMILIES)[number];

const PATTERNS: Readonly<Record<ModelFamily, RegExp>> = {
  claude: /^anthropic\/|claude/i,
  // Small coders drift into prose: they are told the form of the answer once more, at the very end.
  qwen: /qwen|deepseek|codellama|codegemma|starcoder|granite|smollm|phi-?\d/i,
};

/** The family of a model by its id (`provider/model`); undefined for all others, who get the common words. */
export function familyOf(model: string): ModelFamily | undefined {
  return MODEL_FAMILIES.find((family) => PATTERNS[family].test(model));
}
