import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const CLASSES = [
  'from typing import NamedTuple, Optional, Iterable, Dict, List, Tuple',
  'import itertools',
  'class Style:',
  '    def render(self): pass',
  'class Text:',
  '    def draw(self): pass',
  'class Segment(NamedTuple):',
  '    text: str',
  '    style: Optional[Style] = None',
  '    label: "Text" = None',
  '    def draw(self): pass',
  'class Wide(Segment):',
  '    width: int',
  'class Lines:',
  '    def __iter__(self) -> Iterable[Text]: pass',
];

/** The calls of `go(xs: List[Text], ys: List[Style], …)` whose body is given. */
async function callsIn(header: string, ...body: readonly string[]): Promise<string[]> {
  const text = [...CLASSES, `def go(${header}):`, ...body.map((line) => `    ${line}`), ''].join('\n');
  const symbols = await symbolsOf({ 'a.py': text });
  return calleesOf(symbols, 'a.py#go').map((id) => id.replace('a.py#', ''));
}

const LISTS = 'xs: List[Text], ys: List[Style]';
const BOTH = ['Style.render', 'Text.draw'];

describe('Python: what loops and lambdas get', () => {
  it('knows each of several iterables that are taken side by side, with numbers or not', async () => {
    assert.deepEqual(await callsIn(LISTS, 'for x, y in zip(xs, ys): x.draw(); y.render()'), BOTH);
    assert.deepEqual(await callsIn(LISTS, 'return [(x.draw(), y.render()) for x, y in zip(xs, ys)]'), BOTH);
    assert.deepEqual(
      await callsIn(LISTS, 'for i, (x, y) in enumerate(itertools.zip_longest(xs, ys)): x.draw(); y.render()'),
      BOTH,
    );
    assert.deepEqual(await callsIn(LISTS, 'for i, x in enumerate(xs, 1): x.draw(); i.draw()'), ['Text.draw']);
    assert.deepEqual(await callsIn(LISTS, 'for x, y in zip(ys, xs): x.draw(); y.render()'), []);
  });

  it('takes apart what an element of a pair holds', async () => {
    const pairs = 'named: Dict[str, Tuple[Text, Style]], pairs: List[Tuple[Text, Style]]';
    assert.deepEqual(await callsIn(pairs, 'for k, (x, y) in named.items(): x.draw(); y.render()'), BOTH);
    assert.deepEqual(await callsIn(pairs, 'for i, (x, y) in enumerate(pairs): x.draw(); y.render()'), BOTH);
  });

  it('takes apart tuples with names by their fields, and other objects by what iterating gives', async () => {
    const segments = 'all: Iterable[Segment], wide: Wide, lines: Lines';
    assert.deepEqual(
      await callsIn(segments, 'for t, style, label in all: style.render(); label.draw(); t.draw()'),
      BOTH,
    );
    assert.deepEqual(await callsIn(segments, '_, style, label = wide', 'style.render(); label.draw()'), BOTH);
    assert.deepEqual(await callsIn(segments, 'text, style = wide', 'text.draw()'), []);
    assert.deepEqual(await callsIn(segments, 'a, b = lines', 'b.draw()'), ['Text.draw']);
  });

  it('gives lambdas the elements of what they are passed with', async () => {
    assert.deepEqual(await callsIn(LISTS, 'return sorted(xs, key=lambda x: x.draw())'), ['Text.draw']);
    assert.deepEqual(await callsIn(LISTS, 'xs.sort(reverse=True, key=lambda x: x.draw())'), ['Text.draw']);
    assert.deepEqual(await callsIn(LISTS, 'return list(map(lambda x: x.draw(), xs))'), ['Text.draw']);
    assert.deepEqual(await callsIn(LISTS, 'return list(map(lambda x, y: x.draw(), xs, ys))'), []);
    assert.deepEqual(await callsIn(LISTS, 'return reduce(lambda x: x.draw(), xs)'), []);
  });
});
