import type { UpdateProgress } from '../core/indexing/updateRequest.ts';
import type { CliContext } from './cliContext.ts';

/** Milliseconds between two drawings. */
const PAUSE = 100;

/** One line on stderr that is drawn again and again; nothing where no person watches. */
export interface ProgressLine {
  show(progress: UpdateProgress): void;
  say(text: string): void;
  clear(): void;
}

export function createProgressLine(context: CliContext): ProgressLine {
  const { host, t } = context;
  const visible = host.err.terminal && !host.environment['CI'] && host.environment['TERM'] !== 'dumb';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  const draw = (text: string): void => {
    const now = host.clock();
    if (!visible || now - drawnAt < PAUSE) return;
    drawnAt = now;
    drawn = true;
    host.err.write(`\r\u001B[2K${text}`);
  };
  return {
    show: ({ done, total }) => draw(t('Indexing {0} of {1} files', context.number(done), context.number(total))),
    say: draw,
    clear() {
      if (drawn) host.err.write('\r\u001B[2K');
      drawn = false;
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}
