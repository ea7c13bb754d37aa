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
});
