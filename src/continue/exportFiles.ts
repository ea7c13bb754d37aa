import { contextBlock } from './contextBlock.ts';
import { type ModelsBlockOptions, modelsBlocks } from './modelsBlock.ts';
import { rulesBlock } from './rulesBlock.ts';

export interface ContinueExport extends ModelsBlockOptions {
  /** `[instructions] user`. */
  readonly user: readonly string[];
  /** Whether Continue runs in our extension host; then our provider is there already, and a context block would hide it. */
  readonly sameHost: boolean;
}

export interface ExportedFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly text: string;
}

/** The block files that make Continue know llmstruct in a workspace; it reads them beside the user's own configuration. */
export function exportFiles(options: ContinueExport): readonly ExportedFile[] {
  const rules = rulesBlock(options.user);
  return [
    ...(options.sameHost ? [] : [{ path: '.continue/context/llmstruct.yaml', text: contextBlock() }]),
    ...modelsBlocks(options).map((text, at) => ({
      path: `.continue/models/llmstruct${at === 0 ? '' : `-${at + 1}`}.yaml`,
      text,
    })),
    ...(rules === undefined ? [] : [{ path: '.continue/rules/llmstruct.yaml', text: rules }]),
  ];
}
