import type { RepoPath } from '../model/repoPath.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import type { BodyReader } from './selectContext.ts';

/** Where texts come from: unsaved editors before files. */
export interface PromptSources {
  /** Whether a file's code must stay on this machine. */
  readonly stays: StaysHere;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
  readonly readBody: BodyReader;
  readonly parser: SourceParser;
  readonly digest: Digest;
  /** Where the user's own prompts lie. */
  readonly promptFolder: RepoPath;
}
