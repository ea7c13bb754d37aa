import type { CheckedReply } from '../edits/checkedReply.ts';
import type { CheckRequest } from '../edits/editRequests.ts';
import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';

/** What reading an answer asks of the workspace. */
export interface AnswerPorts {
  readonly index: CodeIndex;
  readonly parser: SourceParser;
  readonly digest: Digest;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
  /** The gate. */
  check(request: CheckRequest): Promise<CheckedReply>;
}
