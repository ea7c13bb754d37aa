import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerCode } from '../../../../src/core/answers/answerReading.ts';
import { projectRoot } from '../../../host/projectRoot.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const CART = `import json


class Line:
    def __init__(self, price, count):
        self.price = price
        self.count = count


class Cart:
    def __init__(self):
        self.lines = []

    def add(self, line, count=1):
        self.lines.append(line)

    def total(self):
        result = 0
        for line in self.lines:
            result += line.price * line.count
        return result


def discount(customer):
    return 0
`;
const STORAGE = `import json


def load(path):
    file = open(path)
    return json.load(file)


def save(path, value):
    with open(path, "w") as file:
        json.dump(value, file)
`;
const ORDERS = `export interface Order {
  id: string;
  status: string;
}

export async function fetchOrders(url: string): Promise<Order[]> {
  try {
    return (await (await fetch(url)).json()) as Order[];
  } catch {
    return [];
  }
}

export function parse(text: string): Order | undefined {
  return text === '' ? undefined : (JSON.parse(text) as Order);
}

export class OrderView {
  orders: Order[] = [];

  render(): string {
    return this.orders.map((order) => order.id).join(', ');
  }
}
`;
const FILES = { 'shop/cart.py': CART, 'shop/storage.py': STORAGE, 'web/orders.ts': ORDERS };

const answer = (name: string) => readFileSync(join(projectRoot, 'test/fixtures/answers', name), 'utf8');
const open = (files: Readonly<Record<string, string>> = FILES) => createMemoryWorkspace(files);

function shown(code: readonly AnswerCode[]): string[] {
  return code.map((each) => {
    const what = 'target' in each ? each.target : 'name' in each && each.name !== undefined ? each.name : '-';
    const more = 'candidates' in each ? each.candidates.join(' ') : 'reason' in each ? each.reason : '';
    return `${each.block} ${each.state} ${what} ${more}`.trim();
  });
}

describe('readAnswer', () => {
  it('binds code to definitions and reads advice, thoughts, praise and commands left out', async () => {
    const { index } = open();
    const { code, advice } = await index.readAnswer({ text: answer('review.en.md') });
    assert.deepEqual(shown(code), [
      '1 suggested shop/cart.py#Cart.total',
      '2 suggested shop/storage.py#load',
      '3 unbound - no-definition',
      '4 unbound - no-definition',
    ]);
    assert.deepEqual(
      advice.map(({ title, symbol }) => [title, symbol]),
      [
        ['Handle missing files', 'shop/storage.py#load'],
        ['Validation: reject a negative count in Cart.add', 'shop/cart.py#Cart.add'],
        ['Add type hints to shop/storage.py', 'shop/storage.py'],
        [
          'Cache the result of discount() per customer, since it is computed for every line of the cart and…',
          'shop/cart.py#discount',
        ],
      ],
    );
    assert.match(advice[1]?.description ?? '', /raise `ValueError`\n- cover it/);
    assert.match(advice[3]?.description ?? '', /printed receipt/);
    const [total] = code;
    assert.ok(total?.state === 'suggested');
    assert.deepEqual(total.edit.addedImports, ['from decimal import Decimal']);
    assert.match(total.edit.replacement, /def total\(self\) -> Decimal:\n {8}"""The sum/);
  });

  it('reads a Russian answer', async () => {
    const { index } = open();
    const { code, advice } = await index.readAnswer({ text: answer('review.ru.md') });
    assert.deepEqual(shown(code), ['1 suggested shop/cart.py#Cart.total']);
    assert.deepEqual(
      advice.map(({ title, symbol }) => [title, symbol]),
      [
        ['Обработать отсутствие файла', 'shop/storage.py#load'],
        ['Вынести скидки из Cart в отдельный модуль', 'shop/cart.py#Cart'],
        ['Покрыть Cart.add тестами', 'shop/cart.py#Cart.add'],
        ['Добавить логирование в save', 'shop/storage.py#save'],
      ],
    );
  });

  it('takes numbered headings for advice, but not those whose code it has bound', async () => {
    const { index } = open();
    const { code, advice } = await index.readAnswer({ text: answer('headings.en.md') });
    assert.deepEqual(shown(code), ['1 suggested web/orders.ts#fetchOrders']);
    assert.deepEqual(
      advice.map(({ title, description }) => [title, description]),
      [
        ['Use an enum-like union for status', 'A plain `string` lets typos through.'],
        ['Avoid the default export', 'It makes renames harder to follow.\n\nLet me know if anything is unclear!'],
      ],
    );
  });

  it('finds a method that is written without its class', async () => {
    const { index } = open();
    const { code, advice } = await index.readAnswer({ text: answer('plain.ru.md') });
    assert.deepEqual(shown(code), ['1 suggested web/orders.ts#OrderView.render']);
    assert.deepEqual(
      advice.map(({ title, symbol }) => [title, symbol]),
      [
        ['Переименуй parse в parseOrder, имя слишком общее', 'web/orders.ts#parse'],
        ['Добавь проверку пустого списка в OrderView.render()', 'web/orders.ts#OrderView.render'],
        ['Функция parse возвращает undefined при ошибке', 'web/orders.ts#parse'],
      ],
    );
  });
});

describe('readAnswer, where code belongs', () => {
  const STEPS = {
    'a.py': 'class A:\n    def run(self):\n        return 1\n\n\ndef main():\n    return 1\n',
    'b.py': 'class B:\n    def run(self):\n        return 2\n\n\ndef main(x):\n    return 2\n',
  };
  const read = async (
    text: string,
    picks: readonly { block: number; target: string }[] = [],
    files: Readonly<Record<string, string>> = STEPS,
  ) => shown((await createMemoryWorkspace(files).index.readAnswer({ text, picks })).code);
  const block = (code: string, info = 'python') => `\`\`\`${info}\n${code}\n\`\`\`\n`;
  const RUN = 'def run(self):\n    return 3';

  it('asks where two definitions fit alike, and takes what a person picks', async () => {
    assert.deepEqual(await read(block(RUN)), ['1 ambiguous run a.py#A.run b.py#B.run']);
    assert.deepEqual(await read(block(RUN), [{ block: 1, target: 'b.py#B.run' }]), ['1 suggested b.py#B.run']);
    assert.deepEqual(await read(block(RUN), [{ block: 2, target: 'b.py#B.run' }]), [
      '1 ambiguous run a.py#A.run b.py#B.run',
    ]);
  });

  it('goes by the class, the id and the file that are said, in whatever way', async () => {
    const said = [
      `Change \`B.run\`:\n\n${block(RUN)}`,
      `The class \`B\` should return 3:\n\n${block(RUN)}`,
      `## b.py#B.run\n\n${block(RUN)}`,
      `### \`b.py\`\n\n${block(RUN)}`,
      block(RUN, 'python b.py'),
      block(RUN, 'b.py'),
      block(RUN, 'python:b.py'),
      block(RUN, 'python title="./b.py"'),
      block(`# b.py\n${RUN}`),
      block(`# File: b.py\n${RUN}`),
      `1. In b.py:\n\n   ${block(RUN).trimEnd().replaceAll('\n', '\n   ')}\n`,
      `> In b.py:\n>\n${block(RUN).trimEnd().replace(/^/gm, '> ')}\n`,
    ];
    for (const text of said) assert.deepEqual(await read(text), ['1 suggested b.py#B.run'], text);
    const inClass = (name: string) => block(`class ${name}:\n    ${RUN.replace('\n', '\n    ')}`);
    assert.deepEqual(await read(inClass('B')), ['1 suggested b.py#B']);
    const two = { 'b.py': `${STEPS['b.py'].replace('2\n', '2\n\n    def stop(self):\n        pass\n')}` };
    assert.deepEqual(await read(inClass('B'), [], two), ['1 suggested b.py#B.run']);
  });

  it('tells namesakes by their headers', async () => {
    assert.deepEqual(await read(block('def main(x):\n    return 3')), ['1 suggested b.py#main']);
  });

  it('takes a block without a language for one of the workspace', async () => {
    assert.deepEqual(await read(block('def main(x):\n    return 3', '')), ['1 suggested b.py#main']);
  });

  it('says what is new, cut off, a patch, in no language, no definition', async () => {
    const text = [
      block('def helper():\n    return 1'),
      block('--- a/a.py\n+++ b/a.py\n', 'diff'),
      block('{"a": 1}', 'json'),
      block('x = main()'),
      '```python\ndef main(x):\n    ret',
    ].join('\n');
    assert.deepEqual(await read(text), [
      '1 unbound helper new',
      '2 unbound - diff',
      '3 unbound - language',
      '4 unbound - no-definition',
      '5 unbound - unfinished',
    ]);
    assert.deepEqual(await read(`In \`a.py\`:\n\n${block('def helper():\n    return 1')}`), ['1 unbound helper new']);
    assert.deepEqual(await read(`In \`b.py\`:\n\n${block('class A:\n    pass')}`), ['1 unbound A new']);
  });

  it('takes the last of several versions, and refuses what the gate refuses', async () => {
    const text = [
      `The code now:\n\n${block('def main(x):\n    return 2')}`,
      `First:\n\n${block('def main(x):\n    return 3')}`,
      `Better:\n\n${block('def main(x):\n    return 4')}`,
      `In a.py:\n\n${block('def main():\n    # ... rest of the code\n    pass')}`,
    ].join('\n');
    assert.deepEqual(await read(text), [
      '1 unchanged b.py#main',
      '2 superseded b.py#main',
      '3 suggested b.py#main',
      '4 refused a.py#main',
    ]);
  });

  it('keeps the secrets of the code, whether the answer has them or their placeholders', async () => {
    const secret = 'AKIAIOSFODNN7EXAMPLE';
    const files = { ...STEPS, 'c.py': `def connect(host):\n    key = "${secret}"\n    return host, key\n` };
    for (const said of [secret, '__SECRET_1__']) {
      const text = block(`def connect(host):\n    key = "${said}"\n    return [host, key]`);
      const { code } = await createMemoryWorkspace(files).index.readAnswer({ text });
      assert.ok(code[0]?.state === 'suggested', JSON.stringify(code));
      assert.ok(code[0].edit.replacement.includes(secret));
      assert.ok(!code[0].edit.reply.includes(secret));
    }
    assert.deepEqual(await read(block('def connect(host):\n    return host'), [], files), ['1 refused c.py#connect']);
  });

  it('survives anything', async () => {
    for (const text of [
      '',
      '```',
      '````\n```\n',
      '- ',
      '1.',
      '#',
      '**',
      '- [ ]',
      '```python\n\n```',
      'a\0b',
      '> ',
      '`'.repeat(99),
    ]) {
      const { code, advice } = await createMemoryWorkspace(STEPS).index.readAnswer({ text });
      assert.deepEqual(advice, [], text);
      assert.ok(
        code.every(({ state }) => state === 'unbound'),
        text,
      );
    }
  });
});
