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
    assert.equal(symbols.get('a.c#pair')!.signature, 'typedef struct {…} pair');
  });

  const program = (folder: string) => ({
    [`${folder}/include/list.h`]: 'struct list { int n; };\nint list_add(struct list *l);\nint list_lost(void);\n',
    [`${folder}/src/list.c`]:
      '#include "list.h"\nstatic int check(struct list *l) { return l->n; }\nint list_add(struct list *l) { return check(l); }\n',
    [`${folder}/src/main.c`]:
      '#include <stdio.h>\n#include "list.h"\nint main(void) { printf("x"); check(0); list_lost(); return list_add(0); }\n',
  });

  it('lists a structure once where typedef repeats its tag, and every name that typedef gives', async () => {
    const symbols = await symbolsOf({
      'a.h': [
        '/** A cart. */',
        'typedef struct cart {',
        '  struct cart *next;',
        '} cart;',
        'typedef struct shop_s {',
        '  cart *first;',
        '} shop, *shop_p;',
        'typedef enum kind { NEW } kind;',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols), [
      'class a.h#cart',
      'field a.h#cart.next',
      'type a.h#shop',
      'class a.h#shop_s',
      'field a.h#shop_s.first',
      'type a.h#shop_p',
      'enum a.h#kind',
      'member a.h#kind.NEW',
    ]);
    const cart = symbols.get('a.h#cart')!;
    assert.deepEqual([cart.signature, cart.doc, cart.range], ['typedef struct cart', 'A cart.', [1, 4]]);
  });

  it('links a prototype of a source file to the definition in a file that includes what it includes', async () => {
    const files = {
      'shop.h': 'struct shop { int a; };\n',
      'fail.c': '#include "shop.h"\nvoid fail(struct shop *s, int code) { s->a = code; }\n',
      'net.c': '#include "shop.h"\nvoid fail(struct shop *s, int code);\nvoid net(struct shop *s) { fail(s, 1); }\n',
    };
    const copy = Object.fromEntries(Object.entries(files).map(([path, text]) => [`copy/${path}`, text]));
    const symbols = await symbolsOf({ ...files, ...copy });
    assert.deepEqual(callsOf(symbols, 'net.c#net'), ['exact fail.c#fail']);
    assert.deepEqual(callsOf(symbols, 'copy/net.c#net'), ['exact copy/fail.c#fail']);
    const apart = await symbolsOf({ ...files, 'fail.c': 'void fail(struct shop *s, int code) { }\n' });
    assert.deepEqual(callsOf(apart, 'net.c#net'), ['exact net.c#fail']);
  });

  it('takes a function of the library for the library’s where the file defines it for another build only', async () => {
    const symbols = await symbolsOf({
      'a.c': [
        '#include <assert.h>',
        '#ifdef NDEBUG',
        '#undef assert',
        '#define assert(e) (void)(e)',
        '#endif',
        '#ifdef _WIN32',
        '#define show(e) (void)(e)',
        '#endif',
        'void run(int a) { assert(a); show(a); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.c#run'), ['exact a.c#show']);
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
