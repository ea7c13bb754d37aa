import assert from 'node:assert/strict';
import { placeTest } from '../../../../src/core/testFiles/placeTest.ts';

const place = (language: string, path: string, files: readonly string[] = [], there: readonly string[] = files) =>
  placeTest({ path, language, name: 'total' }, files, (file) => Promise.resolve(there.includes(file)));

describe('where a test goes', () => {
  it('is the file that tests the source already, the nearest of several', async () => {
    assert.deepEqual(await place('python', 'shop/cart.py', ['shop/cart.py', 'tests/test_cart.py']), {
      path: 'tests/test_cart.py',
    });
    const files = ['a/cart.ts', 'b/cart.ts', 'a/cart.test.ts', 'b/__tests__/cart.spec.ts'];
    assert.deepEqual(await place('typescript', 'b/cart.ts', files), { path: 'b/__tests__/cart.spec.ts' });
    assert.deepEqual(await place('go', 'cart/cart.go', ['cart/cart_test.go']), { path: 'cart/cart_test.go' });
    assert.deepEqual(await place('ruby', 'lib/cart.rb', ['spec/cart_spec.rb']), { path: 'spec/cart_spec.rb' });
  });

  it('is beside the other tests and named as they are', async () => {
    assert.deepEqual(await place('python', 'shop/cart.py', ['tests/unit/price_test.py']), {
      path: 'tests/unit/cart_test.py',
      example: 'tests/unit/price_test.py',
    });
    assert.deepEqual(await place('javascript', 'src/cart.js', ['test/prices.spec.js']), {
      path: 'test/cart.spec.js',
      example: 'test/prices.spec.js',
    });
  });

  it('is as the language has it where there are no tests', async () => {
    const places = await Promise.all([
      place('python', 'shop/cart.py'),
      place('typescript', 'src/cart.ts'),
      place('go', 'cart.go'),
      place('java', 'core/src/main/java/shop/Cart.java'),
      place('csharp', 'Shop/Cart.cs'),
      place('php', 'src/Cart.php'),
      place('rust', 'src/cart.rs'),
    ]);
    assert.deepEqual(
      places.map((found) => found?.path),
      [
        'tests/test_cart.py',
        'src/cart.test.ts',
        'cart_test.go',
        'core/src/test/java/shop/CartTest.java',
        'Shop/CartTests.cs',
        'tests/CartTest.php',
        'tests/cart.rs',
      ],
    );
  });

  it('is never a file that is there, indexed or not', async () => {
    assert.equal((await place('python', 'cart.py', [], ['tests/test_cart.py']))?.path, 'tests/test_cartTotal.py');
    const tests = ['src/test/java/CartTest.java'];
    const own = await place('java', 'src/main/java/Cart.java', tests);
    assert.deepEqual(own, { path: 'src/test/java/CartTotalTest.java', example: 'src/test/java/CartTest.java' });
  });

  it('is nowhere for a language of which nothing is known', async () => {
    assert.equal(await place('cobol', 'a.cob'), undefined);
  });
});
