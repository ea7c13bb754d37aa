import type { PreparedRequest } from '../context/preparedPrompt.ts';
import { isLlmstructError } from '../errors.ts';
import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { TaskWithPlace } from './file/tasksReading.ts';
import { matchTodos, type TodoPlace, type TrackedTodo, todoKey } from './matchTodos.ts';
import { type SymbolMemory, successorsOf } from './successors.ts';
import type { TaskBinding, TaskScope, TasksInCode, TasksInCodeRequest } from './taskBindings.ts';
import { taskInstruction } from './taskInstruction.ts';

/** What is remembered of a task's place in the code, so that it is found again after the next change. */
export interface PlaceMemory {
  readonly symbol?: SymbolMemory;
  readonly todo?: Pick<TodoPlace, 'path' | 'symbol' | 'text'>;
}

export interface TasksInCodePorts {
  readonly index: CodeIndex;
  readonly memories: ReadonlyMap<string, PlaceMemory>;
  /** The keys of the candidates when this was looked at last. */
  readonly candidates: ReadonlySet<string>;
  /** Keeps what is known now. */
  remember(memories: ReadonlyMap<string, PlaceMemory>, candidates: ReadonlySet<string>): void;
  prepare(target: SymbolId, instruction: string): Promise<PreparedRequest>;
}

/** Finds every task that names code or stands for a TODO comment, follows both, and measures what it would cost. */
export async function findTasksInCode(
  tasks: readonly TaskWithPlace[],
  request: TasksInCodeRequest,
  { index, memories, candidates: others, remember, prepare }: TasksInCodePorts,
): Promise<TasksInCode> {
  const places = todoPlaces(index);
  const tracked = tasks.flatMap((task) => trackedTodo(task, memories.get(task.id)));
  const matched = matchTodos(tracked, places, others);
  const bindings: TaskBinding[] = [];
  const known = new Map<string, PlaceMemory>();
  for (const task of tasks) {
    const place = matched.get(task.id);
    const binding = bindingOf(task, place, memories.get(task.id), index);
    if (binding === undefined) continue;
    const memory = memoryOf(binding, place, memories.get(task.id), index);
    if (memory !== undefined) known.set(task.id, memory);
    const scope = request.scopes ? await scopeOf(task, binding, request, { index, prepare }) : undefined;
    bindings.push({ ...binding, ...(scope === undefined ? {} : { scope }) });
  }
  const taken = new Set(matched.values());
  const candidates = places.filter((place) => !taken.has(place));
  remember(known, new Set(candidates.map(({ text }) => todoKey(text))));
  return { bindings, candidates };
}

/** Every TODO comment of the index, by path and line. */
export function todoPlaces(index: CodeIndex): readonly TodoPlace[] {
  return [...index.modules.values()].flatMap(({ path, facts, ids }) =>
    (facts.todos ?? []).map(({ marker, text, line, from, by }) => ({
      path,
      line,
      ...(from < 0 ? {} : { symbol: ids[from]! }),
      marker,
      text,
      ...(by === undefined ? {} : { by }),
    })),
  );
}

/** The text without the marker that `todo` of a task begins with. */
function trackedTodo({ id, todo, symbol }: TaskWithPlace, memory: PlaceMemory | undefined): readonly TrackedTodo[] {
  if (todo === undefined) return [];
  const written = { text: todo.replace(/^\w+(?::\s*|\s+|$)/, ''), ...placeOfSymbol(symbol) };
  return [{ task: id, ...written, ...memory?.todo }];
}

function placeOfSymbol(symbol: SymbolId | undefined): { readonly path?: RepoPath; readonly symbol?: SymbolId } {
  if (symbol === undefined) return {};
  return symbol.includes('#') ? { symbol, path: pathOfId(symbol) } : { path: symbol };
}

