import { LlmstructError } from '../errors.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import { pathOfId } from '../model/symbolId.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import { type StaysHere, staysHere } from './localOnly.ts';

/**
 * An index for callers whose model may be anywhere (assistants by MCP, VS Code's tools, Continue): nothing that it gives is of a file of
 * `[privacy] local_only`. Asked for one, it throws `local-only`; in lists such files are left out. The rules are read anew each time.
 */
export function indexForElsewhere(index: WorkspaceIndex): WorkspaceIndex {
  const rules = async (): Promise<StaysHere> => staysHere((await index.settings()).localOnly);
  const checked = async <Result>(path: RepoPath, ask: () => Promise<Result>): Promise<Result> => {
    if ((await rules())(path)) throw new LlmstructError('local-only', { target: path });
    return ask();
  };
  return {
    ...index,
    context: (request) => index.context({ ...request, elsewhere: true }),
    search: (request) => index.search({ ...request, elsewhere: true }),
    fileText: (path) => checked(path, () => index.fileText(path)),

    async symbols(query) {
      const [list, stays] = [await index.symbols(query), await rules()];
      return { ...list, symbols: list.symbols.filter(({ path }) => !stays(path)) };
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
      const [text, stays] = [await index.structText(), await rules()];
      const document = JSON.parse(text) as StructDocument;
      if (!document.modules.some(({ path }) => stays(path))) return text;
      return `${JSON.stringify({ ...document, modules: document.modules.filter(({ path }) => !stays(path)) })}\n`;
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

/** `src/a.py: f, g` of a file that stays here is the file alone. */
function withoutNames(line: string, stays: StaysHere): string {
  const end = line.indexOf(': ');
  const path = end < 0 ? line : line.slice(0, end);
  return stays(path) ? path : line;
}
