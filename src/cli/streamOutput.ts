import type { TextOutput } from './cliHost.ts';

/**
 * A stream that text is printed to. What goes to a terminal is text there, too: names, titles and what models say are anybody's, and a control
 * sequence in them could hide a line or write others. A file or another program gets every byte.
 */
export function createStreamOutput(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): TextOutput {
  const terminal = stream.isTTY === true;
  return { terminal, write: (text) => void stream.write(terminal ? withoutControls(text) : text) };
}

/** All control characters but those that lines are made of, and those that turn the direction of what follows. */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Unicode's pictures of the first 32 control characters, in their order. */
const PICTURES = 0x24_00;

function withoutControls(text: string): string {
  return text.replace(CONTROLS, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(PICTURES + code) : '\ufffd';
  });
}
