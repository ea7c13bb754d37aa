import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { replaceText } from '../node/replaceText.ts';
import { ToolError } from './toolError.ts';

/** Writes a file's new text in one step, where it still says what the edit was made of. Throws `ToolError` and `struct-unwritable`. */
export async function writeEdit(root: string, { path, base }: PreparedRequest, newText: string): Promise<void> {
  const replaced = await replaceText(root, { path, base, newText });
  if (replaced === 'changed') {
    throw new ToolError(`${path} changed while the user was asked; nothing was written. Propose it again.`);
  }
  if (replaced === 'utf-16') throw new ToolError(`${path} is UTF-16; edit it in an editor.`);
}