function bindingOf(
  { id, symbol, todo }: TaskWithPlace,
  place: TodoPlace | undefined,
  memory: PlaceMemory | undefined,
  index: CodeIndex,
): Omit<TaskBinding, 'scope'> | undefined {
  if (symbol === undefined && todo === undefined) return undefined;
  const told =
    todo === undefined ? {} : { todo: place === undefined ? absence(symbol, memory, index) : ('found' as const) };
  // A comment leads to where its definition went.
  if (place !== undefined) {
    const bound =
      place.symbol === undefined ? { state: 'file' as const } : { state: 'bound' as const, symbol: place.symbol };
    return { task: id, ...bound, path: place.path, line: place.line, ...told };
  }
  const found = symbol === undefined ? undefined : index.find(symbol);
  if (found !== undefined) {
    return { task: id, state: 'bound', symbol: found.id, path: found.module.path, line: found.fact.nameLine, ...told };
  }
  if (symbol === undefined) return { task: id, state: 'orphaned', path: memory?.todo?.path ?? '', line: 1, ...told };
  if (index.modules.has(symbol)) return { task: id, state: 'file', symbol, path: symbol, line: 1, ...told };
  const successors = successorsOf(symbol, memory?.symbol, index);
  return { task: id, state: 'orphaned', symbol, path: pathOfId(symbol), line: 1, successors, ...told };
}

/** A comment that is not found is gone, unless its file is there and has errors that may hide it. */
function absence(symbol: SymbolId | undefined, memory: PlaceMemory | undefined, index: CodeIndex): 'gone' | 'unsure' {
  const path = memory?.todo?.path ?? (symbol === undefined ? undefined : pathOfId(symbol));
  const module = path === undefined ? undefined : index.modules.get(path);
  return module !== undefined && module.facts.errors.length > 0 ? 'unsure' : 'gone';
}

/** What was known stays as long as nothing newer is known. */
function memoryOf(
  { state, symbol }: Omit<TaskBinding, 'scope'>,
  place: TodoPlace | undefined,
  before: PlaceMemory | undefined,
  index: CodeIndex,
): PlaceMemory | undefined {
  const found = state === 'bound' && symbol !== undefined ? index.find(symbol) : undefined;
  const bound = found === undefined ? before?.symbol : memoryOfSymbol(found.id, found.fact);
  const todo =
    place === undefined
      ? before?.todo
      : { path: place.path, text: place.text, ...(place.symbol === undefined ? {} : { symbol: place.symbol }) };
  if (bound === undefined && todo === undefined) return undefined;
  return { ...(bound === undefined ? {} : { symbol: bound }), ...(todo === undefined ? {} : { todo }) };
}

function memoryOfSymbol(id: SymbolId, { kind, signature, digest }: Omit<SymbolMemory, 'id'>): SymbolMemory {
  return { id, kind, signature, digest };
}

/** What says that a prompt has no room in the window. */
const TOO_LARGE: ReadonlySet<string> = new Set(['prompt-too-large', 'definition-too-large']);

async function scopeOf(
  task: TaskWithPlace,
  { state, symbol }: Omit<TaskBinding, 'scope'>,
  { windowTokens }: TasksInCodeRequest,
  { index, prepare }: Pick<TasksInCodePorts, 'index' | 'prepare'>,
): Promise<TaskScope | undefined> {
  if (state !== 'bound' || symbol === undefined) return undefined;
  const callers = index.callers(symbol);
  const blast = { callers: callers.length, files: new Set(callers.map(pathOfId)).size };
  try {
    const { promptTokens, replyTokens } = await prepare(symbol, taskInstruction(task));
    return { ...blast, promptTokens, replyTokens, windowTokens, fits: true };
  } catch (error) {
    if (!isLlmstructError(error) || !TOO_LARGE.has(error.code)) throw error;
    const needed = Number(error.details['needed'] ?? windowTokens);
    return { ...blast, promptTokens: needed, replyTokens: 0, windowTokens, fits: false };
  }
}
