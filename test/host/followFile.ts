import { openSync, readSync, writeFileSync } from 'node:fs';

export interface FollowedFile {
  readonly path: string;
  /** Passes on what is left and stops. */
  end(): void;
}

/** Creates `path` and passes on whatever another process appends to it. */
export function followFile(path: string, onChunk: (chunk: Buffer) => void): FollowedFile {
  writeFileSync(path, '');
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(64 * 1024);
  const readOn = () => {
    for (;;) {
      const length = readSync(file, buffer, 0, buffer.length, null);
      if (length === 0) return;
      onChunk(Buffer.from(buffer.subarray(0, length)));
    }
  };
  const interval = setInterval(readOn, 50);
  return {
    path,
    end() {
      clearInterval(interval);
      readOn();
    },
  };
}
