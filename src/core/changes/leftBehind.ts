import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { Usage } from './changeReport.ts';
import type { CodeTree } from './codeTree.ts';
import { callsOf, definitionTexts } from './definitionTexts.ts';
import { findUsers, refersOutside, refersTo, type User } from './usages.ts';

/** What the base had under `ids` and the head has not, or not under these. `key` names the change that users are told of. */
export interface Gone {
  readonly key: string;
  /** The definition that went, with all inside it; absent for a file's. */
  readonly root?: SymbolId;
  readonly ids: readonly SymbolId[];
}

export interface LeftRequest {
  readonly gone: readonly Gone[];
  /** Definitions of the head whose users must be changed with them. */
  readonly bound: readonly SymbolId[];
  readonly newId: ReadonlyMap<SymbolId, SymbolId>;
  readonly newPath: ReadonlyMap<RepoPath, RepoPath>;
  /** Whether a definition of the head, or a path's top level, says what it said. */
  sameCode(id: SymbolId): boolean;
}

export interface LeftUsers {
  readonly left: readonly Usage[];
  /** How many users were changed. */
  readonly followed: number;
}

/** Who uses what has changed and was not changed with it, by the key or id of what they use. */
export async function leftBehind(
  base: CodeTree,
  head: CodeTree,
  request: LeftRequest,
): Promise<ReadonlyMap<string, LeftUsers>> {
  const found = new Map<string, LeftUsers>();
  const [textBefore, textNow] = [definitionTexts(base), definitionTexts(head)];
  const usersBefore = findUsers(base.index, new Set(request.gone.flatMap(({ ids }) => ids)));
  for (const { key, root, ids } of request.gone) {
    const users = ids.flatMap((id) => (usersBefore.get(id) ?? []).map((user) => ({ ...user, id })));
    const own = new Set(ids);
    const states: UserNow[] = [];
    for (const user of users) {
      const now = afterwards(user, user.id, own, base, head, request);
      // Who only has a value of what went, without naming it, has another one now.
      const names = namesOfId(user.id);
      const depth = root === undefined ? 1 : namesOfId(root).length;
      const isIndirect = user.via === 'uses' || names.length > depth;
      if (now === undefined) continue;
      const { path, index } = now.user;
      if (now.left && isIndirect && !(await textNow(path, index)).includes(names[depth - 1]!)) continue;
      states.push(now);
    }
    found.set(key, sortOut(states, head));
  }
  const owners = new Map(request.bound.flatMap((id) => ownerOfConstructor(id, head)));
  const usersNow = findUsers(head.index, new Set([...request.bound, ...owners.values()]));
  const oldId = new Map([...request.newId].map(([old, now]) => [now, old]));
  for (const id of request.bound) {
    // Who calls a type calls its constructor.
    const makers = (usersNow.get(owners.get(id) ?? '') ?? []).filter(({ via }) => via === 'calls');
    const users = [...(usersNow.get(id) ?? []), ...makers];
    const called = namesOfId(makers.length > 0 ? owners.get(id)! : id).at(-1)!;
    const states: UserNow[] = [];
    for (const user of users) {
      const userId = idOf(user, head);
      const was = placeOf(oldId.get(userId) ?? userId, base);
      if (userId === id || (user.index >= 0 && was === undefined)) continue;
      let left = request.sameCode(userId);
      if (!left && was !== undefined) {
        // It was changed, but calls as it did: with the very arguments that the old header took.
        const old = callsOf(called, await textBefore(was.path, was.index));
        left = [...callsOf(called, await textNow(user.path, user.index))].some((call) => old.has(call));
      }
      states.push({ user, left });
    }
    const before = found.get(id);
    const now = sortOut(states, head);
    found.set(id, before === undefined ? now : together(before, now));
  }
  return found;
}

interface UserNow {
  readonly user: User;
  readonly left: boolean;
}

/** A user of the base in the head; undefined when it is gone, or part of what is gone itself. */
function afterwards(
  user: User,
  used: SymbolId,
  own: ReadonlySet<SymbolId>,
  base: CodeTree,
  head: CodeTree,
  { newId, newPath, sameCode }: LeftRequest,
): UserNow | undefined {
  const oldId = idOf(user, base);
  if (own.has(oldId)) return undefined;
  const id = user.index < 0 ? (newPath.get(oldId) ?? oldId) : (newId.get(oldId) ?? oldId);
  const place = user.index < 0 ? { path: id, index: -1 } : placeOf(id, head);
  if (place === undefined || !head.modules.has(place.path)) return undefined;
  // The same words may mean something else now: another of the name, or what another import brings.
  const name = namesOfId(used).at(-1)!;
  const isRight =
    refersTo(head.index, place.path, place.index, newId.get(used), name) ||
    (importsAnew(base.modules.get(user.path), head.modules.get(place.path)) &&
      refersOutside(head.index, place.path, place.index, name));
  return { user: { ...place, via: user.via }, left: sameCode(id) && !isRight };
}

/** Whether a file imports from somewhere that it did not. */
function importsAnew(before: ModuleEntry | undefined, after: ModuleEntry | undefined): boolean {
  const known = new Set(before?.facts.imports.map(({ from }) => from));
  return after?.facts.imports.some(({ from }) => !known.has(from)) === true;
}

function sortOut(users: readonly UserNow[], tree: CodeTree): LeftUsers {
  const left = new Map<SymbolId, Usage>();
  const followed = new Set<SymbolId>();
  for (const now of users) {
    const id = idOf(now.user, tree);
    const { path, index, via } = now.user;
    if (!now.left) followed.add(id);
    else if (!left.has(id)) {
      left.set(id, { id, path, line: index < 0 ? 1 : tree.modules.get(path)!.facts.definitions[index]!.nameLine, via });
    }
  }
  for (const id of left.keys()) followed.delete(id);
  return { left: [...left.values()], followed: followed.size };
}

function together(one: LeftUsers, other: LeftUsers): LeftUsers {
  const left = new Map([...one.left, ...other.left].map((usage) => [usage.id, usage]));
  return { left: [...left.values()], followed: Math.max(one.followed, other.followed) };
}

function ownerOfConstructor(id: SymbolId, tree: CodeTree): (readonly [SymbolId, SymbolId])[] {
  const found = tree.index.find(id);
  if (found === undefined || found.fact.parent < 0) return [];
  const isConstructor = found.fact.kind === 'constructor' || found.fact.name === '__init__';
  return isConstructor ? [[id, found.module.ids[found.fact.parent]!]] : [];
}

function placeOf(id: SymbolId, tree: CodeTree): { readonly path: RepoPath; readonly index: number } | undefined {
  const found = tree.index.find(id);
  return found === undefined ? undefined : { path: found.module.path, index: found.index };
}

function idOf({ path, index }: User, tree: CodeTree): SymbolId {
  return index < 0 ? path : tree.modules.get(path)!.ids[index]!;
}
