import { fence, type LanguageCases } from './replyCase.ts';

const base = `"""Orders of the shop."""
import os
from typing import List, Optional

LIMIT = 10


def total(prices, tax=0.2):
    """Sums prices with tax."""
    result = 0
    for price in prices:
        result = result + price
    # TODO: round to cents
    return result * (1 + tax)


class Cart:
    """A cart."""

    QUERY = """
select *
  from carts
"""

    def __init__(self, owner: str):
        self.owner = owner
        self.items: List[str] = []

    @property
    def size(self) -> int:
        return len(self.items)

    def add(self, item: str, *, count: int = 1) -> None:
        """Adds an item."""
        for _ in range(count):
            self.items.append(item)
        if len(self.items) > LIMIT:
            raise ValueError("too many")

    async def save(self, path: Optional[str] = None):
        text = """
owner: %s
""" % self.owner
        with open(path or os.devnull, "w") as out:
            out.write(text)


def last(cart):
    return cart.items[-1]
`;

const goodTotal = `def total(prices, tax=0.2):
    """Sums prices with tax."""
    # TODO: round to cents
    return sum(prices) * (1 + tax)`;

const goodAdd = `def add(self, item: str, *, count: int = 1) -> None:
    """Adds an item."""
    self.items.extend([item] * count)
    if len(self.items) > LIMIT:
        raise ValueError("too many")`;

const placedAdd = goodAdd.replaceAll('\n', '\n    ');

