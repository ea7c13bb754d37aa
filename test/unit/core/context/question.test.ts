import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/core/text/tokenEstimate.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'shop/cart.py':
    '"""Carts."""\nfrom .prices import taxed\n\n\nclass Cart:\n    def total(self):\n        """The sum of all items, with tax."""\n        return taxed(self.items)\n\n    def add_item(self, item):\n        self.items.append(item)\n',
  'shop/prices.py':
    'def taxed(items):\n    # Russia: двадцать процентов НДС\n    return [item * 1.2 for item in items]\n\n\ndef parse_price(text):\n    raise ValueError("unreadable amount")\n',
  'shop/session.py': 'class SessionStore:\n    def open_session(self, cookie):\n        return cookie\n',
  'tests/test_session.py':
    'def test_open_session():\n    session = cookie = open_session = 1\n    return session, cookie\n',
  'shop/empty.py': '# the invoice numbers\n',
};

const search = (question: string, budget = 512) =>
  createMemoryWorkspace(FILES).index.search({ question, budget, fill: 'none' });
const first = async (question: string) => (await search(question)).items[0]?.id;

describe('context for a question in words', () => {
  it('finds by parts of names, documentation, comments and messages', async () => {
    assert.equal(await first('where do we open the session?'), 'shop/session.py#SessionStore.open_session');
    assert.equal(await first('sum of the items with tax'), 'shop/cart.py#Cart.total');
    assert.equal(await first('ValueError: unreadable amount'), 'shop/prices.py#parse_price');
    assert.equal(await first('adding an item'), 'shop/cart.py#Cart.add_item');
  });

  it('answers in Russian by what code is called in English, and by Russian comments', async () => {
    assert.equal(await first('почему не разбирается цена'), 'shop/prices.py#parse_price');
    assert.equal(await first('сколько процентов НДС'), 'shop/prices.py#taxed');
  });

  it('puts the definition first that says the question word for word, alone or quoted', async () => {
    const files = {
      'auth/token.py': 'class Token:\n    is_expired = False\n    def is_valid(self): return not self.is_expired\n',
      'auth/check.py': 'def check(it):\n    if it.old:\n        raise Denied("Token is expired")\n',
      'auth/other.py': 'def expired(token):\n    """Whether the token is expired."""\n    return token.is_expired\n',
    };
    for (const question of [
      'Token is expired',
      'почему пишет «Token is expired» при входе',
      'we see: token is expired',
    ]) {
      const { items } = await createMemoryWorkspace(files).index.search({ question, budget: 256, fill: 'none' });
      assert.deepEqual([items[0]?.id, items[0]?.why], ['auth/check.py#check', 'says it word for word'], question);
    }
  });

  it('shows the file where its top level says it, not something else of the file', async () => {
    const files = {
      'server.js': 'const port = 1;\nsocket.on("login", () => {\n  warn("Incorrect name or password");\n});\n',
      'user.js': 'export function password(name) { return name; }\n',
    };
    const { items } = await createMemoryWorkspace(files).index.search({
      question: 'Incorrect name or password',
      budget: 256,
      fill: 'none',
    });
    assert.deepEqual([items[0]?.id, items[0]?.why], ['server.js', 'its top level says it word for word']);
  });

  it('shows what a file defines where a line of a stack trace is outside of every definition', async () => {
    const files = {
      'app.py':
        'from carts import Cart\n\n\nclass App:\n    def run(self):\n        pass\n\n\ndef main():\n    App().run()\n\n\nmain(None)\n',
      'carts.py': 'def main_cart():\n    return 1\n',
    };
    const { index } = createMemoryWorkspace(files);
    const trace = (...frames: readonly string[]) =>
      `Traceback:\n${frames.join('\n')}\nTypeError: main() takes 0 arguments`;
    const top = '  File "app.py", line 13, in <module>\n    main(None)';
    const { text, items } = await index.search({ question: trace(top), budget: 512, fill: 'none' });
    assert.deepEqual([items[0]?.id, items[0]?.why], ['app.py', 'line 13 is named, outside of every definition']);
    assert.ok(text.startsWith('# app.py, outline:\nclass App: run\nmain\n'), text);
    const deeper = trace(top, '  File "app.py", line 10, in main\n    App().run()');
    const [first] = (await index.search({ question: deeper, budget: 512, fill: 'none' })).items;
    assert.deepEqual([first?.id, first?.why], ['app.py#main', 'line 10 is named']);
  });

  it('does not answer with lists of exports, nor with keys that mean nothing', async () => {
    const files = {
      'shop/__init__.py':
        'from .carts import open_cart, close_cart\n\n__all__ = ["open_cart", "close_cart"]\n\n\ndef start():\n    return open_cart()\n',
      'shop/carts.py': 'def open_cart():\n    return 1\n\n\ndef close_cart():\n    return 2\n',
      'shop/field.js': 'export const column = { open: 1, close: 2, default: "open close cart" };\n',
    };
    const { index } = createMemoryWorkspace(files);
    const { items } = await index.search({ question: 'open or close carts', budget: 256, fill: 'none' });
    const ids = items.map(({ id }) => id);
    assert.ok(ids.length > 2);
    assert.deepEqual(
      ids.filter((id) => /__all__|default/.test(id)),
      [],
    );
  });

  it('puts the definitions at the lines of a stack trace first', async () => {
    const trace =
      'Traceback:\n  File "/x/shop/cart.py", line 11, in add_item\n  File "/x/shop/prices.py", line 3, in taxed\nError';
    const { items } = await search(trace);
    assert.deepEqual(
      items.slice(0, 2).map(({ id, why }) => [id, why]),
      [
        ['shop/cart.py#Cart.add_item', 'line 11 is named'],
        ['shop/prices.py#taxed', 'line 3 is named'],
      ],
    );
  });

  it('lets tests weigh less', async () => {
    const { items } = await search('open session with cookie');
    const paths = items.map(({ path }) => path);
    assert.ok(paths.indexOf('shop/session.py') < paths.indexOf('tests/test_session.py'));
  });

  it('names a file that has the words and no definition', async () => {
    const { text, items } = await search('invoice numbers');
    assert.equal(text, '# shop/empty.py\n');
    assert.deepEqual(
      items.map(({ id, form, startLine }) => [id, form, startLine]),
      [['shop/empty.py', 'outline', 1]],
    );
  });

  it('keeps the budget and says what it dropped', async () => {
    for (const budget of [12, 20, 40, 80, 160]) {
      const { tokens, text } = await search('items of the cart with tax, session and price', budget);
      // A tenth is left for tokenizers that count more.
      assert.ok(tokens <= budget * 0.9, `${tokens} of ${budget}`);
      assert.equal(tokens, estimateTokens(text));
    }
    const { dropped } = await search('items of the cart with tax, session and price', 20);
    assert.match(dropped[0]!.why, /over the budget/);
  });

  it('finds nothing where no word is known, rather than something', async () => {
    const { text, items, tokens } = await search('quantum chromodynamics');
    assert.deepEqual([text, items, tokens], ['', [], 0]);
  });

  it('sees unsaved editors', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const open = [{ path: 'shop/session.py', text: 'def renew_licence():\n    return 1\n' }];
    const { items } = await index.search({ question: 'renew the licence', budget: 256, fill: 'none', open });
    assert.equal(items[0]?.id, 'shop/session.py#renew_licence');
    assert.deepEqual((await index.search({ question: 'renew the licence', budget: 256, fill: 'none' })).items, []);
  });

  it('shows bodies, the best first, where they are asked for', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const { text } = await index.search({ question: 'unreadable amount', budget: 256, fill: 'bodies' });
    assert.match(text, /raise ValueError\("unreadable amount"\)/);
  });

  it('gives the same bytes again, and asks a model about it with the question last', async () => {
    assert.equal((await search('open session')).digest, (await search('open session')).digest);
    const { index } = createMemoryWorkspace(FILES);
    const request = { question: 'Where is tax added?', budget: 256, fill: 'none' as const, windowTokens: 4096 };
    const { messages, promptTokens, pack } = await index.prepareQuestion(request);
    assert.ok(messages[1]!.content.endsWith('Where is tax added?'));
    assert.ok(messages[1]!.content.includes(pack.text));
    assert.ok(promptTokens < 4096);
    await assert.rejects(index.prepareQuestion({ ...request, windowTokens: 900 }), { code: 'prompt-too-large' });
  });
});
