// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts hold JavaScript's templates
import { fence, type LanguageCases } from './replyCase.ts';

const base = `'use strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const LIMIT = 10;

/**
 * Sums prices with tax.
 * @param {number[]} prices
 */
export function total(prices, tax = 0.2) {
  let result = 0;
  for (const price of prices) {
    result += price;
  }
  // TODO: round to cents
  return result * (1 + tax);
}

export const load = async (file) => {
  const text = await readFile(path.join('data', file), 'utf8');
  return text.split(/\\r?\\n/).filter((line) => line !== '');
};

const page = (cart) => \`
<h1>\${cart.owner}</h1>
  <p>\${cart.items.length} items</p>
\`;

export class Cart {
  #items = [];
  owner = '';

  constructor(owner) {
    this.owner = owner;
  }

  get size() {
    return this.#items.length;
  }

  static of(...items) {
    const cart = new Cart('nobody');
    for (const item of items) cart.add(item);
    return cart;
  }

  add(item, count = 1) {
    for (let index = 0; index < count; index++) {
      this.#items.push(item);
    }
    if (this.#items.length > LIMIT) throw new Error('too many');
  }
}

export const tools = {
  first(cart) {
    return cart.items[0];
  },
  last: (cart) => cart.items.at(-1),
};
`;

const doc = '/**\n * Sums prices with tax.\n * @param {number[]} prices\n */\n';
const bareTotal = `export function total(prices, tax = 0.2) {
  // TODO: round to cents
  return prices.reduce((sum, price) => sum + price, 0) * (1 + tax);
}`;
const goodTotal = doc + bareTotal;

const goodAdd = `add(item, count = 1) {
  this.#items.push(...Array(count).fill(item));
  if (this.#items.length > LIMIT) throw new Error('too many');
}`;
const placedAdd = goodAdd.replaceAll('\n', '\n  ');

const goodLoad = `export const load = async (file) => {
  const text = await readFile(path.join('data', file), 'utf8');
  return text.split(/\\r?\\n/).filter(Boolean);
};`;

