import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { systemCode } from './systemErrors.ts';

/** Steps under a lock take milliseconds; one that is older was left behind, in ms. */
const DEAD_AFTER = 10_000;
/** How long somebody waits at most, and between two looks, in ms. */
const PATIENCE = 15_000;
const PAUSE = 5;

/**
 * Makes the file that says that somebody works, with their number in it; call what it gives to let go. For where no database does it; waits
 * as SQLite would. Throws the system's error where the file cannot be made, and `EBUSY` when nobody lets go of it.
 */
export function takeFileLock(file: string): () => void {
  const mark = `${process.pid} ${Math.random()}`;
  const until = Date.now() + PATIENCE;
  while (!isMade(file, mark)) {
    if (isLeftBehind(file)) rmSync(file, { force: true });
    else if (Date.now() > until) throw Object.assign(new Error('somebody else holds it'), { code: 'EBUSY' });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE * (1 + Math.random()));
  }
  return () => {
    // Who slept for so long that they were taken for dead does not take the lock from the next one.
    if (readMark(file) === mark) rmSync(file, { force: true });
  };
}

function isMade(file: string, mark: string): boolean {
  let made: number;
  try {
    made = openSync(file, 'wx');
  } catch (error) {
    // Windows says EPERM of a file that is just being removed.
    if (systemCode(error) === 'EEXIST' || (systemCode(error) === 'EPERM' && process.platform === 'win32')) return false;
    throw error;
  }
  try {
    writeFileSync(made, mark);
  } catch (error) {
    // On a full disk a name can be made, but not what is in it.
    closeSync(made);
    rmSync(file, { force: true });
    throw error;
  }
  closeSync(made);
  return true;
}

function isLeftBehind(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  if (Date.now() - made > DEAD_AFTER) return true;
  const holder = Number.parseInt(readMark(file) ?? '', 10);
  // Empty: it is being written.
  return !Number.isNaN(holder) && !isAlive(holder);
}

function readMark(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether there is a process with this number. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
