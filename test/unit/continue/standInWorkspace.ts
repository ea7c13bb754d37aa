import type { ContinueCursor, ContinueFolder, ContinueWorkspace } from '../../../src/continue/continueWorkspace.ts';
import type { ContextItem } from '../../../src/core/context/contextPack.ts';
import type { ContextRequest } from '../../../src/core/context/contextRequests.ts';
import type { LocatedDefinition } from '../../../src/core/parsing/locatedDefinition.ts';
import type { TaskWithPlace } from '../../../src/core/tasks/file/tasksReading.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import type { Changes } from '../../../src/node/gitChanges.ts';

export const SOURCE = 'class App:\n    def run(self):\n        return total()\n\n\ndef total():\n    return 1\n';

function definition(name: string, parent: number, startMark: string, end: number): LocatedDefinition {
  const start = SOURCE.indexOf(startMark);
  const headerEnd = SOURCE.indexOf('\n', start);
  const id = `src/app.py#${name}`;
  return { id, kind: 'function', name, start, end, headerStart: start, headerEnd, partial: false, parent };
}

export const DEFINITIONS: readonly LocatedDefinition[] = [
  definition('App', -1, 'class App', SOURCE.indexOf('\n\n\ndef')),
  definition('App.run', 0, 'def run', SOURCE.indexOf('\n\n\ndef')),
  definition('total', -1, 'def total', SOURCE.length - 1),
];

function shown(path: string): ContextItem {
  const lines = { startLine: 1, endLine: 1, tokens: 4 };
  return { id: `${path}#x`, path, ...lines, role: 'dependency', form: 'signature', why: 'called' };
}

export interface StandIn {
  readonly workspace: ContinueWorkspace;
  /** What `context` was asked. */
  readonly asked: ContextRequest[];
}

/** A workspace of one folder with one Python file; `change` replaces parts of its index. */
export function standIn(
  change: {
    readonly index?: Partial<WorkspaceIndex>;
    readonly cursor?: Partial<ContinueCursor> | 'none';
    readonly tasks?: readonly TaskWithPlace[];
    readonly struct?: string;
    readonly folders?: number;
    readonly files?: Readonly<Record<string, string>>;
    readonly changes?: Changes;
  } = {},
): StandIn {
  const asked: ContextRequest[] = [];
  const refuse = (): never => {
    throw new Error('not expected');
  };
  const index: WorkspaceIndex = {
    update: refuse,
    changes: refuse,
    shard: refuse,
    prepare: refuse,
    prepareQuestion: refuse,
    search: refuse,
    check: refuse,
    checkEdit: refuse,
    settings: () =>
      Promise.resolve({
        ...{ budget: 1024, modelOrder: [], localOnly: [], sync: { label: 'llmstruct' } },
        voice: { model: 'whisper-1' },
        telegram: { allow: [], dailyTokens: 1 },
      }),
    callers: refuse,
    targets: refuse,
    keepReceipt: refuse,
    receipt: refuse,
    keepUsage: refuse,
    keepDeparture: refuse,
    unsentUsage: refuse,
    markUsageSent: refuse,
    departures: refuse,
    settleUsage: refuse,
    usage: refuse,
    usageDays: refuse,
    symbols: refuse,
    neighbours: refuse,
    map: refuse,
    paths: refuse,
    fileText: refuse,
    checkDocumentation: refuse,
    addTask: refuse,
    setTask: refuse,
    renumberTask: refuse,
    issueStates: refuse,
    keepIssueState: refuse,
    taskHistory: refuse,
    tasksInCode: refuse,
    adoptTodo: refuse,
    readAnswer: refuse,
    importAdvice: refuse,
    prepareAnalysis: refuse,
    checkAnalysis: refuse,
    keepAnalysis: refuse,
    analyses: refuse,
    structText: () => Promise.resolve(change.struct ?? ''),
    close: () => Promise.resolve(),
    outline: () => Promise.resolve(DEFINITIONS),
    tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: change.tasks ?? [], problems: [] }),
    context(request) {
      asked.push(request);
      const text =
        '# src/app.py, outline:\nApp, total\n\n# src/app.py\ndef total()\n\nCalled from:\n# src/main.py\ndef main()\n';
      return Promise.resolve({
        target: request.target,
        budget: request.budget,
        tokens: 9,
        text,
        items: ['src/app.py', 'src/main.py'].map(shown),
        dropped: [],
        digest: '',
      });
    },
    ...change.index,
  };
  const folder = (name: string): ContinueFolder => ({
    name,
    index,
    read: (path) => Promise.resolve({ 'src/app.py': SOURCE, ...change.files }[path]),
    changes: () => Promise.resolve(change.changes ?? { kind: 'unavailable', reason: 'no git' }),
    uriOf: (path) => `file:///w/shop/${path}`,
  });
  const folders = Array.from({ length: change.folders ?? 1 }, (_, number) => folder(`shop${number || ''}`));
  const cursor: ContinueCursor = {
    folder: folders[0]!,
    path: 'src/app.py',
    text: SOURCE,
    language: 'python',
    offset: SOURCE.indexOf('return total'),
    selection: { start: 0, end: 0 },
    ...(change.cursor === 'none' ? {} : change.cursor),
  };
  const workspace: ContinueWorkspace = {
    folders,
    // Needs its object, as the editor's does.
    cursor() {
      return Promise.resolve(change.cursor === 'none' || this.folders.length === 0 ? undefined : cursor);
    },
  };
  return { asked, workspace };
}
