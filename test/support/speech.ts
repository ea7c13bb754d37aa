// Synthetic speech by espeak-ng, where the machine has it: in PATH, or in the test host's cache (`npm run speech` puts Debian's packages there).
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheRoot } from '../host/cachedFolder.ts';

export const SPEECH_CACHE = 'speech-1';

/** How a text is spoken into a WAV file; undefined where the machine cannot. */
function speaker(): ((text: string, file: string) => void) | undefined {
  const speak =
    (program: string, more: Readonly<Record<string, string>> = {}) =>
    (text: string, file: string) =>
      void execFileSync(program, ['-v', 'ru', '-w', file, text], { env: { ...process.env, ...more }, stdio: 'pipe' });
  const installed = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'espeak-ng'));
  const found = installed.find((file) => existsSync(file));
  if (found !== undefined) return speak(found);
  const cached = join(cacheRoot(), SPEECH_CACHE);
  const program = join(cached, 'usr/bin/espeak-ng');
  if (!existsSync(program)) return undefined;
  const parent = join(cached, 'usr/lib');
  const triplets = readdirSync(parent).filter((name) => name.includes('-linux-'));
  const folders = triplets.flatMap((name) => [join(parent, name), join(parent, name, 'pulseaudio')]);
  const libraries = [...folders, ...triplets.map((name) => join(cached, 'lib', name))].join(delimiter);
  return speak(program, { LD_LIBRARY_PATH: libraries, ESPEAK_DATA_PATH: folders[0] ?? '' });
}

/** Speaks Russian into a WAV file; without a voice the test is skipped, and the log says why. */
export function speakRussian(test: Mocha.Context, text: string, file: string): Buffer {
  const speak = speaker();
  if (speak === undefined) {
    console.log('      skipped: there is no espeak-ng here; npm run speech gets it from Debian’s packages');
    test.skip();
  }
  speak!(text, file);
  return readFileSync(file);
}
