import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { definitionAt } from '../indexing/definitionAt.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import { namesOfId } from '../model/symbolId.ts';
import { isTestPath } from '../model/testPath.ts';
import { targetsOfFacts } from '../parsing/targetsOfFile.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { FoundTarget, FoundTargets, TargetsRequest } from './foundTargets.ts';
import { placesIn } from './places.ts';
import { REQUEST_WORDS, SILENT_WORDS } from './questionWords.ts';
import { isRequestWord } from './readWish.ts';
import type { WorkspaceWords } from './workspaceWords.ts';

/** What can be asked for; fields and constants are asked for with what holds them. */
const TARGETS: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  'function',
  'method',
  'constructor',
  'accessor',
  'class',
  'interface',
  'type',
  'enum',
]);

/** The best must be worth so many times the next to be meant without asking. */
const CLEAR = 1.8;
const MOST_CANDIDATES = 8;

const start = '(?<![\\p{L}\\p{N}_])';
const end = '(?![\\p{L}\\p{N}_])';
/** "this", "the selected function", «эту функцию», «сделай код крутым»: what the cursor is in. */
const HERE = new RegExp(
  `${start}(?:this|here|current|selected|selection|it|эт(?:от|у|а|о|и)|здесь|тут|текущ\\p{L}*|выделенн\\p{L}*|выбранн\\p{L}*|его|её|ее)${end}`,
  'iu',
);
const WHOLE_FILE = new RegExp(`${start}(?:files?|module|файл\\p{L}*|модул\\p{L}*)${end}`, 'iu');
/** Words that stand for any code and name none. */
const ANY_CODE =
  /^(?:code|function|functions|method|class|thing|stuff|program|definition|код\p{L}*|функци\p{L}*|метод\p{L}*|класс\p{L}*|программ\p{L}*|штук\p{L}*)$/iu;

/**
 * The definitions that a request in words is about: those it names, the one at the cursor, a whole file, or the best by the
 * words of the code; several candidates where that is not clear. Never guesses between two that fit alike.
 */
export function chooseTargets({ text, near }: TargetsRequest, index: CodeIndex, words: WorkspaceWords): FoundTargets {
  const here = near === undefined ? undefined : definitionNear(near, index);
  const places = placesIn(text, [...index.modules.keys()]);
  const atLines = places.flatMap(({ path, line }) => {
    const found = line === undefined ? undefined : definitionNear({ path, line }, index);
    return found === undefined ? [] : [target(found, 'line-named', 1)];
  });
  if (atLines.length > 0) return chosen(unique(atLines));

  const inFiles = places.filter(({ line }) => line === undefined).map(({ path }) => path);
  const within = (path: RepoPath): boolean => inFiles.length === 0 || inFiles.includes(path);
  const named = namedIn(text, index, inFiles, near?.path);
  if (named !== undefined) return named;

  const subject = subjectWords(text, inFiles);
  if (subject.length === 0) {
    if (inFiles.length > 0) return chosen(inFiles.flatMap((path) => wholeFile(path, index)));
    if (WHOLE_FILE.test(text) && near !== undefined) return chosen(wholeFile(near.path, index));
    if (here !== undefined) return chosen([target(here, 'at-cursor', 1)]);
    const all = everyTarget(index);
    return all.length === 1
      ? chosen([target(all[0]!, 'only-one', 1)])
      : unclear(all.slice(0, MOST_CANDIDATES).map((each) => target(each, 'large', 0)));
  }
  if (here !== undefined && HERE.test(text)) return chosen([target(here, 'at-cursor', 1)]);
  const ranked = answerQuestion(text, index, words)
    .definitions.filter(
      ({ fact, module, why }) => TARGETS.has(fact.kind) && within(module.path) && why === 'has words of the question',
    )
    .map((found) => target(found, 'words', found.worth));
  const [best, next] = ranked;
  if (best === undefined && WHOLE_FILE.test(text) && near !== undefined) return chosen(wholeFile(near.path, index));
  if (best === undefined) return here === undefined ? unclear([]) : chosen([target(here, 'at-cursor', 1)]);
  if (next === undefined || best.worth >= CLEAR * next.worth) return chosen([best]);
  return unclear(ranked.slice(0, MOST_CANDIDATES));
}

