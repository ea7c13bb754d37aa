import type { TreeQuery } from './queries/treeQuery.ts';
import type { Node, Tree } from './trees/tree.ts';

/** The captures of one pattern's match by name; most names occur once. */
export type Match = Readonly<Record<string, readonly Node[] | undefined>>;

/** All matches of a language's query over one tree, by the capture that says what the pattern states. */
export interface Captures {
  of(statement: string): readonly Match[];
  /** Nodes of `@name.use` and `@name.type`, far the most common statement. */
  readonly uses: readonly Node[];
  /** Ids of those under `@name.type`. */
  readonly typeUses: ReadonlySet<number>;
  /** Ids of nodes under `@ignored`. */
  readonly ignored: ReadonlySet<number>;
  /** The `definition.*` statements that matched. */
  readonly definitionStatements: readonly string[];
}

/** What a pattern may state, the telling ones first: a pattern with several of these states the first. */
const STATEMENTS = (
  'augmenting lambda.of lambda.declaring export.name export.all export.namespace export.default export.defaultDeclaration export.assigned export.wrapped export.property ' +
  'import.value import.from import.module returning repeating documented callback callable signed wrapper decorated base base.mixin base.static container comment local binding ' +
  'taken taken.part rebound generic outside narrowed scope scope.block member label call element element.named element.symbol await unwrap pointed holding transparent choice cast ' +
  'name.path name.end import.text opaque typevar returned yielded held.values held.entries above class slice array together collection collection.keyed listed shadowed type.quoted type.own ' +
  'this super hidden visible static enclosed anonymous namespace namespace.block explicit typed condition global'
).split(' ');

function statementOf(names: readonly string[]): string {
  return names.find((name) => name.startsWith('definition.')) ?? STATEMENTS.find((name) => names.includes(name)) ?? '';
}

/** Runs the query once. */
export function readCaptures(query: TreeQuery, tree: Tree): Captures {
  const byStatement = new Map<string, Match[]>();
  const uses: Node[] = [];
  const typeUses = new Set<number>();
  const ignored = new Set<number>();
  const statements: (string | undefined)[] = [];
  query.match(tree, (pattern, names, rows) => {
    if (names.length === 0) return;
    const told = toldAlone(names);
    if (told >= 0 && (names[told] === 'name.use' || names[told] === 'name.type')) {
      const node = tree.node(rows[told]!);
      uses.push(node);
      if (names[told] === 'name.type') typeUses.add(node.id);
      return;
    }
    const match: Record<string, Node[]> = {};
    for (let at = 0; at < names.length; at++) {
      const name = names[at]!;
      const node = tree.node(rows[at]!);
      if (name === 'ignored') ignored.add(node.id);
      else if (match[name] === undefined) match[name] = [node];
      else match[name].push(node);
    }
    statements[pattern] ??= statementOf(Object.keys(match));
    const statement = statements[pattern] ?? '';
    const list = byStatement.get(statement);
    if (list === undefined) byStatement.set(statement, [match]);
    else list.push(match);
  });
  const definitionStatements = [...byStatement.keys()].filter((statement) => statement.startsWith('definition.'));
  return { of: (statement) => byStatement.get(statement) ?? [], uses, typeUses, ignored, definitionStatements };
}

/** Where the one capture stands that says something of a node: what a pattern asks of other nodes (`@_trap`) says nothing of them; -1 if there are several. */
function toldAlone(names: readonly string[]): number {
  let told = -1;
  for (let at = 0; at < names.length; at++) {
    if (names[at]![0] === '_') continue;
    if (told >= 0) return -1;
    told = at;
  }
  return told;
}
