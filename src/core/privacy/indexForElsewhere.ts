import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import { LlmstructError } from '../errors.ts';
import { writeStruct } from '../model/canonicalWriter.ts';
import { type RepoPath, toRepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import { pathOfId } from '../model/symbolId.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import { forElsewhere, type StaysHere, staysHere } from './localOnly.ts';

/**
 * An index for callers whose model may be anywhere (assistants by MCP, VS Code's tools, Continue, programs over HTTP): nothing that it gives is of a file of
 * `[privacy] local_only`. Asked for one, it throws `local-only`; in lists such files are left out. The rules are read anew each time.
 */
export function indexForElsewhere(index: WorkspaceIndex): WorkspaceIndex {
  const rules = async (): Promise<StaysHere> => staysHere((await index.settings()).localOnly);
  /** Rules are for paths as the index has them, whoever asks may write the same path otherwise: `src//a.py`, `src\\a.py`. */
  const checked = async <Result>(written: string, ask: () => Promise<Result>): Promise<Result> => {
    const path = toRepoPath(written);
    if (path !== undefined && (await rules())(path)) throw new LlmstructError('local-only', { target: path });
    return ask();
  };
  return {
    ...index,
    context: (request) => index.context({ ...request, elsewhere: true }),
    search: (request) => index.search({ ...request, elsewhere: true }),
    prepare: async (request) => leaving(await index.prepare(request), request.target),
    prepareQuestion: async (request) => leaving(await index.prepareQuestion(request), request.question),
    fileText: (path) => checked(path, () => index.fileText(path)),
    check: (request) => checked(request.path, () => index.check(request)),
    checkEdit: (request) => checked(request.path, () => index.checkEdit(request)),
    callers: (id) => checked(pathOfId(id), () => index.callers(id)),
    adoptTodo: (place) => checked(place.path, () => index.adoptTodo(place)),

    async symbols(query) {
      const { localOnly } = await index.settings();
      if (localOnly.length === 0) return index.symbols(query);
      const stays = staysHere(localOnly);
      const { exact, symbols } = await index.symbols({ ...query, from: 0, most: Number.MAX_SAFE_INTEGER });
      const shown = symbols.filter(({ path }) => !stays(path));
      return { exact, total: shown.length, symbols: shown.slice(query.from, query.from + query.most) };
    },

    async targets(request) {
      const [found, stays] = [await index.targets(request), await rules()];
      return { ...found, targets: found.targets.filter(({ path }) => !stays(path)) };
    },

    async neighbours(target) {
      const [found, stays] = [await index.neighbours(target), await rules()];
      return checked(found.symbol.path, async () => ({
        ...found,
        callers: found.callers.filter(({ path }) => !stays(path)),
        callingModules: found.callingModules.filter((path) => !stays(path)),
        callees: found.callees.filter(({ path }) => !stays(path)),
      }));
    },

    /** That there are such files is said, what is in them is not. */
    async map(request) {
      const [map, stays] = [await index.map(request), await rules()];
      return { ...map, lines: map.lines.map((line) => withoutNames(line, stays)) };
    },

    async structText() {
      const text = await index.structText();
      const { localOnly } = await index.settings();
      if (localOnly.length === 0) return text;
      const stays = staysHere(localOnly);
      const { modules, ...frame } = JSON.parse(text) as StructDocument;
      const shown = modules.filter(({ path }) => !stays(path));
      if (shown.length === modules.length) return text;
      return writeStruct(
        frame,
        shown.map((module) => JSON.stringify(module)),
      );
    },

    async changes(request, onProgress, cancellation) {
      const [report, stays] = [await index.changes(request, onProgress, cancellation), await rules()];
      const shown = <Place extends { readonly path: RepoPath }>(list: readonly Place[]) =>
        list.filter(({ path }) => !stays(path));
      return {
        ...report,
        modules: shown(report.modules).map((change) => ({ ...change, left: shown(change.left) })),
        symbols: shown(report.symbols)
          .filter(({ was }) => was === undefined || !stays(pathOfId(was)))
          .map((change) => ({ ...change, left: shown(change.left) })),
        errors: { added: shown(report.errors.added), gone: shown(report.errors.gone) },
        drift: shown(report.drift),
      };
    },
  };
}

/** A request as a model elsewhere gets it, whoever is asked: a model here could quote what it saw. */
function leaving<Prepared extends PreparedPrompt>(prepared: Prepared, target: string): Prepared {
  const away = forElsewhere(prepared);
  if (away === undefined) throw new LlmstructError('local-only', { target });
  return away;
}

/** `src/a.py: f, g` of a file that stays here is the file alone. */
function withoutNames(line: string, stays: StaysHere): string {
  const end = line.indexOf(': ');
  const path = end < 0 ? line : line.slice(0, end);
  return stays(path) ? path : line;
}