/** Definitions whose names the text says as the code writes them; undefined when it says none. */
function namedIn(
  text: string,
  index: CodeIndex,
  files: readonly RepoPath[],
  nearPath: RepoPath | undefined,
): FoundTargets | undefined {
  const within = (path: RepoPath): boolean => files.length === 0 || files.includes(path);
  const found: { readonly written: string; readonly certain: boolean; readonly definitions: IndexedDefinition[] }[] =
    [];
  for (const match of text.matchAll(
    /`?([\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)*)(\(\))?`?/gu,
  )) {
    const [written, path = '', brackets] = match;
    const names = path.split(/\.|::|#/);
    const certain =
      names.length > 1 || brackets !== undefined || written.startsWith('`') || /_|\p{Ll}\p{Lu}/u.test(path);
    const plain = path.toLowerCase();
    if (!certain && (SILENT_WORDS.has(plain) || REQUEST_WORDS.has(plain) || ANY_CODE.test(path))) continue;
    const definitions = definitionsNamed(names, index).filter(({ module }) => within(module.path));
    if (definitions.length > 0 && !found.some((other) => other.written === path))
      found.push({ written: path, certain, definitions });
  }
  const certain = found.filter((each) => each.certain);
  const meant = certain.length > 0 ? certain : found;
  if (meant.length === 0) return undefined;
  // A name that is a plain word, among other words that say what is meant, is one of them: "the root path of a module".
  const names = new Set(meant.map(({ written }) => written));
  const others = certain.length > 0 ? [] : subjectWords(text, files).filter((word) => !names.has(word));
  if (others.length > 0) return undefined;
  const single = meant.map(({ definitions }) => onlyOne(definitions, nearPath));
  const clear = single.every((each) => each !== undefined) && (certain.length > 0 || meant.length === 1);
  if (clear) return chosen(unique(single.map((each) => target(each!, 'named', 1))));
  return unclear(
    unique(meant.flatMap(({ definitions }) => definitions.map((each) => target(each, 'named', 1)))).slice(
      0,
      MOST_CANDIDATES,
    ),
  );
}

function definitionsNamed(names: readonly string[], index: CodeIndex): IndexedDefinition[] {
  const found: IndexedDefinition[] = [];
  for (const module of index.modules.values()) {
    module.facts.definitions.forEach((fact, at) => {
      if (fact.name !== names.at(-1) || !TARGETS.has(fact.kind)) return;
      const id = module.ids[at]!;
      if (namesOfId(id).slice(-names.length).join('.') === names.join('.')) found.push({ id, module, index: at, fact });
    });
  }
  return found;
}

/** The one that is meant among namesakes: the only one, the only one in the file at hand, the only one that is no test. */
function onlyOne(
  definitions: readonly IndexedDefinition[],
  nearPath: RepoPath | undefined,
): IndexedDefinition | undefined {
  const choices = [
    definitions,
    definitions.filter(({ module }) => module.path === nearPath),
    definitions.filter(({ module }) => !isTestPath(module.path)),
  ];
  return choices.find((some) => some.length === 1)?.[0];
}

/** What is left of a request without words that are in every one of them. */
function subjectWords(text: string, files: readonly RepoPath[]): string[] {
  let rest = text;
  for (const file of files) for (const segment of file.split('/')) rest = rest.replaceAll(segment, ' ');
  return (rest.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []).filter((word) => {
    const plain = word.toLowerCase();
    return !(
      SILENT_WORDS.has(plain) ||
      REQUEST_WORDS.has(plain) ||
      ANY_CODE.test(word) ||
      FILLERS.test(plain) ||
      isRequestWord(plain) ||
      WHOLE_FILE.test(plain) ||
      HERE.test(plain)
    );
  });
}

/** What code shall be like, and how people address somebody: none of it names code. */
const FILLERS = new RegExp(
  `^(?:${[
    'better|best|nicer?|cool(?:er)?|clean(?:er)?|clear(?:er)?|good|great|awesome|simpler?|short(?:er)?|fast(?:er)?|readable|pretty|beautiful',
    'documentation|docs|docstrings?|comments?|types?|hints?|annotations?|unit|tests?|bugs?|errors?|wrong|broken|dude|bro|buddy|hey|hi|everything|up',
    'крут\\p{L}*|лучше|получше|красив\\p{L}*|чист\\p{L}*|чище|прост\\p{L}*|проще|коротк\\p{L}*|короче|понятн\\p{L}*|быстр\\p{L}*|хорош\\p{L}*|норм\\p{L}*|классн\\p{L}*',
    'документ\\p{L}*|докстринг\\p{L}*|комментари\\p{L}*|тип\\p{L}*|тест\\p{L}*|ошибк\\p{L}*|баг\\p{L}*|всё|все|весь|порядок',
  ].join('|')})$`,
  'iu',
);

function wholeFile(path: RepoPath, index: CodeIndex): FoundTarget[] {
  const module = index.modules.get(path);
  if (module === undefined) return [];
  return targetsOfFacts(module.facts.definitions).map((at) =>
    target({ id: module.ids[at]!, module, index: at, fact: module.facts.definitions[at]! }, 'in-file', 1),
  );
}

/** Every function and type of the workspace but tests, the longest first. */
function everyTarget(index: CodeIndex): IndexedDefinition[] {
  const length = ({ fact }: IndexedDefinition): number => fact.endLine - fact.startLine;
  return [...index.modules.values()]
    .filter(({ path }) => !isTestPath(path))
    .flatMap((module) =>
      targetsOfFacts(module.facts.definitions).map((at) => ({
        id: module.ids[at]!,
        module,
        index: at,
        fact: module.facts.definitions[at]!,
      })),
    )
    .sort((a, b) => length(b) - length(a) || byCodeUnit(a.id, b.id));
}

/** The innermost function or type at a line. */
function definitionNear(
  place: { readonly path: RepoPath; readonly line: number },
  index: CodeIndex,
): IndexedDefinition | undefined {
  const module = index.modules.get(place.path);
  if (module === undefined) return undefined;
  let at = definitionAt(module, place.line);
  while (at >= 0 && !TARGETS.has(module.facts.definitions[at]!.kind)) at = module.facts.definitions[at]!.parent;
  return at < 0 ? undefined : { id: module.ids[at]!, module, index: at, fact: module.facts.definitions[at]! };
}

function target({ id, module, fact }: IndexedDefinition, why: FoundTarget['why'], worth: number): FoundTarget {
  return { id, path: module.path, name: fact.name, kind: fact.kind, line: fact.nameLine, why, worth };
}

function unique(targets: readonly FoundTarget[]): FoundTarget[] {
  return [...new Map(targets.map((each) => [each.id, each])).values()];
}

function chosen(targets: readonly FoundTarget[]): FoundTargets {
  return targets.length === 0 ? unclear([]) : { kind: 'chosen', targets };
}

function unclear(targets: readonly FoundTarget[]): FoundTargets {
  return { kind: 'unclear', targets };
}
