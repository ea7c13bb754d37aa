import assert from 'node:assert/strict';
import { languageById } from '../../../../src/core/languages/registry.ts';
import { GrammarLoader } from '../../../../src/core/parsing/grammars.ts';
import { TreeQuery } from '../../../../src/core/parsing/queries/treeQuery.ts';
import type { TreeParser } from '../../../../src/core/parsing/trees/treeParser.ts';
import { testGrammars } from '../../../support/testParser.ts';

describe('a query', () => {
  let parser: TreeParser;

  before(async () => {
    ({ parser } = await new GrammarLoader(testGrammars).load(languageById('python')!));
  });

  /** What is captured of a text, by name. */
  function captured(query: string, text: string): string[] {
    const tree = parser.parse(text);
    const found: string[] = [];
    new TreeQuery(parser.tables, query).match(tree, (_, names, rows) =>
      found.push(rows.map((row, at) => `${names[at]}=${tree.textOf(row)}`).join(' ')),
    );
    return found;
  }

  const refused: readonly (readonly [query: string, message: RegExp])[] = [
    ['(call\n  (argumentlist))', /no node type `argumentlist`/],
    ['(call functions: (_))', /no field `functions`/],
    ['((identifier) @a (#like? @a "b"))', /no condition `#like\?`/],
    ['(identifier) @a\n(call {)', /line 2 of the query: `\{\)`/],
    ['(call (identifier) @a', /line 1 of the query: the end/],
    ['((identifier) @a (#eq? @a @b))', /#eq\? of two captures/],
    ['(call [((identifier) (string)) (list)])', /alternative that is no single node/],
  ];
  for (const [query, message] of refused) {
    it(`says what is wrong with ${query.replace('\n', ' ')}`, () => {
      assert.throws(() => new TreeQuery(parser.tables, query), message);
    });
  }

  it('matches each child that fits, and no part of a longer match', () => {
    assert.deepEqual(captured('(argument_list (identifier) @a)', 'f(x, 1, y)'), ['a=x', 'a=y']);
    assert.deepEqual(captured('(assignment left: (identifier) @a right: (_)? @b)', 'x = 1\nx: int'), [
      'a=x b=1',
      'a=x',
    ]);
    assert.deepEqual(captured('(module (comment)+ @a)', '# 1\n# 2\nx\n# 3'), ['a=# 1 a=# 2', 'a=# 3']);
  });

  it('takes an anchor for the next named sibling, comments among them', () => {
    const pair = '(argument_list . (_) @a . (_) @b .)';
    assert.deepEqual(captured(pair, 'f(x, y)'), ['a=x b=y']);
    assert.deepEqual(captured(pair, 'f(x, y, z)'), []);
    assert.deepEqual(captured(pair, 'f(x, # c\n  y)'), []);
  });

  it('does not hold a condition for what is not captured, unless it asks for a text', () => {
    const query = (condition: string) => `((return_statement (identifier)? @a) @b ${condition})`;
    assert.deepEqual(captured(query('(#eq? @a "x")'), 'return x\nreturn\nreturn y'), ['b=return x a=x', 'b=return']);
    assert.deepEqual(captured(query('(#match? @a "x")'), 'return x\nreturn\nreturn y'), ['b=return x a=x']);
    assert.deepEqual(captured(query('(#not-any-of? @a "x" "z")'), 'return x\nreturn y'), ['b=return y a=y']);
  });

  it('goes through chains of a thousand calls', () => {
    const text = `x${'.f()'.repeat(1000)}`;
    assert.equal(captured('(call function: (attribute attribute: (identifier) @a))', text).length, 1000);
  });
});
