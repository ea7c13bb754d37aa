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
  let width = 0;
  const draw = (text: string): void => {
    const now = host.clock();
    if (!visible || now - drawnAt < PAUSE) return;
    drawnAt = now;
    // Blanks over what was longer: no control sequence goes to a terminal.
    host.err.write(`\r${text.padEnd(width)}`);
    width = text.length;
  };
  return {
    show: ({ done, total }) => draw(t('Indexing {0} of {1} files', context.number(done), context.number(total))),
    say: draw,
    clear() {
      if (width > 0) host.err.write(`\r${' '.repeat(width)}\r`);
      width = 0;
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}
