import type { ChatProgress } from '../core/ports.ts';
import type { CliContext } from './cliContext.ts';
import { createProgressLine } from './progressLine.ts';

/** A line on stderr that says how far a request to a model is. */
export interface RequestLine {
  readonly onProgress: (progress: ChatProgress) => void;
  clear(): void;
}

/** `before`: what stands before everything that is said, of a request among several. */
export function createRequestLine(context: CliContext, before = ''): RequestLine {
  const { t, number } = context;
  const line = createProgressLine(context);
  let received = 0;
  const text = (progress: ChatProgress): string => {
    switch (progress.kind) {
      case 'waiting':
        return t('Waiting for the model');
      case 'loading':
        return t('Loading the model');
      case 'busy':
        return t('The server still works on a request that was given up');
      case 'pausing':
        return t('The server asks to wait {0} s', number(progress.seconds));
      case 'text':
        return t('Reading the answer: {0} characters', number(received));
    }
  };
  return {
    onProgress(progress) {
      received = progress.kind === 'text' ? received + progress.text.length : 0;
      line.say(`${before}${text(progress)}`);
    },
    clear: () => line.clear(),
  };
}