export const python: LanguageCases = {
  path: 'src/cart.py',
  base,
  bad: [
    { name: 'nothing', target: 'total', code: 'empty', reply: '  \n' },
    { name: 'an apology', target: 'total', code: 'no-code', reply: 'I am sorry, I cannot help with total here.' },
    { name: 'an empty fence', target: 'total', code: 'no-code', reply: '```python\n\n```' },
    {
      name: 'reasoning without an end',
      target: 'total',
      code: 'no-code',
      reply: '<think>\ndef total(prices):\n    return 1',
    },
    {
      name: 'prose in the fence',
      target: 'total',
      code: 'syntax-error',
      reply: fence(`Here is the code:\n${goodTotal}`),
    },
    {
      name: 'prose after code without fence',
      target: 'total',
      code: 'syntax-error',
      reply: `${goodTotal}\n\nThis uses the sum function.`,
    },
    {
      name: 'reasoning in the code',
      target: 'total',
      code: 'foreign-text',
      reply: fence(goodTotal.replace('    # TODO', '<think>should I</think>\n    # TODO')),
    },
    {
      name: 'a control token in the code',
      target: 'total',
      code: 'foreign-text',
      reply: fence(goodTotal.replace('    # TODO', '<|im_start|>\n    # TODO')),
    },
    {
      name: 'a fence left in the code',
      target: 'total',
      code: 'foreign-text',
      reply: `~~~python\n${goodTotal}\n\`\`\`\n~~~`,
    },
    {
      name: 'an unclosed bracket',
      target: 'total',
      code: 'syntax-error',
      reply: fence(goodTotal.replace('sum(prices)', 'sum(prices')),
    },
    {
      name: 'a missing colon',
      target: 'total',
      code: 'syntax-error',
      reply: fence(goodTotal.replace('0.2):', '0.2)')),
    },
    {
      name: 'an unclosed docstring',
      target: 'total',
      code: 'syntax-error',
      reply: fence(goodTotal.replace('tax."""', 'tax.')),
    },
    {
      name: 'broken indentation',
      target: 'total',
      code: 'syntax-error',
      reply: fence(`def total(prices, tax=0.2):\n    if prices:\nreturn 1\n  else:\n    return 2`),
    },
    {
      name: 'another name',
      target: 'total',
      code: 'other-name',
      reply: fence(goodTotal.replace('def total', 'def calculate_total')),
    },
    {
      name: 'a class for a function',
      target: 'total',
      code: 'other-kind',
      reply: fence('class total:\n    def run(self):\n        return 1'),
    },
    {
      name: 'two definitions',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`def helper(x):\n    return x\n\n\n${goodTotal}`),
    },
    {
      name: 'the same twice',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`${goodTotal}\n\n\n${goodTotal}`),
    },
    { name: 'a call only', target: 'total', code: 'not-one-definition', reply: fence('total([1, 2, 3])') },
    {
      name: 'the body only',
      target: 'total',
      code: 'not-one-definition',
      reply: fence('return sum(prices) * (1 + tax)'),
    },
    {
      name: 'a call after it',
      target: 'total',
      code: 'foreign-text',
      reply: fence(`${goodTotal}\n\n\nprint(total([1]))`),
    },
    {
      name: 'a main block after it',
      target: 'total',
      code: 'foreign-text',
      reply: fence(`${goodTotal}\n\nif __name__ == "__main__":\n    total([])`),
    },
    {
      name: 'a constant before it',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`TAX = 0.2\n\n\n${goodTotal}`),
    },
    {
      name: 'an import of a taken name',
      target: 'total',
      code: 'import-clash',
      reply: fence(`import numpy as LIMIT\n\n\n${goodTotal}`),
    },
    {
      name: 'dots for the rest',
      target: 'total',
      code: 'elision',
      reply: fence(
        'def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    result = 0\n    # ... rest of the code',
      ),
    },
    {
      name: 'rest of the code',
      target: 'total',
      code: 'elision',
      reply: fence(
        'def total(prices, tax=0.2):\n    result = 0\n    # rest of the code remains unchanged\n    return result',
      ),
    },
    {
      name: 'existing code',
      target: 'Cart.add',
      code: 'elision',
      reply: fence(
        'def add(self, item: str, *, count: int = 1) -> None:\n    # existing code\n    self.items.append(item)',
      ),
    },
    {
      name: 'a line of dots',
      target: 'Cart.add',
      code: 'elision',
      reply: fence('def add(self, item: str, *, count: int = 1) -> None:\n    self.items.append(item)\n    ...'),
    },
    {
      name: 'Russian rest',
      target: 'total',
      code: 'elision',
      reply: fence('def total(prices, tax=0.2):\n    result = 0\n    # остальной код\n    return result'),
    },
    {
      name: 'Russian unchanged',
      target: 'total',
      code: 'elision',
      reply: fence('def total(prices, tax=0.2):\n    result = 0\n    # Код цикла без изменений\n    return result'),
    },
    {
      name: 'elided methods',
      target: 'Cart',
      code: 'elision',
      reply: fence(
        'class Cart:\n    """A cart."""\n\n    def __init__(self, owner: str):\n        self.owner = owner\n\n    # ... other methods ...',
      ),
    },
    {
      name: 'pass',
      target: 'total',
      code: 'stub',
      reply: fence('def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    pass'),
    },
    {
      name: 'dots as body',
      target: 'total',
      code: 'stub',
      reply: fence('def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    ...'),
    },
    {
      name: 'not implemented',
      target: 'total',
      code: 'stub',
      reply: fence('def total(prices, tax=0.2):\n    raise NotImplementedError("later")'),
    },
    {
      name: 'a docstring only',
      target: 'total',
      code: 'stub',
      reply: fence('def total(prices, tax=0.2):\n    """Sums prices with tax."""'),
    },
    { name: 'a member emptied', target: 'Cart', code: 'stub', reply: fence(classCart('        pass')) },
    {
      name: 'another parameter',
      target: 'total',
      code: 'signature-changed',
      reply: fence(goodTotal.replace('tax=0.2', 'tax=0.2, discount=0')),
    },
    {
      name: 'another default',
      target: 'total',
      code: 'signature-changed',
      reply: fence(goodTotal.replace('tax=0.2', 'tax=0.19')),
    },
    {
      name: 'a renamed parameter',
      target: 'total',
      code: 'signature-changed',
      reply: fence(goodTotal.replaceAll('prices', 'items')),
    },
    {
      name: 'types added by better',
      target: 'total',
      code: 'signature-changed',
      reply: fence(goodTotal.replace('(prices, tax=0.2)', '(prices: list, tax: float = 0.2) -> float')),
    },
    {
      name: 'a lost decorator',
      target: 'Cart.size',
      code: 'other-kind',
      reply: fence('def size(self) -> int:\n    return len(self.items) or 0'),
    },
    { name: 'another decorator', target: 'total', code: 'signature-changed', reply: fence(`@cache\n${goodTotal}`) },
    {
      name: 'async lost',
      target: 'Cart.save',
      code: 'signature-changed',
      reply: fence('def save(self, path: Optional[str] = None):\n    print(path)'),
    },
    {
      name: 'async by simplify',
      target: 'total',
      code: 'signature-changed',
      action: 'simplify',
      reply: fence(`async ${goodTotal}`),
    },
    {
      name: 'a method lost from its class',
      target: 'Cart',
      code: 'signature-changed',
      reply: fence(classCart().replace(/ {4}def add[\s\S]*?many"\)\n\n/, '')),
    },
    {
      name: 'a method’s parameters changed in its class',
      target: 'Cart',
      code: 'signature-changed',
      reply: fence(classCart().replace('*, count: int = 1', 'count: int')),
    },
    {
      name: 'code changed by document',
      target: 'total',
      code: 'code-changed',
      action: 'document',
      reply: fence(goodTotal),
    },
    {
      name: 'a number changed by document',
      target: 'last',
      code: 'code-changed',
      action: 'document',
      reply: fence('def last(cart):\n    """The last item."""\n    return cart.items[0]'),
    },
    {
      name: 'a string changed by document',
      target: 'Cart.save',
      code: 'code-changed',
      action: 'document',
      reply: fence(
        'async def save(self, path: Optional[str] = None):\n    """Saves."""\n    text = """\nowner:  %s\n""" % self.owner\n    with open(path or os.devnull, "w") as out:\n        out.write(text)',
      ),
    },
    { name: 'the whole class for a method', target: 'Cart.add', code: 'not-one-definition', reply: fence(classCart()) },
    {
      name: 'another class around the method',
      target: 'Cart.add',
      code: 'other-name',
      reply: fence(`class Basket:\n    ${placedAdd}`),
    },
    {
      name: 'a method and a helper',
      target: 'Cart.add',
      code: 'not-one-definition',
      reply: fence(`${goodAdd}\n\ndef helper(self):\n    return 1`),
    },
    {
      name: 'a class attribute beside the method',
      target: 'Cart.add',
      code: 'not-one-definition',
      reply: fence(`class Cart:\n    LIMIT = 3\n\n    ${placedAdd}`),
    },
    {
      name: 'JavaScript',
      target: 'total',
      code: 'syntax-error',
      reply: fence(
        'function total(prices, tax = 0.2) {\n  return prices.reduce((a, b) => a + b, 0) * (1 + tax);\n}',
        'javascript',
      ),
    },
    {
      name: 'a diff of something else',
      target: 'total',
      code: 'foreign-text',
      reply: fence(
        ' def total(prices, tax=0.2):\n-    result = 0\n+    result = sum(prices)\n     return result',
        'diff',
      ),
    },
    {
      name: 'JSON around the code',
      target: 'total',
      code: 'not-one-definition',
      reply: fence(`{"code": ${JSON.stringify(goodTotal)}}`, 'json'),
    },
    {
      name: 'line numbers',
      target: 'total',
      code: 'syntax-error',
      reply: fence(
        goodTotal
          .split('\n')
          .map((line, index) => `${index + 8}: ${line}`)
          .join('\n'),
      ),
    },
    {
      name: 'search and replace marks',
      target: 'total',
      code: 'syntax-error',
      reply: fence(`<<<<<<< SEARCH\n    result = 0\n=======\n${goodTotal}\n>>>>>>> REPLACE`),
    },
  ],
  good: [
    { name: 'a plain fence', target: 'total', reply: fence(goodTotal), expected: goodTotal },
    {
      name: 'an info string, prose around',
      target: 'total',
      reply: `Sure! Here it is:\n\n${fence(goodTotal, 'python')}\n\nI used sum().`,
      expected: goodTotal,
    },
    {
      name: 'reasoning before',
      target: 'total',
      reply: `<think>\nLet me see:\n\`\`\`python\ndef total(): pass\n\`\`\`\n</think>\n\n${fence(goodTotal, 'python')}`,
      expected: goodTotal,
    },
    {
      name: 'reasoning without its beginning',
      target: 'total',
      reply: `maybe\n\`\`\`python\ndef total(): pass\n\`\`\`\nno.\n</think>\n${fence(goodTotal, 'python')}`,
      expected: goodTotal,
    },
    {
      name: 'an unclosed tag before the answer',
      target: 'total',
      reply: `<think>\nI should sum.\n\n${fence(goodTotal)}`,
      expected: goodTotal,
    },
    {
      name: 'control tokens around',
      target: 'total',
      reply: `<|im_start|>assistant\n${fence(goodTotal, 'py')}<|im_end|>\n<|endoftext|>`,
      expected: goodTotal,
    },
    {
      name: 'a control token at the end of the code',
      target: 'total',
      reply: `\`\`\`python\n${goodTotal}<|im_end|>`,
      expected: goodTotal,
    },
    { name: 'tildes', target: 'total', reply: `~~~py\n${goodTotal}\n~~~`, expected: goodTotal },
    { name: 'a longer fence', target: 'total', reply: `\`\`\`\`python\n${goodTotal}\n\`\`\`\``, expected: goodTotal },
    {
      name: 'a fence in a list',
      target: 'total',
      reply: `1. Use sum:\n   \`\`\`python\n${goodTotal.replace(/^/gm, '   ')}\n   \`\`\``,
      expected: goodTotal,
    },
    { name: 'an unclosed fence', target: 'total', reply: `\`\`\`python\n${goodTotal}\n`, expected: goodTotal },
    { name: 'no fence', target: 'total', reply: `\n${goodTotal}\n`, expected: goodTotal },
    {
      name: 'line ends of Windows',
      target: 'total',
      reply: fence(goodTotal, 'python').replaceAll('\n', '\r\n'),
      expected: goodTotal,
    },
    {
      name: 'the definition among other blocks',
      target: 'total',
      reply: `${fence('pip install x', 'bash')}\n${fence(goodTotal, 'python')}\nUsage:\n${fence('total([1, 2])', 'python')}`,
      expected: goodTotal,
    },
    {
      name: 'the original first',
      target: 'total',
      reply: `Before:\n${fence('def total(prices, tax=0.2):\n    return 1')}\nAfter:\n${fence(goodTotal)}`,
      expected: goodTotal,
    },
    {
      name: 'a fence in the docstring',
      target: 'total',
      reply: fence(
        `def total(prices, tax=0.2):\n    """Sums.\n\n    \`\`\`\n    total([1])\n    \`\`\`\n    """\n    # TODO: round to cents\n    return sum(prices) * (1 + tax)`,
        'python',
      ),
      expected: `def total(prices, tax=0.2):\n    """Sums.\n\n    \`\`\`\n    total([1])\n    \`\`\`\n    """\n    # TODO: round to cents\n    return sum(prices) * (1 + tax)`,
    },
    { name: 'an indented reply', target: 'total', reply: fence(goodTotal.replace(/^/gm, '    ')), expected: goodTotal },
    { name: 'a comment above', target: 'total', reply: fence(`# src/cart.py\n${goodTotal}`), expected: goodTotal },
    {
      name: 'a known import',
      target: 'total',
      reply: fence(`from typing import List\nimport os\n\n\n${goodTotal}`),
      expected: goodTotal,
    },
    {
      name: 'a new import',
      target: 'total',
      reply: fence(
        `import math\nfrom typing import (\n    List,\n    Sequence,\n)\nfrom __future__ import annotations\n\n\n${goodTotal.replace('sum(', 'math.fsum(')}`,
      ),
      expected: goodTotal.replace('sum(', 'math.fsum('),
      addedImports: ['import math', 'from typing import Sequence', 'from __future__ import annotations'],
    },
    { name: 'a method at column 0', target: 'Cart.add', reply: fence(goodAdd), expected: placedAdd },
    {
      name: 'a method with its indentation',
      target: 'Cart.add',
      reply: fence(`    ${placedAdd}`),
      expected: placedAdd,
    },
    { name: 'a method whose first line lost it', target: 'Cart.add', reply: fence(placedAdd), expected: placedAdd },
    {
      name: 'a method in its class',
      target: 'Cart.add',
      reply: fence(`class Cart:\n    """A cart."""\n\n    ${placedAdd}`),
      expected: placedAdd,
    },
    {
      name: 'a property in its class',
      target: 'Cart.size',
      reply: fence(
        'class Cart:\n    @property\n    def size(self) -> int:\n        """How many."""\n        return len(self.items)',
      ),
      expected: '@property\n    def size(self) -> int:\n        """How many."""\n        return len(self.items)',
    },
    {
      name: 'a decorated method whose first line lost it',
      target: 'Cart.size',
      reply: fence('@property\n    def size(self) -> int:\n        """How many."""\n        return len(self.items)'),
      expected: '@property\n    def size(self) -> int:\n        """How many."""\n        return len(self.items)',
    },
    {
      name: 'a header in several lines',
      target: 'Cart.add',
      reply: fence(
        goodAdd.replace(
          '(self, item: str, *, count: int = 1)',
          '(\n    self,\n    item: str,\n    *,\n    count: int=1,\n)',
        ),
      ),
      expected: placedAdd.replace(
        '(self, item: str, *, count: int = 1)',
        '(\n        self,\n        item: str,\n        *,\n        count: int=1,\n    )',
      ),
    },
    {
      name: 'another parameter by fix',
      target: 'total',
      action: 'fix',
      reply: fence(goodTotal.replace('tax=0.2', 'tax=0.2, discount=0')),
      expected: goodTotal.replace('tax=0.2', 'tax=0.2, discount=0'),
      warnings: ['signature-changed'],
    },
    {
      name: 'types by add-types',
      target: 'last',
      action: 'add-types',
      reply: fence('def last(cart: "Cart") -> str:\n    return cart.items[-1]'),
      expected: 'def last(cart: "Cart") -> str:\n    return cart.items[-1]',
      warnings: ['signature-changed'],
    },
    {
      name: 'a docstring by document',
      target: 'last',
      action: 'document',
      reply: fence('def last(cart):\n    """Gives the last item."""\n    # from the end\n    return cart.items[-1]'),
      expected: 'def last(cart):\n    """Gives the last item."""\n    # from the end\n    return cart.items[-1]',
    },
    {
      name: 'a docstring beside a long string',
      target: 'Cart.save',
      action: 'document',
      reply: fence(
        'async def save(self, path: Optional[str] = None):\n    """Saves."""\n    text = """\nowner: %s\n""" % self.owner\n    with open(path or os.devnull, "w") as out:\n        out.write(text)',
      ),
      expected:
        'async def save(self, path: Optional[str] = None):\n        """Saves."""\n        text = """\nowner: %s\n""" % self.owner\n        with open(path or os.devnull, "w") as out:\n            out.write(text)',
    },
    {
      name: 'a long string moved with the code',
      target: 'Cart.save',
      action: 'document',
      reply: fence(
        '    async def save(self, path: Optional[str] = None):\n        """Saves."""\n        text = """\nowner: %s\n""" % self.owner\n        with open(path or os.devnull, "w") as out:\n            out.write(text)',
      ),
      expected:
        'async def save(self, path: Optional[str] = None):\n        """Saves."""\n        text = """\nowner: %s\n""" % self.owner\n        with open(path or os.devnull, "w") as out:\n            out.write(text)',
    },
    {
      name: 'a lost docstring',
      target: 'total',
      reply: fence('def total(prices, tax=0.2):\n    # TODO: round to cents\n    return sum(prices) * (1 + tax)'),
      expected: 'def total(prices, tax=0.2):\n    # TODO: round to cents\n    return sum(prices) * (1 + tax)',
      warnings: ['documentation-lost'],
    },
    {
      name: 'a lost TODO',
      target: 'total',
      reply: fence(goodTotal.replace('    # TODO: round to cents\n', '')),
      expected: goodTotal.replace('    # TODO: round to cents\n', ''),
      warnings: ['documentation-lost'],
    },
    {
      name: 'a comment with dots at its end',
      target: 'last',
      reply: fence(
        'def last(cart):\n    # the newest one comes last...\n    # returns the list item unchanged\n    return cart.items[-1]',
      ),
      expected:
        'def last(cart):\n    # the newest one comes last...\n    # returns the list item unchanged\n    return cart.items[-1]',
    },
    {
      name: 'only other indentation',
      target: 'last',
      reply: fence('def last(cart):\n  return cart.items[-1]'),
      expected: 'def last(cart):\n  return cart.items[-1]',
    },
    {
      name: 'tabs for a file with blanks',
      target: 'Cart.add',
      reply: fence(goodAdd.replaceAll('    ', '\t')),
      expected: placedAdd,
    },
    {
      name: 'a whole class',
      target: 'Cart',
      reply: fence(classCart('        self.items.extend([item] * count)')),
      expected: classCart('        self.items.extend([item] * count)'),
      warnings: ['documentation-lost'],
    },
    {
      name: 'a nested function',
      target: 'total',
      reply: fence(
        'def total(prices, tax=0.2):\n    """Sums."""\n    # TODO: round to cents\n    def taxed(price):\n        return price * (1 + tax)\n    return sum(taxed(price) for price in prices)',
      ),
      expected:
        'def total(prices, tax=0.2):\n    """Sums."""\n    # TODO: round to cents\n    def taxed(price):\n        return price * (1 + tax)\n    return sum(taxed(price) for price in prices)',
    },
  ],
};

/** The class with another body of `add`; without one, as it is. */
function classCart(add?: string): string {
  const text = base.slice(base.indexOf('class Cart'), base.indexOf('\n\n\ndef last'));
  if (add === undefined) return text;
  return text.replace(/( {4}def add.*\n)[\s\S]*?many"\)/, (_, header: string) => header + add);
}
