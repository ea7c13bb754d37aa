import assert from 'node:assert/strict';
import type { Language } from '../../../../../src/core/languages/language.ts';
import { LANGUAGES } from '../../../../../src/core/languages/registry.ts';
import type { TodoFact } from '../../../../../src/core/model/fileFacts.ts';
import { testParser } from '../../../../support/testParser.ts';

/** `line marker [definition]: text`, one a comment. */
async function todosOf(language: string, text: string): Promise<string[]> {
  const { facts } = await testParser.facts('a', language, text);
  const owner = ({ from }: TodoFact) => facts.definitions[from]?.name ?? '-';
  return (facts.todos ?? []).map(
    (todo) => `${todo.line} ${todo.marker} [${owner(todo)}] ${todo.text}${todo.by ? ` (${todo.by})` : ''}`,
  );
}

/** A function `f` with a comment in it, and the marker in a string, which is no comment. */
const PROGRAMS: Readonly<Record<string, string>> = {
  python: 'def f():\n    # TODO: sum up\n    return "# TODO: no"\n',
  javascript: 'function f() {\n  // TODO: sum up\n  return "// TODO: no";\n}\n',
  typescript: 'function f(): string {\n  // TODO: sum up\n  return `// TODO: no`;\n}\n',
  tsx: 'function f() {\n  // TODO: sum up\n  return <p title="// TODO: no"></p>;\n}\n',
  go: 'package a\n\nfunc f() string {\n\t// TODO: sum up\n\treturn "// TODO: no"\n}\n',
  rust: 'fn f() -> &str {\n    // TODO: sum up\n    "// TODO: no"\n}\n',
  java: 'class A {\n  String f() {\n    // TODO: sum up\n    return "// TODO: no";\n  }\n}\n',
  kotlin: 'fun f(): String {\n  // TODO: sum up\n  return "// TODO: no"\n}\n',
  csharp: 'class A {\n  string f() {\n    // TODO: sum up\n    return "// TODO: no";\n  }\n}\n',
  c: 'char *f(void) {\n  // TODO: sum up\n  return "// TODO: no";\n}\n',
  cpp: 'auto f() {\n  // TODO: sum up\n  return "// TODO: no";\n}\n',
  ruby: 'def f\n  # TODO: sum up\n  "# TODO: no"\nend\n',
  php: '<?php\nfunction f() {\n  // TODO: sum up\n  return "// TODO: no";\n}\n',
  bash: 'f() {\n  # TODO: sum up\n  echo "# TODO: no"\n}\n',
};

describe('TODO comments', () => {
  for (const { id } of LANGUAGES as readonly Language[]) {
    it(`are found in ${id}, and text in strings is none`, async () => {
      const program = PROGRAMS[id];
      assert.ok(program !== undefined, `a program in ${id} is missing here`);
      const line = program.slice(0, program.indexOf('TODO')).split('\n').length;
      assert.deepEqual(await todosOf(id, program), [`${line} TODO [f] sum up`]);
    });
  }

  it('begin a line of a comment, in upper case or as a tag', async () => {
    const text = '# the TODO list\n# - [ ] FIXME one\n\n# todo: no\n# @todo two\n# XXX\n\n# TODOs\n# HACK(ann) three\n';
    assert.deepEqual(await todosOf('python', text), [
      '2 FIXME [-] one',
      '5 TODO [-] two',
      '6 XXX [-] ',
      '9 HACK [-] three (ann)',
    ]);
  });

  it('read the same however they are wrapped', async () => {
    const one = ['2 TODO [f] handle empty carts and taxes'];
    assert.deepEqual(await todosOf('python', 'def f():\n    # TODO: handle empty carts and taxes\n    pass\n'), one);
    assert.deepEqual(
      await todosOf(
        'python',
        'def f():\n    # TODO: handle empty\n    #   carts and\n    # taxes\n    #\n    # More.\n    pass\n',
      ),
      one,
    );
    assert.deepEqual(
      await todosOf('javascript', 'function f() {\n  /* TODO: handle empty carts\n   * and taxes */\n  /* x */\n}\n'),
      one,
    );
    assert.deepEqual(
      await todosOf(
        'javascript',
        'function f() {\r\n  // TODO: handle empty carts\r\n  // and taxes\r\n  // FIXME: x\r\n}\r\n',
      ),
      [...one, '4 FIXME [f] x'],
    );
  });

  it('behind code are one line, and before a definition belong to it', async () => {
    const text =
      'x = 1  # TODO: one\n# no\n\n# TODO: two\ndef f():\n    pass\n\n# TODO: three\n\nclass A:\n    """TODO: no comment"""\n    # FIXME four\n    def g(self): pass\n';
    assert.deepEqual(await todosOf('python', text), [
      '1 TODO [-] one',
      '4 TODO [f] two',
      '8 TODO [-] three',
      '12 FIXME [g] four',
    ]);
    const documented = '/**\n * Adds.\n * @todo carry\n * @return sum\n */\nfunction f() {}\n';
    assert.deepEqual(await todosOf('javascript', documented), ['3 TODO [f] carry']);
  });
});
