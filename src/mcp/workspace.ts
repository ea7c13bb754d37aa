import { isLlmstructError } from '../core/errors.ts';
import { toRepoPath } from '../core/model/repoPath.ts';
import type { SymbolId } from '../core/model/symbolId.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { Freshness } from './freshIndex.ts';
import { ToolError } from './toolError.ts';

/** A folder with its index. */
export interface WorkspaceFolder {
  /** Names it among others; unique. */
  readonly name: string;
  /** Absolute. */
  readonly root: string;
  readonly index: WorkspaceIndex;
}

/** A target or path inside one of the folders. */
interface Inside {
  readonly folder: WorkspaceFolder;
  readonly inside: string;
}

type Ask<Answer> = (folder: WorkspaceFolder, inside: string) => Promise<Answer>;

interface Answered<Answer> {
  readonly folder: WorkspaceFolder;
  readonly answer: Answer;
}

/** Of definitions with one name, so many are said. */
const MOST_NAMESAKES = 5;

/**
 * The folders as a call sees them. Where there are several, ids and paths begin with the folder's name; where there is one,
 * they are those of `struct.json`.
 */
export class Workspace {
  readonly folders: readonly WorkspaceFolder[];
  /** Whether anything may be older than the files. */
  readonly stale: boolean;
  /** Changes with the index of any folder. */
  readonly generation: number;

  constructor(folders: readonly WorkspaceFolder[], freshness: readonly Freshness[]) {
    this.folders = folders;
    this.stale = freshness.some(({ stale }) => stale);
    this.generation = freshness.reduce((sum, { generation }) => sum + generation, 0);
  }

  /** An id or a path of a folder as the client sees it. */
  shown(folder: WorkspaceFolder, id: SymbolId): string {
    return this.folders.length > 1 ? `${folder.name}/${id}` : id;
  }

  /** What comes before the texts of a folder. */
  heading(folder: WorkspaceFolder): string {
    return this.folders.length > 1 ? `In ${folder.name}/:\n` : '';
  }

  /**
   * Asks the folder that a target belongs to: the one that it names, else the first that knows it. A bare name counts where
   * one definition alone has it. Throws what the last folder that was asked throws, and `ToolError`.
   */
  async in<Answer>(target: string, ask: Ask<Answer>): Promise<Answered<Answer>> {
    const written = target.trim();
    if (/#|:\d+$/.test(written)) return firstAnswer(this.#candidates(written), ask);
    return firstAnswer([await this.#only(written)], ask);
  }

  /** Asks the folder that has a file. Throws as `in`. */
  inFile<Answer>(path: string, ask: Ask<Answer>): Promise<Answered<Answer>> {
    return firstAnswer(this.#candidates(path), ask);
  }

  /** The folders that a path may be meant in, each with the path inside it. Throws `ToolError` for one that leads outside. */
  places(path: string | undefined): readonly Inside[] {
    const written = path?.trim() ?? '';
    if (toRepoPath(written) === undefined) {
      throw new ToolError(`${written} lies outside the workspace. Name a path relative to it, with /.`);
    }
    const named = this.#named(toRepoPath(written)!);
    return named === undefined ? this.folders.map((folder) => ({ folder, inside: toRepoPath(written)! })) : [named];
  }

  async #only(name: string): Promise<Inside> {
    const lists = await Promise.all(
      this.folders.map(async (folder) => {
        const list = await folder.index.symbols({ name, from: 0, most: MOST_NAMESAKES });
        return { folder, list };
      }),
    );
    const named = lists.filter(({ list }) => list.exact);
    const total = named.reduce((sum, { list }) => sum + list.total, 0);
    const ids = named.flatMap(({ folder, list }) => list.symbols.map(({ id }) => this.shown(folder, id)));
    if (total === 0) throw new ToolError(`Nothing is named ${name}. Find the id with find_symbol.`);
    if (total > 1)
      throw new ToolError(`${total} definitions are named ${name}: ${ids.join(', ')}. Name one by its id.`);
    const [{ folder, list }] = named as [(typeof named)[number]];
    return { folder, inside: list.symbols[0]!.id };
  }

  #candidates(target: string): readonly Inside[] {
    const named = this.#named(target);
    const others = this.folders.map((folder) => ({ folder, inside: target }));
    return named === undefined ? others : [...others, named];
  }

  #named(target: string): Inside | undefined {
    if (this.folders.length === 1) return undefined;
    const folder = this.folders.find(({ name }) => target === name || target.startsWith(`${name}/`));
    return folder && { folder, inside: target.slice(folder.name.length + 1) };
  }
}

/** The first answer that is none of our errors; else the last of these. */
async function firstAnswer<Answer>(candidates: readonly Inside[], ask: Ask<Answer>): Promise<Answered<Answer>> {
  let failure: unknown;
  for (const { folder, inside } of candidates) {
    try {
      return { folder, answer: await ask(folder, inside) };
    } catch (error) {
      if (!isLlmstructError(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}