export const javascript: LanguageCases = {
  path: 'src/cart.js',
  base,
  bad: [
    { name: 'blanks', target: 'total', code: 'empty', reply: '\n\n' },
    { name: 'an explanation only', target: 'total', code: 'no-code', reply: 'The function total is fine as it is.' },
    {
      name: 'prose in the fence',
      target: 'total',
      code: 'syntax-error',
      reply: fence(`${bareTotal}\nThis version uses reduce.`),
    },
    { name: 'one word of prose', target: 'total', code: 'foreign-text', reply: fence(`${bareTotal}\nDone`) },
    {
      name: 'a fence left in the code',
      target: 'total',
      code: 'foreign-text',
      reply: `~~~js\n\`\`\`js\n${bareTotal}\n~~~`,
    },
    {
      name: 'a control token in the code',
      target: 'total',
      code: 'foreign-text',
      reply: fence(bareTotal.replace('  //', '<|fim_middle|>\n  //')),
    },
    {
      name: 'reasoning in the code',
      target: 'Cart.add',
      code: 'foreign-text',
      reply: fence(goodAdd.replace('  if', '<think>\n  if')),
    },
    { name: 'a missing brace', target: 'total', code: 'syntax-error', reply: fence(bareTotal.slice(0, -2)) },
    { name: 'a brace too many', target: 'total', code: 'syntax-error', reply: fence(`${bareTotal}\n}`) },
    {
      name: 'an unclosed template',
      target: 'page',
      code: 'syntax-error',
      reply: fence('const page = (cart) => `<h1>${cart.owner};'),
    },
    {
      name: 'an unclosed comment',
      target: 'total',
      code: 'syntax-error',
      reply: fence(bareTotal.replace('// TODO', '/* TODO')),
    },
    {
      name: 'a method with the word function',
      target: 'Cart.add',
      code: 'syntax-error',
      reply: fence(`function ${goodAdd}`),
    },
    { name: 'another name', target: 'total', code: 'other-name', reply: fence(bareTotal.replace('total', 'sum')) },
    {
      name: 'a class for a function',
      target: 'total',
      code: 'other-kind',
      reply: fence('export class total {\n  run() {}\n}'),
    },
    {
      name: 'two functions',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`function add(a, b) {\n  return a + b;\n}\n\n${bareTotal}`),
    },
    {
      name: 'two methods',
      target: 'Cart.add',
      code: 'not-one-definition',
      reply: fence(`${goodAdd}\n\nremove(item) {\n  return item;\n}`),
    },
    { name: 'the body only', target: 'total', code: 'syntax-error', reply: fence('return prices.length;\n}') },
    { name: 'a use only', target: 'total', code: 'not-one-definition', reply: fence('console.log(total([1, 2]));') },
    {
      name: 'a use after it',
      target: 'total',
      code: 'foreign-text',
      reply: fence(`${bareTotal}\n\nconsole.log(total([1]));`),
    },
    {
      name: 'an export after it',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`${bareTotal}\n\nmodule.exports = { total };`),
    },
    {
      name: 'a directive before it',
      target: 'total',
      code: 'foreign-text',
      reply: fence(`'use client';\n${bareTotal}`),
    },
    {
      name: 'an import of a taken name',
      target: 'total',
      code: 'import-clash',
      reply: fence(`import { max as LIMIT } from './limits.js';\n${bareTotal}`),
    },
    {
      name: 'rest of code',
      target: 'total',
      code: 'elision',
      reply: fence('export function total(prices, tax = 0.2) {\n  let result = 0;\n  // ... rest of code\n}'),
    },
    {
      name: 'existing code with an ellipsis sign',
      target: 'total',
      code: 'elision',
      reply: fence('export function total(prices, tax = 0.2) {\n  // … existing code …\n  return 1;\n}'),
    },
    {
      name: 'a block comment that says unchanged',
      target: 'total',
      code: 'elision',
      reply: fence('export function total(prices, tax = 0.2) {\n  /* unchanged */\n  return 1;\n}'),
    },
    {
      name: 'the same implementation',
      target: 'Cart.add',
      code: 'elision',
      reply: fence('add(item, count = 1) {\n  // same implementation as before\n}'),
    },
    {
      name: 'code goes here',
      target: 'Cart.add',
      code: 'elision',
      reply: fence('add(item, count = 1) {\n  // Your code here\n}'),
    },
    { name: 'dots in braces', target: 'Cart.add', code: 'syntax-error', reply: fence('add(item, count = 1) { ... }') },
    { name: 'a line of dots', target: 'Cart.add', code: 'elision', reply: fence('add(item, count = 1) {\n  ...\n}') },
    {
      name: 'other methods',
      target: 'Cart',
      code: 'elision',
      reply: fence("export class Cart {\n  #items = [];\n  owner = '';\n\n  // Other methods remain unchanged\n}"),
    },
    {
      name: 'Russian rest',
      target: 'total',
      code: 'elision',
      reply: fence('export function total(prices, tax = 0.2) {\n  // Остальная часть функции\n  return 1;\n}'),
    },
    {
      name: 'Russian as before',
      target: 'total',
      code: 'elision',
      reply: fence('export function total(prices, tax = 0.2) {\n  // ... как раньше\n  return 1;\n}'),
    },
    {
      name: 'braces alone',
      target: 'total',
      code: 'stub',
      reply: fence('export function total(prices, tax = 0.2) {}'),
    },
    {
      name: 'a comment in braces',
      target: 'total',
      code: 'stub',
      reply: fence('export function total(prices, tax = 0.2) {\n  // sums all prices\n}'),
    },
    {
      name: 'not implemented',
      target: 'load',
      code: 'stub',
      reply: fence("export const load = async (file) => {\n  throw new Error('Not implemented');\n};"),
    },
    {
      name: 'null',
      target: 'total',
      code: 'stub',
      reply: fence('export function total(prices, tax = 0.2) {\n  return null;\n}'),
    },
    {
      name: 'a member emptied',
      target: 'Cart',
      code: 'stub',
      reply: fence(
        base
          .slice(base.indexOf('export class'), base.indexOf('\n\nexport const tools'))
          .replace(/( {2}add\(item.*\{)[\s\S]*$/, '$1}\n}'),
      ),
    },
    { name: 'export lost', target: 'total', code: 'signature-changed', reply: fence(bareTotal.replace('export ', '')) },
    {
      name: 'async added',
      target: 'total',
      code: 'signature-changed',
      reply: fence(bareTotal.replace('function', 'async function')),
    },
    {
      name: 'a function for an arrow',
      target: 'load',
      code: 'signature-changed',
      reply: fence("export async function load(file) {\n  return (await readFile(file, 'utf8')).split('\\n');\n}"),
    },
    {
      name: 'let for const',
      target: 'load',
      code: 'signature-changed',
      reply: fence(goodLoad.replace('const load', 'let load')),
    },
    {
      name: 'a parameter less',
      target: 'total',
      code: 'signature-changed',
      reply: fence(bareTotal.replace(', tax = 0.2', '').replace('1 + tax', '1.2')),
    },
    {
      name: 'another default',
      target: 'Cart.add',
      code: 'signature-changed',
      reply: fence(goodAdd.replace('count = 1', 'count = 2')),
    },
    {
      name: 'static lost',
      target: 'Cart.of',
      code: 'signature-changed',
      reply: fence(
        "of(...items) {\n  const cart = new Cart('');\n  items.forEach((item) => cart.add(item));\n  return cart;\n}",
      ),
    },
    {
      name: 'a getter made a method',
      target: 'Cart.size',
      code: 'other-kind',
      reply: fence('size() {\n  return this.#items.length;\n}'),
    },
    {
      name: 'a method lost from its class',
      target: 'Cart',
      code: 'signature-changed',
      reply: fence(
        "export class Cart {\n  #items = [];\n  owner = '';\n\n  constructor(owner) {\n    this.owner = owner;\n  }\n}",
      ),
    },
    {
      name: 'extends added',
      target: 'Cart',
      code: 'signature-changed',
      reply: fence(
        base
          .slice(base.indexOf('export class'), base.indexOf('\n\nexport const tools'))
          .replace('Cart {', 'Cart extends Map {'),
      ),
    },
    {
      name: 'code changed by document',
      target: 'total',
      code: 'code-changed',
      action: 'document',
      reply: fence(goodTotal),
    },
    {
      name: 'a regular expression changed by document',
      target: 'load',
      code: 'code-changed',
      action: 'document',
      reply: fence(
        "/** Loads. */\nexport const load = async (file) => {\n  const text = await readFile(path.join('data', file), 'utf8');\n  return text.split(/\\n/).filter((line) => line !== '');\n};",
      ),
    },
    {
      name: 'a template changed by document',
      target: 'page',
      code: 'code-changed',
      action: 'document',
      reply: fence(
        '/** A page. */\nconst page = (cart) => `\n<h1>${cart.owner}</h1>\n<p>${cart.items.length} items</p>\n`;',
      ),
    },
    {
      name: 'documentation in the wrong place',
      target: 'Cart.size',
      code: 'foreign-text',
      action: 'document',
      reply: fence('// Gives the size.\nget size() {\n  return this.#items.length;\n}'),
    },
    {
      name: 'the whole class for a method',
      target: 'Cart.add',
      code: 'not-one-definition',
      reply: fence(base.slice(base.indexOf('export class'), base.indexOf('\n\nexport const tools'))),
    },
    {
      name: 'Python',
      target: 'total',
      code: 'syntax-error',
      reply: fence('def total(prices, tax=0.2):\n    return sum(prices) * (1 + tax)', 'python'),
    },
    {
      name: 'types',
      target: 'total',
      code: 'syntax-error',
      reply: fence(bareTotal.replace('(prices, tax = 0.2)', '(prices: number[], tax: number = 0.2): number')),
    },
    { name: 'HTML', target: 'total', code: 'not-one-definition', reply: fence('<b>total</b>', 'html') },
    {
      name: 'a diff of something else',
      target: 'total',
      code: 'foreign-text',
      reply: fence('-  let sum = 0;\n+  let total = 0;\n', 'diff'),
    },
  ],
  good: [
    { name: 'the documentation kept', target: 'total', reply: fence(goodTotal, 'js'), expected: goodTotal },
    { name: 'the documentation left out', target: 'total', reply: fence(bareTotal, 'javascript'), expected: goodTotal },
    {
      name: 'other documentation',
      target: 'total',
      reply: fence(`/** Sums. */\n${bareTotal}`),
      expected: `/** Sums. */\n${bareTotal}`,
    },
    { name: 'an arrow function with its statement', target: 'load', reply: fence(goodLoad), expected: goodLoad },
    {
      name: 'an arrow function without semicolon',
      target: 'load',
      reply: fence(goodLoad.slice(0, -1)),
      expected: goodLoad,
    },
    {
      name: 'documentation of an arrow function',
      target: 'load',
      action: 'document',
      reply: fence(
        `/** Lines of a file. */\n${base.slice(base.indexOf('export const load'), base.indexOf('\n\nconst page')).replace('  const', '  // all of it\n  const')}`,
      ),
      expected: `/** Lines of a file. */\n${base.slice(base.indexOf('export const load'), base.indexOf('\n\nconst page')).replace('  const', '  // all of it\n  const')}`,
    },
    {
      name: 'documentation of a template',
      target: 'page',
      action: 'document',
      reply: fence(
        '/** A page. */\nconst page = (cart) => `\n<h1>${cart.owner}</h1>\n  <p>${cart.items.length} items</p>\n`;',
      ),
      expected:
        '/** A page. */\nconst page = (cart) => `\n<h1>${cart.owner}</h1>\n  <p>${cart.items.length} items</p>\n`;',
    },
    { name: 'a method at column 0', target: 'Cart.add', reply: fence(goodAdd), expected: placedAdd },
    {
      name: 'a method whose first line lost its indentation',
      target: 'Cart.add',
      reply: fence(placedAdd),
      expected: placedAdd,
    },
    {
      name: 'a method in its class',
      target: 'Cart.add',
      reply: fence(`class Cart {\n  ${placedAdd}\n}`),
      expected: placedAdd,
    },
    {
      name: 'a method in its exported class, after an import',
      target: 'Cart.add',
      reply: fence(`import path from 'node:path';\n\nexport class Cart {\n  ${placedAdd}\n}`),
      expected: placedAdd,
    },
    {
      name: 'a documented method in its class',
      target: 'Cart.add',
      reply: fence(`class Cart {\n  /** Adds. */\n  ${placedAdd}\n}`),
      expected: `/** Adds. */\n  ${placedAdd}`,
    },
    {
      name: 'a getter',
      target: 'Cart.size',
      reply: fence('get size() {\n  const { length } = this.#items;\n  return length;\n}'),
      expected: 'get size() {\n    const { length } = this.#items;\n    return length;\n  }',
    },
    {
      name: 'a method of an object with a comma',
      target: 'tools.first',
      reply: fence('first(cart) {\n  return cart.items.at(0);\n},'),
      expected: 'first(cart) {\n    return cart.items.at(0);\n  }',
    },
    {
      name: 'a property of an object',
      target: 'tools.last',
      reply: fence('last: (cart) => cart.items[cart.items.length - 1],'),
      expected: 'last: (cart) => cart.items[cart.items.length - 1]',
    },
    {
      name: 'a new import',
      target: 'total',
      reply: fence(
        `import { strict as assert } from "assert";\nimport path, { join } from 'node:path';\nimport 'node:fs';\n\n${bareTotal}`,
      ),
      expected: goodTotal,
      addedImports: [
        'import { strict as assert } from "assert";',
        "import { join } from 'node:path';",
        "import 'node:fs';",
      ],
    },
    {
      name: 'a known import and a guess of its module',
      target: 'total',
      reply: fence(
        `import { readFile } from 'fs/promises';\nimport { Cart } from './cart.js';\nconst path = require('path');\n${bareTotal}`,
      ),
      expected: goodTotal,
    },
    { name: 'tabs', target: 'Cart.add', reply: fence(goodAdd.replaceAll('  ', '\t')), expected: placedAdd },
    {
      name: 'another layout of the header',
      target: 'total',
      reply: fence(bareTotal.replace('(prices, tax = 0.2)', '(\n  prices, // all\n  tax = 0.2,\n)')),
      expected: goodTotal.replace('(prices, tax = 0.2)', '(\n  prices, // all\n  tax = 0.2,\n)'),
    },
    { name: 'a semicolon after a function', target: 'total', reply: fence(`${bareTotal};`), expected: goodTotal },
    {
      name: 'a comment after it',
      target: 'total',
      reply: fence(`${bareTotal}\n\n// Uses reduce.`),
      expected: goodTotal,
    },
    {
      name: 'another parameter by fix',
      target: 'total',
      action: 'fix',
      reply: fence(bareTotal.replace('tax = 0.2', 'tax = 0.2, discount = 0')),
      expected: goodTotal.replace('tax = 0.2', 'tax = 0.2, discount = 0'),
      warnings: ['signature-changed'],
    },
    {
      name: 'remarks that only look like gaps',
      target: 'total',
      reply: fence(
        bareTotal.replace(
          '// TODO',
          '// the rest is added by the caller\n  // handle the remaining cases of tax\n  // keeps the other code paths fast\n  // TODO',
        ),
      ),
      expected: goodTotal.replace(
        '// TODO',
        '// the rest is added by the caller\n  // handle the remaining cases of tax\n  // keeps the other code paths fast\n  // TODO',
      ),
    },
    {
      name: 'a lost TODO',
      target: 'total',
      reply: fence(bareTotal.replace('  // TODO: round to cents\n', '')),
      expected: goodTotal.replace('  // TODO: round to cents\n', ''),
      warnings: ['documentation-lost'],
    },
    {
      name: 'the fence’s language in capitals',
      target: 'total',
      reply: `**Answer**\n\n\`\`\`JavaScript title="cart.js"\n${goodTotal}\n\`\`\``,
      expected: goodTotal,
    },
  ],
};
