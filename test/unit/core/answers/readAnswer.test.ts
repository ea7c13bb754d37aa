import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerCode } from '../../../../src/core/answers/answerReading.ts';
import { joinEdits } from '../../../../src/core/answers/joinEdits.ts';
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

describe('readAnswer, what is not there yet', () => {
  const code = async (text: string, files: Readonly<Record<string, string>> = FILES) => {
    const { index } = createMemoryWorkspace(files);
    const reading = await index.readAnswer({ text });
    const { files: joined, leftOut } = await joinEdits(reading.code, index);
    assert.deepEqual(leftOut, []);
    return { found: shown(reading.code), text: (path: string) => joined.find((each) => each.path === path)?.newText };
  };
  const block = (lines: string, info = 'python') => `\`\`\`${info}\n${lines}\n\`\`\`\n`;
  const HELPER = 'def cents(price):\n    return round(price * 100)';
  const REMOVE = 'def remove(self, line):\n    self.lines.remove(line)';

  it('goes to the end of the file that the answer names, with its imports', async () => {
    const { found, text } = await code(
      `In \`shop/cart.py\`:\n\n${block(`import math\n\n\n${HELPER.replace('round', 'math.ceil')}`)}`,
    );
    assert.deepEqual(found, ['1 suggested shop/cart.py#cents']);
    assert.equal(
      text('shop/cart.py'),
      `${CART.replace('import json', 'import json\nimport math')}\n\n${HELPER.replace('round', 'math.ceil')}\n`,
    );
  });

  it('goes beside what the same block changes, in the order of the answer, and the change holds', async () => {
    const changed = 'def discount(customer):\n    return cents(customer.rate)';
    const { found, text } = await code(block(`${changed}\n\n\n${HELPER}\n\n\n${HELPER.replace('cents', 'euros')}`));
    assert.deepEqual(found, [
      '1 suggested shop/cart.py#discount',
      '1 suggested shop/cart.py#cents',
      '1 suggested shop/cart.py#euros',
    ]);
    const after = text('shop/cart.py')!;
    assert.ok(
      after.includes(`        return result\n\n\n${HELPER}\n\n\n${HELPER.replace('cents', 'euros')}\n\n\n${changed}\n`),
      after,
    );
  });

  it('goes into the class that is named, or that the block shows, with its indentation', async () => {
    const inClass = CART.replace(
      '        return result\n',
      `        return result\n\n${REMOVE.replace(/^/gm, '    ')}\n`,
    );
    const said = [
      `Add this method to \`Cart\`:\n\n${block(REMOVE)}`,
      block(`class Cart:\n    # ...\n${REMOVE.replace(/^/gm, '    ')}`),
    ];
    for (const answer of said) {
      const { found, text } = await code(answer);
      assert.deepEqual(found, ['1 suggested shop/cart.py#Cart.remove'], answer);
      assert.equal(text('shop/cart.py'), inClass, answer);
    }
  });

  it('keeps tabs, braces and CRLF of the file', async () => {
    const orders = ORDERS.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    const method = '  count(): number {\n    return this.orders.length;\n  }';
    const { found, text } = await code(block(`class OrderView {\n${method}\n}`, 'ts'), { 'web/orders.ts': orders });
    assert.deepEqual(found, ['1 suggested web/orders.ts#OrderView.count']);
    assert.ok(
      text('web/orders.ts')!.endsWith(`\t}\r\n\r\n${method.replaceAll('  ', '\t').replaceAll('\n', '\r\n')}\r\n}\r\n`),
      JSON.stringify(text('web/orders.ts')),
    );
  });

  it('has no place without a word of it, in a class without members, or where two classes have the name', async () => {
    assert.deepEqual((await code(block(HELPER))).found, ['1 unbound cents new']);
    assert.deepEqual((await code(block(REMOVE))).found, ['1 unbound remove new']);
    const two = { ...FILES, 'shop/old.py': 'class Cart:\n    def run(self):\n        return 1\n' };
    assert.deepEqual((await code(`Add to \`Cart\`:\n\n${block(REMOVE)}`, two)).found, ['1 unbound remove new']);
    const bare = { 'a.py': 'class Cart:\n    x = 1\n' };
    assert.deepEqual((await code(`Add to \`Cart\`:\n\n${block(REMOVE)}`, bare)).found, ['1 unbound remove new']);
    assert.deepEqual((await code(`In \`shop/cart.py\`:\n\n${block('LIMIT = 3')}`)).found, ['1 unbound LIMIT new']);
  });

  it('goes beside the methods that Go, Rust and Java have of the type, not into what comes last in the file', async () => {
    const go =
      'package shop\n\ntype Cart struct{ lines []int }\n\nfunc (c *Cart) Add(line int) {\n\tc.lines = append(c.lines, line)\n}\n\nfunc main() {\n\tprintln(1)\n}\n';
    const size = 'func (c *Cart) Size() int {\n\treturn len(c.lines)\n}';
    const inGo = await code(block(size, 'go'), { 'cart.go': go });
    assert.deepEqual(inGo.found, ['1 suggested cart.go#Cart.Size']);
    assert.equal(inGo.text('cart.go'), go.replace('}\n\nfunc main', `}\n\n${size}\n\nfunc main`));

    const rust =
      'pub struct Cart { lines: Vec<i32> }\n\nimpl Cart {\n    pub fn add(&mut self, line: i32) {\n        self.lines.push(line);\n    }\n}\n';
    const len = 'pub fn len(&self) -> usize {\n    self.lines.len()\n}';
    const inRust = await code(block(`impl Cart {\n${len.replace(/^/gm, '    ')}\n}`, 'rust'), { 'cart.rs': rust });
    assert.deepEqual(inRust.found, ['1 suggested cart.rs#Cart.len']);
    assert.equal(inRust.text('cart.rs'), rust.replace('    }\n}\n', `    }\n\n${len.replace(/^/gm, '    ')}\n}\n`));
    const free = 'pub fn cents(price: f64) -> i64 {\n    (price * 100.0) as i64\n}';
    const besideType = await code(`In \`cart.rs\`:\n\n${block(free, 'rust')}`, { 'cart.rs': rust });
    assert.deepEqual(besideType.found, ['1 suggested cart.rs#cents']);
    assert.ok(besideType.text('cart.rs')!.startsWith(`pub struct Cart { lines: Vec<i32> }\n\n${free}\n\nimpl Cart`));

    const java = 'class Cart {\n    private int lines;\n\n    int size() {\n        return lines;\n    }\n}\n';
    const clear = 'void clear() {\n    lines = 0;\n}';
    const inJava = await code(`Add to \`Cart\`:\n\n${block(clear, 'java')}`, { 'Cart.java': java });
    assert.deepEqual(inJava.found, ['1 suggested Cart.java#Cart.clear']);
    assert.equal(inJava.text('Cart.java'), java.replace('    }\n}\n', `    }\n\n${clear.replace(/^/gm, '    ')}\n}\n`));
  });

  it('stays behind a whole statement', async () => {
    const file = { 'a.ts': 'export const twice = (n: number) => n * 2;\n' };
    const { found, text } = await code(
      `In \`a.ts\`:\n\n${block('export const half = (n: number) => n / 2;', 'ts')}`,
      file,
    );
    assert.deepEqual(found, ['1 suggested a.ts#half']);
    assert.equal(text('a.ts'), `${file['a.ts']}\nexport const half = (n: number) => n / 2;\n`);
  });

  it('passes the gate or is refused', async () => {
    const into = (lines: string) => code(`In \`shop/cart.py\`:\n\n${block(lines)}`);
    const refused = [
      'def cents(price):\n    ...',
      'def cents(price):\n    # ... rest of the code\n    return price',
      'def cents(price):\n    return "__SECRET_1__"',
    ];
    for (const lines of refused) assert.deepEqual((await into(lines)).found, ['1 refused shop/cart.py#cents'], lines);
    const fine = 'class NotFound(Exception):\n    pass';
    assert.deepEqual((await into(fine)).found, ['1 suggested shop/cart.py#NotFound']);
  });
});
