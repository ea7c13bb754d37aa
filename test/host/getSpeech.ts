// npm run speech
// Gets what makes synthetic speech for the tests of voice: espeak-ng from Debian's packages (nothing is installed). What is there already
// stays.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SPEECH_CACHE } from '../support/speech.ts';
import { cachedFolder } from './cachedFolder.ts';

const PROGRAM = ['espeak-ng', 'espeak-ng-data', 'libespeak-ng1', 'libsonic0', 'libpcaudio0'];
/** What it is linked with, although it plays nothing here. */
const SOUND = ['libasound2', 'libpulse0', 'libsndfile1', 'libasyncns0', 'libdbus-1-3', 'libapparmor1'];
const CODECS = ['libflac12', 'libogg0', 'libvorbis0a', 'libvorbisenc2', 'libopus0', 'libmpg123-0', 'libmp3lame0'];
const WINDOWS = ['libx11-6', 'libx11-xcb1', 'libxcb1', 'libxau6', 'libxdmcp6', 'libbsd0', 'libmd0'];

try {
  cachedFolder(SPEECH_CACHE, (folder) => {
    run('apt-get', ['download', ...PROGRAM, ...SOUND, ...CODECS, ...WINDOWS], folder);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      run('dpkg', ['-x', file, '.'], folder);
      rmSync(join(folder, file));
    }
  });
  console.error('espeak-ng is there.');
} catch (error) {
  console.error(`espeak-ng cannot be had here: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
