import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { startGit } from './gitProcess.ts';

/** Contents of git objects by their ids. */
export interface BlobReader {
  /** Undefined for an object that is not there. Rejects when git fails. */
  read(id: string): Promise<Buffer | undefined>;
  close(): void;
}

interface Waiting {
  readonly resolve: (bytes: Buffer | undefined) => void;
  readonly reject: (error: Error) => void;
}

const LINE_END = 10;

/** One `git cat-file --batch` that answers in the order of the questions; started by the first. */
export function createBlobReader(root: string): BlobReader {
  let git: ChildProcessWithoutNullStreams | undefined;
  const waiting: Waiting[] = [];
  let chunks: Buffer[] = [];
  let length = 0;
  /** How many bytes the answer that is being read has, once its first line is known. */
  let size: number | undefined;

  function start(): ChildProcessWithoutNullStreams {
    const process = startGit(root, ['cat-file', '--batch']);
    let complaint = '';
    process.stdout.on('data', take);
    process.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 1000) complaint += chunk.toString();
    });
    process.stdin.on('error', () => {});
    const end = (reason: string): void => {
      for (const { reject } of waiting.splice(0)) reject(new Error(reason));
    };
    process.on('error', (error) => end(error.message));
    process.on('close', () => end(complaint.trim() || 'git cat-file ended'));
    return process;
  }

  function take(chunk: Buffer): void {
    chunks.push(chunk);
    length += chunk.length;
    while (answer());
  }

  /** Hands over the next whole answer; false while more of it is to come. */
  function answer(): boolean {
    // Joined only when there is something to hand over: a large object comes in many pieces.
    if (size !== undefined && length < size + 1) return false;
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks = [bytes];
    if (size !== undefined) {
      waiting.shift()?.resolve(bytes.subarray(0, size));
      keep(bytes.subarray(size + 1));
      size = undefined;
      return true;
    }
    const lineEnd = bytes.indexOf(LINE_END);
    if (lineEnd < 0) return false;
    const [, kind, count] = bytes.subarray(0, lineEnd).toString().split(' ');
    keep(bytes.subarray(lineEnd + 1));
    if (kind === 'blob') size = Number(count);
    else waiting.shift()?.resolve(undefined);
    return true;
  }

  function keep(rest: Buffer): void {
    chunks = rest.length === 0 ? [] : [rest];
    length = rest.length;
  }

  return {
    read: (id) =>
      new Promise((resolve, reject) => {
        git ??= start();
        waiting.push({ resolve, reject });
        git.stdin.write(`${id}\n`);
      }),
    close() {
      git?.stdin.end();
      git?.kill();
    },
  };
}
