import assert from 'node:assert/strict';
import { placesIn } from '../../../../src/core/search/places.ts';

const PATHS = [
  'app.py',
  'lib/app.py',
  'lib/core/cart.py',
  'src/a.js',
  'src/Cart.kt',
  'web/index.php',
  'x/main.go',
  'y/main.go',
];

describe('the places that a text names', () => {
  const places = (text: string) =>
    placesIn(text, PATHS).map(({ path, line }) => (line === undefined ? path : `${path}:${line}`));

  it('are read out of stack traces', () => {
    const python =
      'Traceback (most recent call last):\n  File "/home/u/shop/lib/core/cart.py", line 12, in total\n    x\nKeyError';
    assert.deepEqual(places(python), ['lib/core/cart.py:12']);
    const node = 'Error: no\n    at run (C:\\work\\shop\\src\\a.js:3:7)\n    at node:internal/x.js:1:2';
    assert.deepEqual(places(node), ['src/a.js:3']);
    assert.deepEqual(places('at shop.Cart.total(Cart.kt:9)'), ['src/Cart.kt:9']);
    assert.deepEqual(places('panic: x\n\t/go/src/shop/y/main.go:14 +0x1d'), ['y/main.go:14']);
    assert.deepEqual(places('Fatal error in /var/www/web/index.php on line 5'), ['web/index.php:5']);
    assert.deepEqual(places('ошибка в lib/core/cart.py, строка 7'), ['lib/core/cart.py:7']);
  });

  it('are files too that a sentence names, each once', () => {
    assert.deepEqual(places('see cart.py and (lib/core/cart.py), not other.py.'), ['lib/core/cart.py']);
  });

  it('are none where a path fits several files, unless one is exactly that', () => {
    assert.deepEqual(places('main.go:3'), []);
    assert.deepEqual(places('app.py:3'), ['app.py:3']);
    assert.deepEqual(places('lib/app.py:3'), ['lib/app.py:3']);
  });
});
