import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { IndexApi } from './indexApi.ts';
import type { RpcHandlers } from './rpc/rpcServer.ts';

/** The methods of an index as the handlers of its thread. */
export function createIndexHandlers(index: WorkspaceIndex): RpcHandlers<IndexApi> {
  return {
    update: (request, { progress, cancellation }) => index.update(request, progress, cancellation),
    outline: (file) => index.outline(file),
    context: (request) => index.context(request),
    search: (request) => index.search(request),
    targets: (request) => index.targets(request),
    prepare: (request) => index.prepare(request),
    prepareQuestion: (request) => index.prepareQuestion(request),
    check: (request) => index.check(request),
    checkDocumentation: (request, { progress, cancellation }) =>
      index.checkDocumentation(request, progress, cancellation),
    checkEdit: (request) => index.checkEdit(request),
    structText: () => index.structText(),
    tasks: () => index.tasks(),
    addTask: (draft) => index.addTask(draft),
    setTask: (request) => index.setTask(request),
    renumberTask: (id) => index.renumberTask(id),
    tasksInCode: (request) => index.tasksInCode(request),
    adoptTodo: (place) => index.adoptTodo(place),
    readAnswer: (request) => index.readAnswer(request),
    importAdvice: (advice) => index.importAdvice(advice),
    taskHistory: (id) => index.taskHistory(id),
    issueStates: () => index.issueStates(),
    keepIssueState: (entry) => index.keepIssueState(entry),
    settings: () => index.settings(),
    callers: (id) => index.callers(id),
    symbols: (query) => index.symbols(query),
    neighbours: (target) => index.neighbours(target),
    map: (request) => index.map(request),
    paths: (request) => index.paths(request),
    fileText: (path) => index.fileText(path),
    shard: (request, { progress, cancellation }) => index.shard(request, progress, cancellation),
    changes: (request, { progress, cancellation }) => index.changes(request, progress, cancellation),
    keepReceipt: (record) => index.keepReceipt(record),
    receipt: (id) => index.receipt(id),
    keepDeparture: (departure) => index.keepDeparture(departure),
    departures: (since) => index.departures(since),
    keepUsage: (usage) => index.keepUsage(usage),
    settleUsage: (verdict) => index.settleUsage(verdict),
    unsentUsage: (request) => index.unsentUsage(request),
    markUsageSent: (sent) => index.markUsageSent(sent),
    usage: (since) => index.usage(since),
    usageDays: (request) => index.usageDays(request),
  };
}
