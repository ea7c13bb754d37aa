import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language as Grammar, Parser, Query, type Tree as RuntimeTree } from 'web-tree-sitter';
import type { Language } from '../../../../src/core/languages/language.ts';
import { LANGUAGES, languageOfFile } from '../../../../src/core/languages/registry.ts';
import type { RepoPath } from '../../../../src/core/model/repoPath.ts';
import { GrammarLoader } from '../../../../src/core/parsing/grammars.ts';
import { TreeQuery } from '../../../../src/core/parsing/queries/treeQuery.ts';
import type { Tree } from '../../../../src/core/parsing/trees/tree.ts';
import { createRandom } from '../../../support/random.ts';
import { testGrammars } from '../../../support/testParser.ts';
import { PROJECTS } from '../../property/projects.ts';

const require = createRequire(import.meta.url);

/**
 * Trees are copied out of the runtime's memory, whose layout is no promise of web-tree-sitter's, and queries are matched by code of our
 * own. Here the runtime's own interface says what is right, of whole and of damaged texts. That the real `Query` takes the queries
 * tells also that no pattern is one that the grammar can never make.
 */
describe('trees and queries, as tree-sitter has them', () => {
  const loader = new GrammarLoader(testGrammars);
  for (const language of LANGUAGES as readonly Language[]) {
    it(`of ${language.id}`, async function () {
      this.timeout(120_000);
      const { parser: ours, query } = await loader.load(language);
      const grammar = await Grammar.load(await testGrammars.grammar(language.grammar));
      const parser = new Parser();
      parser.setLanguage(grammar);
      const texts = [language.query, ...(language.documentation === undefined ? [] : [language.documentation.query])];
      const pairs = texts.map((text, at) => ({
        theirs: new Query(grammar, text),
        own: at === 0 ? query : new TreeQuery(ours.tables, text),
      }));
      let nodes = 0;
      let matches = 0;
      for (const source of sourcesOf(language.id)) {
        for (const text of [source, ...damaged(source)]) {
          const tree = parser.parse(text)!;
          const own = ours.parse(text);
          nodes += compareTrees(tree, own);
          for (const pair of pairs) matches += compareMatches(pair.theirs, tree, pair.own, own);
          tree.delete();
        }
      }
      for (const { theirs } of pairs) theirs.delete();
      parser.delete();
      assert.ok(nodes > 500 && matches > 100, `${nodes} nodes and ${matches} matches are too few to tell`);
    });
  }
});

const COMPONENT = `export function Shop({ items, onBuy = () => {} }: Props) {
  const [open, setOpen] = useState<string>('');
  return <List.Of {...items} title="all">{items.map((item) => <Item key={item.id} onClick={() => onBuy(item)} />)}</List.Of>;
}
`;

/** Programs of a language: those of the property test, and where packages that the lock file pins have some, real ones. */
function sourcesOf(language: string): string[] {
  const packages: Readonly<Record<string, readonly string[]>> = {
    javascript: ['commander/lib/command.js'],
    typescript: ['ajv/lib/core.ts'],
    tsx: ['ajv/lib/core.ts'],
    python: ['node-gyp/gyp/pylib/gyp/input.py'],
    go: ['flatted/golang/pkg/flatted/flatted.go'],
    c: ['tree-sitter-python/src/scanner.c'],
    cpp: ['node-addon-api/napi-inl.deprecated.h', 'node-addon-api/napi.h'],
    php: ['flatted/php/flatted.php'],
    bash: ['node-gyp/macOS_Catalina_acid_test.sh'],
  };
  const root = path.dirname(path.dirname(require.resolve('ajv/package.json')));
  const real = (packages[language] ?? []).map((file) => readFileSync(path.join(root, file), 'utf8'));
  const golden = globSync(`test/golden/${language}-shop/*`).map((file) => readFileSync(file, 'utf8'));
  const small = Object.values(PROJECTS).flatMap((files) =>
    Object.entries(files).flatMap(([file, text]) =>
      languageOfFile(file as RepoPath, text)?.id === language ? [text] : [],
    ),
  );
  return [...real, ...golden, ...small, ...(language === 'tsx' ? [COMPONENT] : [])];
}

/** The text with stretches cut out, and one with a stretch in another place: errors of all kinds. */
function damaged(text: string): string[] {
  const random = createRandom(text.length);
  return Array.from({ length: 4 }, (_, at) => {
    const start = random(text.length);
    const end = Math.min(text.length, start + 1 + random(40));
    const rest = text.slice(0, start) + text.slice(end);
    const to = random(rest.length);
    return at < 2 ? rest : rest.slice(0, to) + text.slice(start, end) + rest.slice(to);
  });
}

function compareTrees(theirs: RuntimeTree, own: Tree): number {
  const cursor = theirs.walk();
  let row = 0;
  for (let isOver = false; !isOver; ) {
    const node = own.node(row);
    const field = own.fieldIds[row];
    const { currentNode } = cursor;
    assert.deepEqual(
      [
        // web-tree-sitter takes a name that is empty (Go's end of file) for none.
        node.type || 'ERROR',
        node.startIndex,
        node.endIndex,
        own.isNamed(row),
        node.isMissing,
        node.isExtra,
        node.isError,
        node.hasError,
        field,
      ],
      [
        cursor.nodeType,
        cursor.startIndex,
        cursor.endIndex,
        cursor.nodeIsNamed,
        cursor.nodeIsMissing,
        currentNode.isExtra,
        currentNode.isError,
        currentNode.hasError,
        cursor.currentFieldId,
      ],
    );
    row++;
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) {
      isOver = !cursor.gotoParent();
      if (isOver) break;
    }
  }
  cursor.delete();
  assert.equal(own.symbols.length, row);
  return row;
}

/** What both find, whatever the order: tree-sitter's is that in which matches end. */
function compareMatches(theirs: Query, tree: RuntimeTree, own: TreeQuery, ownTree: Tree): number {
  const all = theirs
    .matches(tree.rootNode)
    .map(({ patternIndex, captures }) =>
      [
        patternIndex,
        ...captures.map(({ name, node }) => `${name} ${node.startIndex}-${node.endIndex} ${node.type}`),
      ].join(', '),
    );
  // Of an empty node tree-sitter hands on what is a part of a longer match, too.
  const isPart = (match: string) => / (\d+)-\1 /.test(match) && all.some((other) => other.startsWith(`${match}, `));
  const expected = all.filter((match) => !isPart(match));
  const found: string[] = [];
  own.match(ownTree, (pattern, names, rows) => {
    const captures = rows.map((row, at) => {
      const { startIndex, endIndex, type } = ownTree.node(row);
      return `${names[at]} ${startIndex}-${endIndex} ${type}`;
    });
    const match = [pattern, ...captures].join(', ');
    // Siblings inside an ERROR are not always looked for by tree-sitter, where a pattern says nothing of what is around them.
    const isInError = rows.length > 0 && ownTree.node(rows[0]!).parent?.parent?.isError === true;
    if (!isInError || expected.includes(match)) found.push(match);
  });
  assert.deepEqual(found.sort(), expected.sort());
  return found.length;
}
