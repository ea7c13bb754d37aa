import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('C', () => {
  it('lists functions, types with members, macros and variables, with documentation and signature', async () => {
    const symbols = await symbolsOf({
      'a.c': [
        '#define MAX 10',
        '#define SQUARE(x) ((x) * (x))',
        '/* A point. */',
        'struct point { int x; int *y; };',
        'typedef struct { int q; } pair;',
        'enum color { RED, GREEN = 2 };',
        'static int count = 1;',
        '/** Makes one.',
        ' *',
        ' * More. */',
        'static char **make(const pair *p, int n) { return 0; }',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols), [
      'constant a.c#MAX',
      'function a.c#SQUARE',
      'class a.c#point',
      'field a.c#point.x',
      'field a.c#point.y',
      'class a.c#pair',
      'field a.c#pair.q',
      'enum a.c#color',
      'member a.c#color.RED',
      'member a.c#color.GREEN',
      'variable a.c#count',
      'function a.c#make',
    ]);
    const make = symbols.get('a.c#make')!;
    assert.deepEqual(
      [make.signature, make.doc, make.range, make.exported],
      ['static char **make(const pair *p, int n)', 'Makes one.', [8, 11], undefined],
    );
    assert.equal(symbols.get('a.c#point')!.doc, 'A point.');
  });

  const program = (folder: string) => ({
    [`${folder}/include/list.h`]: 'struct list { int n; };\nint list_add(struct list *l);\nint list_lost(void);\n',
    [`${folder}/src/list.c`]:
      '#include "list.h"\nstatic int check(struct list *l) { return l->n; }\nint list_add(struct list *l) { return check(l); }\n',
    [`${folder}/src/main.c`]:
      '#include <stdio.h>\n#include "list.h"\nint main(void) { printf("x"); check(0); list_lost(); return list_add(0); }\n',
  });

  it('links a call to the definition behind the header, else to the declaration; static functions stay in their file', async () => {
    const symbols = await symbolsOf(program('one'));
    assert.deepEqual(callsOf(symbols, 'one/src/main.c#main'), [
      'exact one/include/list.h#list_lost',
      'exact one/src/list.c#list_add',
    ]);
    assert.deepEqual(symbols.get('one/src/main.c#main')!.unresolved, ['check']);
    assert.deepEqual(callsOf(symbols, 'one/src/list.c#list_add'), ['exact one/src/list.c#check']);
  });

  it('keeps copies of a program apart', async () => {
    const symbols = await symbolsOf({ ...program('one'), ...program('two') });
    for (const [id, { calls = [] }] of symbols) {
      for (const call of calls) assert.equal(call.id.split('/')[0], id.split('/')[0], `${id} -> ${call.id}`);
    }
    assert.equal(callsOf(symbols, 'two/src/main.c#main').length, 2);
  });
});
