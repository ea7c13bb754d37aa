import assert from 'node:assert/strict';
import type { ModuleEntry } from '../../../../src/core/indexing/moduleEntry.ts';
import type { MatchedModule } from '../../../../src/core/search/matchWords.ts';
import { ModuleWords } from '../../../../src/core/search/moduleWords.ts';
import { readQuestion } from '../../../../src/core/search/question.ts';
import { rankModules } from '../../../../src/core/search/rankModules.ts';
import { Vocabulary } from '../../../../src/core/search/vocabulary.ts';

/** A file whose words answer a question so well, and that is so long. */
function matched(path: string, score: number, endLine = 20): MatchedModule {
  const module = { path, facts: { definitions: [{ name: 'it', signature: '', parent: -1, endLine }] } };
  const entry = module as unknown as ModuleEntry;
  return {
    module: entry,
    words: new ModuleWords(entry, { names: [], counts: [], pairs: [] }, new Vocabulary()),
    score,
    definitions: [],
    scores: [],
  };
}

function ranked(question: string, modules: readonly MatchedModule[]): string[] {
  return rankModules(readQuestion(question), modules, () => []).map(({ module }) => module.path);
}

describe('the files of an answer', () => {
  it('begin with one that the question names in front, itself or its folder', () => {
    const modules = [matched('src/body/parse.js', 10), matched('src/cookie/read.js', 8)];
    for (const scope of ['fix(cookie): ', 'cookie: ', '[cookie] ', 'feat(cookie)!: ']) {
      assert.equal(ranked(`${scope}lost text`, modules)[0], 'src/cookie/read.js', scope);
    }
    assert.equal(ranked('lost text of a cookie', modules)[0], 'src/body/parse.js');
  });

  it('gain from the test that is called after them', () => {
    const modules = [matched('lib/mail.js', 10), matched('lib/post.js', 9.5)];
    assert.deepEqual(ranked('gone offline', modules), ['lib/mail.js', 'lib/post.js']);
    const tested = [...modules, matched('test/post.test.js', 10), matched('test/index.js', 10)];
    assert.deepEqual(ranked('gone offline', tested).slice(0, 2), ['lib/post.js', 'lib/mail.js']);
  });

  it('are declarations where the question speaks of types', () => {
    const modules = [matched('lib/server.js', 9), matched('index.d.ts', 10)];
    assert.equal(ranked('connect to the port', modules)[0], 'lib/server.js');
    assert.equal(ranked('connect has a wrong type', modules)[0], 'index.d.ts');
    assert.equal(ranked('неверный тип порта', modules)[0], 'index.d.ts');
    const generated = [matched('lib/server.js', 9), matched('lib/server.gen.js', 10)];
    assert.equal(ranked('connect has a wrong type', generated)[0], 'lib/server.js');
  });

  it('are longer ones first among the best that are worth nearly the same, and none besides them', () => {
    assert.deepEqual(ranked('retry', [matched('a.js', 10), matched('b.js', 9.5, 900)]), ['b.js', 'a.js']);
    assert.deepEqual(ranked('retry', [matched('a.js', 10), matched('b.js', 6, 900)]), ['a.js', 'b.js']);
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) =>
      matched(`${name}.js`, 10 - at / 10, at === 5 ? 900 : 20),
    );
    assert.deepEqual(ranked('retry', many).join(' '), 'a.js b.js c.js d.js e.js f.js');
  });
});
