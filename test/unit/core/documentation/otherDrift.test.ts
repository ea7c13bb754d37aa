import assert from 'node:assert/strict';
import { driftOf } from './driftOf.ts';

describe('drift of other documentation', () => {
  it('goes on beside a class without a name at the top of a module', async () => {
    const text =
      'module.exports = wrap(class extends Error {});\n\n/** @param {string} shape */\nfunction draw(form) {}\n';
    assert.deepEqual(await driftOf({ 'a.js': text }), ['3 renamed-parameter shape shape → form']);
  });

  it('reads JSDoc: optional names, defaults, members of options', async () => {
    const text = `/**
 * Draws.
 * @param {string} shape - what
 * @param {number} [width=10] - how wide
 * @param {Object} options - more
 * @param {string} options.colour - of what colour
 * @param {string} options.glow - gone since
 * @returns {Promise<void>}
 * @throws {RangeError} too wide
 */
export async function draw(form, width = 12, { colour }) {
  if (width > 100) throw new TypeError('too wide');
}

/** @param {...number} values */
function sum() {
  return [...arguments].reduce((a, b) => a + b);
}

/**
 * @param {string} name
 * @returns {string} the greeting
 */
const greet = (name) => 'hello ' + name;

/**
 * @param {string} name
 * @returns {string} the greeting
 */
const shout = function (name) {
  console.log(name);
};
`;
    assert.deepEqual(await driftOf({ 'a.js': text }), [
      '3 renamed-parameter shape shape → form',
      '4 wrong-default width 10 → 12',
      '7 unknown-parameter options.glow',
      '12 error-missing TypeError',
      '28 returns-nothing string',
    ]);
  });

  it('reads TSDoc, where a type says that nothing is returned, and lets overloads be', async () => {
    const text = `export interface Shop {
  /**
   * @param name - of what
   * @returns how many
   */
  count(title: string): void;
}

/** @param a - first */
export function pick(a: string): string;
export function pick(b: number): string;
export function pick(value: unknown): string {
  return String(value);
}

/**
 * @param visit - called with each
 */
export function each(visit: (value: number, index: number) => void): void {}
`;
    assert.deepEqual(await driftOf({ 'a.ts': text }), [
      '3 renamed-parameter name name → title',
      '4 returns-nothing how many',
    ]);
  });

  it('reads Javadoc: declared errors, type parameters, void', async () => {
    const text = `class Shop {
  /**
   * Sells.
   * @param <T> of what
   * @param thing what
   * @param count how many
   * @return the bill
   * @throws IllegalStateException closed
   */
  <T> void sell(T item, int count) throws ClosedException {
    open();
  }

  /**
   * Counts.
   * @param name of what
   * @return how many
   */
  int count(String name) { return 1; }
}
`;
    assert.deepEqual(await driftOf({ 'Shop.java': text }), [
      '5 renamed-parameter thing thing → item',
      '7 returns-nothing the bill',
      '10 error-missing ClosedException',
    ]);
  });

  it('reads the name that Go begins with, but not a subject', async () => {
    const text = `package shop

// compareVersion tells which is newer.
func compareVersions(a, b string) int { return 0 }

// Prices are sorted by amount.
func lessPrices(a, b int) bool { return a < b }

// contentType must be lower case.
func codec(contentType string) string { return contentType }

// ParseURL reads an address.
func ParseUrl(text string) string { return text }
`;
    assert.deepEqual(await driftOf({ 'shop.go': text }), [
      '3 wrong-name compareVersion compareVersion → compareVersions',
      '12 wrong-name ParseURL ParseURL → ParseUrl',
    ]);
  });

  it('reads the sections of Rust', async () => {
    const text = `/// Blurs.
///
/// # Arguments
///
/// * \`image\` - what
/// * \`sigma\` - how much
///
/// # Errors
/// When it is too large.
pub fn blur(image: &Image, radius: f32) -> Image {
    todo!()
}
`;
    assert.deepEqual(await driftOf({ 'lib.rs': text }), [
      '6 renamed-parameter sigma sigma → radius',
      '8 error-gone Err → Image',
    ]);
  });

  it('follows the habit of a file where one of two parameters is left out', async () => {
    const complete = ['one', 'two', 'three', 'four', 'five', 'six']
      .map((name) => `def ${name}(a, b):\n    """Do.\n\n    :param a: it\n    :param b: that\n    """\n    return a\n`)
      .join('\n');
    const half = 'def last(a, b):\n    """Do.\n\n    :param a: it\n    """\n    return a\n';
    assert.deepEqual(await driftOf({ 'a.py': `${complete}\n${half}` }), ['49 missing-parameter b']);
    assert.deepEqual(await driftOf({ 'a.py': half }), []);
    assert.deepEqual(await driftOf({ 'a.py': half, 'b.py': complete }), ['1 missing-parameter b']);
  });

  it('looks at the given files only, and at no generated ones', async () => {
    const text = 'def f(a):\n    """Do.\n\n    :param b: it\n    """\n    return a\n';
    const files = { 'a.py': text, 'b.py': text, 'b_pb2.py': text };
    assert.equal((await driftOf(files)).length, 2);
    assert.equal((await driftOf(files, ['b.py'])).length, 1);
  });
});
