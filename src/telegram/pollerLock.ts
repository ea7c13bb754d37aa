import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import { isAlive } from '../node/fileLock.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';

/** How often the holder shows that it lives, and after what silence it is taken for dead, in ms. */
const HEARTBEAT = 5000;
const DEAD_AFTER = 30_000;

/**
 * Takes the lock of a bot on this machine; call what it gives to let go. A file with the holder's number, touched while it lives: the number of
 * a process that died may be another's by now. Throws `telegram-running`, `struct-unwritable`.
 */
export function lockPoller(file: string): () => void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(file, error);
  }
  for (let attempt = 1; ; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw unwritable(file, error);
      const holder = holderOf(file);
      if (holder !== undefined || attempt > 2) throw new LlmstructError('telegram-running', { process: holder ?? '?' });
      rmSync(file, { force: true });
    }
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  };
}

function unwritable(path: string, error: unknown): LlmstructError {
  return new LlmstructError('struct-unwritable', { path, reason: systemCode(error) ?? reasonOf(error) }, error);
}

/** Who holds the lock; undefined for a holder that is dead. */
function holderOf(file: string): number | undefined {
  try {
    const process = Number(readFileSync(file, 'utf8'));
    return Date.now() - statSync(file).mtimeMs < DEAD_AFTER && isAlive(process) ? process : undefined;
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed it; the next one to start finds Telegram's own refusal.
  }
}
