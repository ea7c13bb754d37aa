import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Results of trials as they lie in the file; each is what `TrialResult` of `src/llm` says. */
interface KeptTrials<Result> {
  readonly version: 1;
  readonly trials: readonly Result[];
}

/** Identifies a result: a model at a place. */
interface Identified {
  readonly model: string;
  readonly endpoint: string;
}

/** Results of trials in a file of the user's, shared by editor and command line. A file that cannot be read holds none. */
export class TrialFile<Result extends Identified> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async get(model: string, endpoint: string): Promise<Result | undefined> {
    return (await this.#read()).find((trial) => trial.model === model && trial.endpoint === endpoint);
  }

  /** Keeps a result in place of an earlier one. Throws Node's error where the file cannot be written. */
  async put(result: Result): Promise<void> {
    const others = (await this.#read()).filter(
      ({ model, endpoint }) => model !== result.model || endpoint !== result.endpoint,
    );
    const kept: KeptTrials<Result> = { version: 1, trials: [...others, result] };
    await mkdir(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.tmp-${process.pid}`;
    await writeFile(draft, `${JSON.stringify(kept, undefined, 2)}\n`);
    await rename(draft, this.#path);
  }

  async #read(): Promise<readonly Result[]> {
    try {
      const { version, trials } = JSON.parse(await readFile(this.#path, 'utf8')) as Partial<KeptTrials<Result>>;
      return version === 1 && Array.isArray(trials) ? (trials as readonly Result[]) : [];
    } catch {
      return [];
    }
  }
}

/** Where the user's results lie: `$XDG_DATA_HOME/llmstruct`, by the system's convention where that is not set. */
export function trialFilePath(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = environment;
  const data = XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share');
  return join(data, 'llmstruct', 'models.json');
}
