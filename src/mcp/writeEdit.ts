import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { createNodeFileSystem } from '../node/nodeFileSystem.ts';
import { ToolError } from './toolError.ts';

/** Writes a file's new text in one step, where it still says what the edit was made of. Throws `ToolError` and `struct-unwritable`. */
export async function writeEdit(root: string, { path, base }: PreparedRequest, newText: string): Promise<void> {
  const files = createNodeFileSystem(root, { git: false });
  const now = await files.read(path);
  if (now.kind !== 'text' || now.text !== base) {
    throw new ToolError(`${path} changed while the user was asked; nothing was written. Propose it again.`);
  }
  // The writer knows UTF-8 only, and another encoding than before would be a change nobody asked for.
  if (await isUtf16(join(root, path))) throw new ToolError(`${path} is UTF-16; edit it in an editor.`);
  await files.writeAtomic(path, newText);
}

async function isUtf16(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && (buffer.readUInt16BE() === 0xfffe || buffer.readUInt16BE() === 0xfeff);
  } finally {
    await handle.close();
  }
}
