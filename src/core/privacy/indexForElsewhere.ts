import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import { LlmstructError } from '../errors.ts';
import { toRepoPath } from '../model/repoPath.ts';
import { pathOfId } from '../model/symbolId.ts';
import { type StaysHere, staysHere } from '../settings/staysHere.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import { forElsewhere } from './forElsewhere.ts';
import { withoutHint } from './withoutHint.ts';
import {
  changesWithout,
  checkedWithout,
  idsWithout,
  lineWithout,
  packWithout,
  structWithout,
  tasksInCodeWithout,
} from './withoutStaying.ts';

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
    context: async (request) =>
      packWithout(await unhinted(index.context({ ...request, elsewhere: true })), await rules()),
    search: async (request) => packWithout(await index.search({ ...request, elsewhere: true }), await rules()),
    prepare: async (request) => {
      const prepared = leaving(await unhinted(index.prepare(request)), request.target);
      // The change of a test shows the lines around it.
      const path = prepared.test?.base === undefined ? undefined : prepared.test.path;
      return path === undefined ? prepared : checked(path, async () => prepared);
    },
    prepareAnalysis: async (request) => {
      const prepared = await index.prepareAnalysis(request);
      return { ...prepared, prompt: leaving(prepared.prompt, request.id) };
    },
    prepareQuestion: async (request) => leaving(await index.prepareQuestion(request), request.question),
    fileText: (path) => checked(path, () => index.fileText(path)),
    check: (request) => checked(request.path, async () => checkedWithout(await index.check(request), await rules())),
    checkEdit: (request) =>
      checked(request.path, async () => checkedWithout(await index.checkEdit(request), await rules())),
    callers: (id) => checked(pathOfId(id), async () => idsWithout(await index.callers(id), await rules())),
    tasksInCode: async (request) => tasksInCodeWithout(await index.tasksInCode(request), await rules()),
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
      const [found, stays] = [await unhinted(index.neighbours(target)), await rules()];
      return checked(found.symbol.path, async () => ({
        ...found,
        callers: found.callers.filter(({ path }) => !stays(path)),
        callingModules: found.callingModules.filter((path) => !stays(path)),
        callees: found.callees.filter(({ path }) => !stays(path)),
      }));
    },

    /** That there are such files is said, what is in them is not. */
    async map(request) {
      const [map, stays] = [await index.map({ ...request, elsewhere: true }), await rules()];
      return { ...map, lines: map.lines.map((line) => lineWithout(line, stays)) };
    },

    async structText() {
      const text = await index.structText();
      const { localOnly } = await index.settings();
      if (localOnly.length === 0) return text;
      return structWithout(text, await index.map({ budget: 0, elsewhere: true }), staysHere(localOnly));
    },

    async checkDocumentation(request, onProgress, cancellation) {
      const [report, stays] = [await index.checkDocumentation(request, onProgress, cancellation), await rules()];
      return { ...report, findings: report.findings.filter(({ path }) => !stays(path)) };
    },

    async readAnswer(request) {
      const [reading, stays] = [await index.readAnswer(request), await rules()];
      return {
        code: reading.code.filter((part) => !('target' in part) || !stays(pathOfId(part.target))),
        advice: reading.advice.filter(({ symbol }) => symbol === undefined || !stays(pathOfId(symbol))),
      };
    },

    async checkAnalysis(request) {
      const [analysis, stays] = [await index.checkAnalysis(request), await rules()];
      if (analysis.status !== 'usable') return analysis;
      const symbols = idsWithout(analysis.content.symbols, stays);
      return { ...analysis, content: { ...analysis.content, symbols } };
    },

    /** Its prompt may have been for a model of this machine. */
    async receipt(id) {
      const [receipt, stays] = [await index.receipt(id), await rules()];
      const { subject, items } = receipt;
      const shown = ['target' in subject ? subject.target : '', ...items.map(({ id: shownId }) => shownId)];
      if (shown.some((each) => stays(pathOfId(each)))) throw new LlmstructError('local-only', { target: id });
      return receipt;
    },

    async changes(request, onProgress, cancellation) {
      const [report, stays] = [await index.changes(request, onProgress, cancellation), await rules()];
      return changesWithout(report, stays);
    },
  };
}

/** A request as a model elsewhere gets it, whoever is asked: a model here could quote what it saw. */
function leaving<Prepared extends PreparedPrompt>(prepared: Prepared, target: string): Prepared {
  const away = forElsewhere(prepared);
  if (away === undefined) throw new LlmstructError('local-only', { target });
  return away;
}

async function unhinted<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    throw withoutHint(error);
  }
}
