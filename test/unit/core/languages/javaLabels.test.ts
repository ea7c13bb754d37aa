import assert from 'node:assert/strict';
import { symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Java, labels of a switch', () => {
  it('are members of the enum that is chosen by, else constants by their name', async () => {
    const symbols = await symbolsOf({
      'p/Kind.java': 'package p;\nenum Kind { ONE, TWO; }\n',
      'p/Base.java': 'package p;\nclass Base { static final int THREE = 3; }\n',
      'p/S.java': [
        'package p;',
        'class S extends Base {',
        '  static final int ONE = 1;',
        '  static final Kind TWO = null;',
        '  int plain(int c) { switch (c) { case ONE: return 0; case THREE: return 1; } return 2; }',
        '  int arrow(int c) { return switch (c + 1) { case ONE -> 1; default -> 2; }; }',
        '  int ofEnum(Kind k) { switch (k) { case ONE: return 0; } return 2; }',
        '  int unknown(Outside o) { var k = o.kind(); switch (k) { case TWO: return 0; case FOUR: return 1; } return 2; }',
        '}',
      ].join('\n'),
    });
    const uses = (name: string) => (symbols.get(`p/S.java#S.${name}`)!.uses ?? []).map(({ id }) => id.split('#')[1]);
    assert.deepEqual(uses('plain'), ['Base.THREE', 'S.ONE']);
    assert.deepEqual(uses('arrow'), ['S.ONE']);
    assert.deepEqual(uses('ofEnum'), ['Kind', 'Kind.ONE']);
    assert.deepEqual(uses('unknown'), []);
    assert.ok(!(symbols.get('p/S.java#S.unknown')!.unresolved ?? []).includes('FOUR'));
  });
});
