import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** The part of a context that shows one file. */
async function shownOf(files: Record<string, string>, target: string, path: string, budget = 1024): Promise<string[]> {
  const { text } = await createMemoryWorkspace(files).index.context({ target, budget, fill: 'none' });
  const part = text.split(/^(?=# )/m).find((each) => each.startsWith(`# ${path}\n`));
  assert.ok(part, text);
  return part.trimEnd().split('\n').slice(1);
}

describe('the text of a context', () => {
  it('nests members below their owners, and what an owner has of its own before its nested types', async () => {
    const lines = await shownOf(
      {
        'T.java': [
          'class T {',
          '  static class Tag { String name() { return ""; } }',
          '  static class Start extends Tag {',
          '    String reset() { return ""; }',
          '    static class Deep { int level() { return 1; } }',
          '  }',
          '  Start asStart() { return new Start(); }',
          '}',
          'class Other { int size() { return 0; } }',
        ].join('\n'),
        'U.java': [
          'class U {',
          '  int run(T t, T.Tag tag, T.Start.Deep deep, Other other) {',
          '    T.Start start = t.asStart();',
          '    start.reset();',
          '    tag.name();',
          '    return other.size() + deep.level();',
          '  }',
          '}',
        ].join('\n'),
      },
      'U.java#U.run',
      'T.java',
    );
    assert.deepEqual(lines, [
      'class T',
      ' Start asStart()',
      ' static class Tag',
      '  String name()',
      ' static class Start extends Tag',
      '  String reset()',
      '  static class Deep',
      '   int level()',
      'class Other',
      ' int size()',
    ]);
  });

  it('writes the headers of all owners that are not shown, each once', async () => {
    const lines = await shownOf(
      {
        'm.py': [
          'class Outer:',
          '    def first(self): ...',
          '    class Inner:',
          '        up: "Outer"',
          '        def go(self):',
          '            self.stop()',
          '            self.up.first()',
          '            self.up.last()',
          '        def stop(self): ...',
          '    def last(self): ...',
        ].join('\n'),
      },
      'm.py#Outer.Inner.go',
      'm.py',
    );
    assert.deepEqual(lines, [
      'class Outer:',
      ' def first(self)',
      ' def last(self)',
      ' class Inner:',
      '  up: "Outer"',
      '  def stop(self)',
    ]);
  });

  it('names owners by the keywords of their languages', async () => {
    const cases: readonly (readonly [file: string, text: string, target: string, header: string])[] = [
      ['A.kt', 'object Box {\n fun go() { stop() }\n fun stop() {}\n}\n', 'Box.go', 'object Box:'],
      [
        'a.rb',
        'module Tools\n  def self.go\n    stop\n  end\n  def self.stop\n  end\nend\n',
        'Tools.go',
        'module Tools:',
      ],
      ['a.php', '<?php\ntrait T {\n  function go() { $this->stop(); }\n  function stop() {}\n}\n', 'T.go', 'trait T:'],
      ['a.php', '<?php\nenum T {\n  function go() { $this->stop(); }\n  function stop() {}\n}\n', 'T.go', 'enum T:'],
      ['a.cs', 'struct T {\n  void Go() { Stop(); }\n  void Stop() {}\n}\n', 'T.Go', 'struct T:'],
      ['a.rs', 'mod inner {\n fn go() { stop() }\n fn stop() {}\n}\n', 'inner.go', 'mod inner:'],
      ['a.rs', 'trait T {\n fn go(&self) { self.stop() }\n fn stop(&self) {}\n}\n', 'T.go', 'trait T:'],
      ['A.java', 'interface T {\n default void go() { stop(); }\n void stop();\n}\n', 'T.go', 'interface T:'],
      ['a.ts', 'abstract class T {\n go() { this.stop(); }\n stop() {}\n}\n', 'T.go', 'class T:'],
    ];
    for (const [file, text, target, header] of cases) {
      const [first] = await shownOf({ [file]: text }, `${file}#${target}`, file);
      assert.equal(first, header);
    }
  });

  it('puts a companion below its class', async () => {
    const text = 'class Box {\n fun go() { make() }\n companion object {\n  fun make() {}\n }\n}\n';
    assert.deepEqual(await shownOf({ 'A.kt': text }, 'A.kt#Box.go', 'A.kt'), [
      'class Box:',
      ' companion object:',
      '  fun make()',
    ]);
  });

  it('says once whose the methods of an `impl` in another file are', async () => {
    const files = {
      'Cargo.toml': '[package]\nname = "m"\n',
      'src/lib.rs': 'pub mod a;\npub mod b;\n',
      'src/a.rs': 'pub struct Tag { pub size: u32 }\n',
      'src/b.rs':
        'use crate::a::Tag;\nimpl Tag {\n pub fn name(&self) {}\n pub fn other(&self) {}\n}\nfn plain() {}\nfn run(t: &Tag) { t.name(); t.other(); plain() }\n',
    };
    assert.deepEqual(await shownOf(files, 'src/b.rs#run', 'src/b.rs'), [
      'impl Tag:',
      ' pub fn name(&self)',
      ' pub fn other(&self)',
      'fn plain()',
    ]);
  });

  it('leaves out what the header of a method says itself', async () => {
    const files = {
      'go.mod': 'module m\n\ngo 1.22\n',
      'a.go': 'package m\n\ntype Tag struct {\n\tsize int\n}\n',
      'b.go': 'package m\n\nfunc (t *Tag) Run() {}\nfunc use(t *Tag) { t.Run() }\n',
    };
    assert.deepEqual(await shownOf(files, 'b.go#use', 'b.go'), ['func (t *Tag) Run()']);
    const outside = {
      'log.h': 'struct LoadStatus {};\nstruct Log { LoadStatus Load(); };\n',
      'log.cc':
        '#include "log.h"\nLoadStatus Log::Load() { return LoadStatus(); }\nvoid use(Log* log) { log->Load(); }\n',
    };
    assert.deepEqual(await shownOf(outside, 'log.cc#use', 'log.cc'), ['LoadStatus Log::Load()']);
  });
});
