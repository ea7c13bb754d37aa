/** First line of what we export; a file without it is someone's own. */
export const MARK = '# Written by llmstruct (command "llmstruct: Export Continue Config").';

export type BlockKind = 'context' | 'models' | 'rules' | 'mcpServers';

/**
 * The head of a block file of Continue. A file holds one kind of block only, and `version` must be a string: YAML reads
 * `0.0.1` as one.
 */
export function blockHeader(kind: BlockKind): string {
  return `${MARK}\nname: llmstruct ${kind}\nversion: 0.0.1\nschema: v1\n${kind}:\n`;
}

/** Whether a file's text is an export of ours, also one that was edited since. */
export function isOurExport(text: string): boolean {
  return text.replace(/^\uFEFF/, '').startsWith(MARK);
}
