import assert from 'node:assert/strict';
import type { SymbolRecord } from '../../../../src/core/model/structDocument.ts';
import { documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

async function symbolsOf(files: Readonly<Record<string, string>>): Promise<Map<string, SymbolRecord>> {
  const document = await documentOf(files);
  assert.deepEqual(document.errors, []);
  const found = symbolsIn(document);
  for (const { path, calls } of document.modules) if (calls.length > 0) found.set(path, { calls } as SymbolRecord);
  return found;
}

const callsOf = (symbols: ReadonlyMap<string, SymbolRecord>, id: string) => {
  assert.ok(symbols.has(id), `no ${id} among ${[...symbols.keys()].join(' ')}`);
  return (symbols.get(id)?.calls ?? []).map(({ id: to, confidence }) =>
    confidence === 'exact' ? to : `${to} (${confidence})`,
  );
};

const kinds = (symbols: ReadonlyMap<string, SymbolRecord>) =>
  [...symbols.values()].map(
    ({ id, kind, exported }) => `${kind} ${id.replace(/^.*#/, '')}${exported ? ' exported' : ''}`,
  );

describe('C#: definitions', () => {
  it('lists types and members with their kinds and visibility', async () => {
    const symbols = await symbolsOf({
      'a.cs': `
namespace A.B;
public class Shop<T> : Base, IShop where T : class {
  private int one, two = 2;
  public const int Most = 3;
  public string Name { get; set; } = "x";
  public int Count => one;
  public int this[int i] { get { return i; } }
  public event System.EventHandler Changed;
  static Shop() { }
  internal Shop(int one) : base(one) { }
  ~Shop() { }
  public static Shop<T> operator +(Shop<T> a, Shop<T> b) => a;
  public static implicit operator int(Shop<T> a) => 1;
  protected abstract void Open();
  void Run() { int Twice(int n) => n * 2; Twice(2); }
  void IShop.Close() { }
  public enum State { On, Off = 2 }
}
public record Point(int X, int Y);
record struct Size(int W) { public int Area() => W; }
struct Pair { }
interface IShop { void Close(); int Left { get; } }
public delegate void Handler(object sender);
file class Inner { }
`,
    });
    assert.deepEqual(kinds(symbols), [
      'class Shop exported',
      'field Shop.one',
      'field Shop.two',
      'field Shop.Most exported',
      'accessor Shop.Name exported',
      'accessor Shop.Count exported',
      'accessor Shop.this[] exported',
      'field Shop.Changed exported',
      'constructor Shop.Shop',
      'constructor Shop.Shop~2 exported',
      'method Shop.%7EShop',
      'method Shop.operator+ exported',
      'method Shop.implicit%20operator%20int exported',
      'method Shop.Open exported',
      'method Shop.Run',
      'function Shop.Run.Twice',
      'method Shop.Close',
      'enum Shop.State exported',
      'member Shop.State.On exported',
      'member Shop.State.Off exported',
      'class Point exported',
      'field Point.X exported',
      'field Point.Y exported',
      'class Size exported',
      'field Size.W exported',
      'method Size.Area exported',
      'class Pair exported',
      'interface IShop exported',
      'method IShop.Close exported',
      'accessor IShop.Left exported',
      'type Handler exported',
      'class Inner',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.cs#Shop.Run'), ['a.cs#Shop.Run.Twice']);
  });

  it('gives signatures without attributes, documentation without tags, and attributes as decorators', async () => {
    const symbols = await symbolsOf({
      'a.cs': `
namespace A
{
    /// <summary>
    /// Marks <see cref="Test"/> things.
    /// </summary>
    /// <remarks>More.</remarks>
    [System.Serializable, Mark(1)]
    public class Test
    {
        [Mark(2)] [return: Mark(3)]
        public int Run([Mark(4)] int n) { return n; }
    }
    public class MarkAttribute : System.Attribute { public MarkAttribute(int n) { } }
}
`,
    });
    const test = symbols.get('a.cs#Test')!;
    assert.equal(test.signature, 'public class Test');
    assert.equal(test.doc, 'Marks Test things.');
    assert.deepEqual(test.range, [4, 13]);
    assert.deepEqual(test.decorators, ['System.Serializable', 'Mark(1)']);
    assert.deepEqual(
      test.decorates?.map(({ id }) => id),
      ['a.cs#MarkAttribute'],
    );
    assert.equal(symbols.get('a.cs#Test.Run')!.signature, 'public int Run([Mark(4)] int n)');
  });

  it('takes a block around the whole file as its namespace, and lists several as definitions', async () => {
    const symbols = await symbolsOf({
      'a.cs':
        'namespace A.B { class One { void Run() { new C.Two().Go(); new Deep.Three(); } } namespace Deep { class Three { } } }',
      'b.cs': 'namespace A.B.C { class Two { public void Go() { } } }\nnamespace A.D { class Four { } }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#One.Run'), [
      'a.cs#Deep.Three',
      'b.cs#A%2EB%2EC.Two',
      'b.cs#A%2EB%2EC.Two.Go',
    ]);
  });

  it('reads code that conditions cut through', async () => {
    const symbols = await symbolsOf({
      'a.cs': `
class A
#if FULL
  : Base
#endif
{
  void Run(object o) {
#if FULL
    if (o is string s) { One(); }
    else
#endif
    { Two(); }
  }
  void One() { }
  void Two() { }
}
`,
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#A.Run'), ['a.cs#A.One', 'a.cs#A.Two']);
  });
});

const item =
  'namespace Shop; public class Item { public int Cost() => 1; public Item Next; public Part Part { get; } }\npublic class Part { public void Use() { } }\n';
const runOf = async (body: string, more = '') => {
  const symbols = await symbolsOf({
    'Item.cs': item,
    'Run.cs': `using System.Linq; using System.Collections.Generic; using System.Threading.Tasks;\nnamespace Shop;\nclass Runner {\n void Run(object o, Item[] many) {\n${body}\n }\n${more}\n}\n`,
  });
  return callsOf(symbols, 'Run.cs#Runner.Run');
};

describe('C#: receivers with types', () => {
  const cost = 'Item.cs#Item.Cost';
  for (const [what, body, more] of [
    ['a constructor', 'var a = new Item(); a.Cost();'],
    ['a target-typed new', 'Item a = new(); a.Cost();'],
    ['a field, also of a field', 'item.Next.Next.Cost();', 'Item item;'],
    ['a property', 'Mine.Cost();', 'Item Mine { get; set; }'],
    ['a method', 'var a = Make(); a.Cost();', 'Item Make() => null;'],
    ['an awaited task', 'var a = await Make(); a.Cost();', 'Task<Item> Make() => null;'],
    ['a pattern', 'if (o is Item a && a.Cost() > 1) { }'],
    ['a negated pattern', 'if (!(o is Item a)) return; a.Cost();'],
    ['a property pattern', 'if (o is Item { Part: not null } a) a.Cost();'],
    ['a switch', 'switch (o) { case Item a: a.Cost(); break; }'],
    ['a switch expression', 'var n = o switch { Item a => a.Cost(), _ => 0 };'],
    ['as', '(o as Item).Cost();'],
    ['a cast', '((Item)o).Cost();'],
    ['null-conditional access', 'item?.Next?.Cost();', 'Item item;'],
    ['null-forgiving', 'item!.Cost();', 'Item? item;'],
    ['a loop over an array', 'foreach (var a in many) a.Cost();'],
    ['an element of an array', 'many[0].Cost();'],
    ['a loop over a list', 'foreach (var a in items) a.Cost();', 'List<Item> items;'],
    ['an element of a list', 'items[0].Cost();', 'IReadOnlyList<Item> items;'],
    ['a value of a dictionary', 'byName["a"].Cost();', 'Dictionary<string, Item> byName;'],
    ['a pair of a dictionary', 'foreach (var pair in byName) pair.Value.Cost();', 'Dictionary<string, Item> byName;'],
    ['LINQ', 'many.Where(a => a.Cost() > 1);'],
    ['what LINQ passes on', 'many.Where(a => true).OrderBy(a => a.Next).First().Cost();'],
    ['a query', 'var all = from a in many select a.Cost();'],
    ['an out variable', 'if (Try(out Item a)) a.Cost();', 'bool Try(out Item a) { a = null; return true; }'],
    ['a coalesced value', '(item ?? Make()).Cost();', 'Item item; Item Make() => null;'],
    ['an own indexer', 'this[0].Cost();', 'Item this[int i] => null;'],
  ] as const) {
    it(`follows ${what}`, async () => {
      assert.ok((await runOf(body, more ?? '')).includes(cost), (await runOf(body, more ?? '')).join(' '));
    });
  }

  it('leaves unknown receivers alone', async () => {
    assert.deepEqual(await runOf('dynamic d = o; d.Cost(); Outside.Make().Cost(); o.Cost();'), []);
  });

  it('takes names in initialisers for members', async () => {
    const symbols = await symbolsOf({
      'a.cs': 'class A { public int Size; }\nclass B { int Size; A Make() => new A { Size = 1 }; }',
    });
    assert.deepEqual(
      symbols.get('a.cs#B.Make')!.uses?.map(({ id }) => id),
      ['a.cs#A.Size'],
    );
  });
});

describe('C#: what a call means', () => {
  it('chooses overloads by number and type of arguments', async () => {
    const body = 'Put(1); Put("a"); Put("a", 2); Put(new Item()); Put(\'c\', 1, 2, 3);';
    const more =
      'void Put(int n) { } void Put(string s) { } void Put(string s, int n = 0, params int[] more) { } void Put(Item i) { } void Put(char c, params int[] all) { }';
    assert.deepEqual(
      (await runOf(body, more)).filter((id) => id.includes('.Put')),
      ['Run.cs#Runner.Put', 'Run.cs#Runner.Put~2', 'Run.cs#Runner.Put~3', 'Run.cs#Runner.Put~4', 'Run.cs#Runner.Put~5'],
    );
  });

  it('chooses from all overloads of what a field holds, however many', async () => {
    const types = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    const symbols = await symbolsOf({
      'a.cs': [
        ...types.map((type) => `class ${type} { }`),
        `class Runs { ${types.map((type) => `public void Run(${type} it) { }`).join(' ')} }`,
        'class Use { Runs runs; void Last(Six it) { runs.Run(it); } }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#Use.Last'), ['a.cs#Runs.Run~6']);
  });

  it('takes the letters of a hexadecimal number for digits', async () => {
    const more = 'void Put(float n) { } void Put(double n) { } void Put(int n) { }';
    assert.deepEqual(
      (await runOf('Put(0xFF); Put(0x1D);', more)).filter((id) => id.includes('.Put')),
      ['Run.cs#Runner.Put~3'],
    );
  });

  it('tells types of one name apart by their type parameters', async () => {
    const symbols = await symbolsOf({
      'a.cs':
        'class Box { public void Open() { } }\nclass Box<T> { public void Peek() { } public void Open() { } }\nclass U { void Run(Box a, Box<int> b) { a.Open(); b.Peek(); new Box<int>().Open(); } }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Run'), [
      'a.cs#Box.Open',
      'a.cs#Box.Open~2',
      'a.cs#Box.Peek',
      'a.cs#Box~2',
    ]);
  });

  it('knows the type without type parameters from the one that it extends, in whatever order they stand', async () => {
    const whole = 'public class Box<T> { public Box Plain() => new Box(); }\n';
    const plain = 'public class Box : Box<int> { public static Box Make() => new Box(); }\n';
    for (const [text, id] of [
      [whole + plain, 'a.cs#Box~2'],
      [plain + whole, 'a.cs#Box'],
    ] as const) {
      const symbols = await symbolsOf({
        'a.cs': text,
        'u.cs': 'class U { void Run() { Box.Make().Plain(); } }',
      });
      assert.deepEqual(callsOf(symbols, 'a.cs#Box.Make'), [id]);
      assert.deepEqual(callsOf(symbols, 'a.cs#Box.Plain'), [id]);
      assert.deepEqual(callsOf(symbols, 'u.cs#U.Run'), ['a.cs#Box.Make', 'a.cs#Box.Plain']);
    }
  });

  it('dispatches to what any part of a type overrides, by the parameters', async () => {
    const symbols = await symbolsOf({
      'Base.cs': 'abstract class Base { public abstract void Run(int n); public abstract void Run(string s); }',
      'A.cs': 'partial class A : Base { public override void Run(int n) { } }',
      'A.More.cs': 'partial class A { public override void Run(string s) { } }',
      'U.cs': 'class U { void One(Base b) => b.Run(1); void Two(Base b) => b.Run("a"); }',
    });
    assert.deepEqual(callsOf(symbols, 'U.cs#U.One'), ['A.cs#A.Run (dispatch)', 'Base.cs#Base.Run']);
    assert.deepEqual(callsOf(symbols, 'U.cs#U.Two'), ['A.More.cs#A.Run (dispatch)', 'Base.cs#Base.Run~2']);
  });

  it('finds extension methods whose namespace is used, by the type of the receiver', async () => {
    const extensions =
      'namespace Ext;\npublic static class X {\n public static int Twice(this string s, int n) => n;\n public static int Twice(this Shop.Item i) => 1;\n public static T Also<T>(this T t) => t;\n}\n';
    const use = (using: string) =>
      `${using}\nnamespace Shop;\nclass U { void Run(Item i, string s, object o) { i.Twice(); s.Twice(2); "a".Twice(1); o.Twice(3); i.Also(); } }`;
    const symbols = await symbolsOf({ 'Item.cs': item, 'X.cs': extensions, 'U.cs': use('using Ext;') });
    assert.deepEqual(callsOf(symbols, 'U.cs#U.Run'), ['X.cs#X.Also', 'X.cs#X.Twice', 'X.cs#X.Twice~2']);
    const without = await symbolsOf({ 'Item.cs': item, 'X.cs': extensions, 'U.cs': use('') });
    assert.deepEqual(callsOf(without, 'U.cs#U.Run'), []);
  });

  it('takes an extension of every object for what the workspace knows whole, the nearer one first', async () => {
    const symbols = await symbolsOf({
      'a.cs':
        'static class X { public static void Guard(this object o) { } public static void Guard(this string s) { } }\nclass Own { }\nclass Far : Outside { }\nclass U { void Run(Own own, object any) { own.Guard(); } void All(object any) { any.Guard(); } void Text(string s) { s.Guard(); } void Not(Far far) { far.Guard(); } }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Run'), ['a.cs#X.Guard']);
    assert.deepEqual(callsOf(symbols, 'a.cs#U.All'), ['a.cs#X.Guard']);
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Text'), ['a.cs#X.Guard~2']);
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Not'), []);
  });

  it('counts the first parameter of an extension method where it is called by its class', async () => {
    const symbols = await symbolsOf({
      'a.cs':
        'static class X { public static int By(this string s, int n) => By(s, n, 1); static int By(this string s, int n, int m) => X.By("a", 2); }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#X.By'), ['a.cs#X.By~2']);
    assert.deepEqual(callsOf(symbols, 'a.cs#X.By~2'), ['a.cs#X.By']);
  });

  it('does not take an extension for what the outside type has itself', async () => {
    const symbols = await symbolsOf({
      'a.cs':
        'using System.Collections.Generic;\nstatic class X { public static void AddRange<T>(this IEnumerable<T> a, IEnumerable<T> b) { } }\nclass U { void Run(List<int> a, IEnumerable<int> b) { a.AddRange(b); } void Go(IEnumerable<int> b) { b.AddRange(b); } }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Run'), []);
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Go'), ['a.cs#X.AddRange']);
  });

  it('calls the declared method, and as dispatch what implements or overrides it', async () => {
    const symbols = await symbolsOf({
      'a.cs': `
interface IRun { void Go(int n); void Go(string s); }
class One : IRun { public void Go(int n) { } public virtual void Go(string s) { } }
class Two : One { public override void Go(string s) => base.Go(s); void IRun.Go(int n) { } }
class U { void Run(IRun r, Two t) { r.Go(1); } void Own(Two t) { t.Go("a"); } }
`,
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Run'), [
      'a.cs#IRun.Go',
      'a.cs#One.Go (dispatch)',
      'a.cs#Two.Go~2 (dispatch)',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.cs#U.Own'), ['a.cs#Two.Go']);
    assert.deepEqual(callsOf(symbols, 'a.cs#Two.Go'), ['a.cs#One.Go~2']);
  });

  it('reaches explicit implementations only through their interface', async () => {
    const symbols = await symbolsOf({
      'a.cs': 'interface I { void Go(); }\nclass A : I { void I.Go() { } void Run() { Go(); } }',
    });
    assert.deepEqual(callsOf(symbols, 'a.cs#A.Run'), []);
  });

  it('joins partial classes over files', async () => {
    const symbols = await symbolsOf({
      'A.cs': 'namespace N; public partial class A : B { void Run() { Other(); item.Go(); Up(); } }',
      'A.Other.cs': 'namespace N; partial class A { void Other() { } C item; }',
      'B.cs':
        'namespace N; class B { protected void Up() { } }\nclass C { public void Go() { } }\nclass U { void Run(A a) { new A(); } }',
    });
    assert.deepEqual(callsOf(symbols, 'A.cs#A.Run'), ['A.Other.cs#A.Other', 'B.cs#B.Up', 'B.cs#C.Go']);
    assert.deepEqual(callsOf(symbols, 'B.cs#U.Run'), ['A.cs#A']);
  });

  it('reads using static, aliases, global using and items of the project', async () => {
    const symbols = await symbolsOf({
      'p/p.csproj': '<Project><ItemGroup><Using Include="Fourth" /></ItemGroup></Project>',
      'p/Globals.cs': 'global using Third;',
      'p/Lib.cs':
        'namespace First { static class S { public static void One() { } } class D<T> { public void Two() { } } }\nnamespace Third { static class T { public static void Three() { } } }\nnamespace Fourth { static class F { public static void Four() { } } }',
      'p/U.cs':
        'using static First.S;\nusing Al = First.D<int>;\nclass U { void Run(Al a) { One(); a.Two(); new Al(); T.Three(); F.Four(); } }',
      'q/q.csproj': '<Project />',
      'q/U.cs': 'class V { void Run() { T.Three(); } }',
    });
    assert.deepEqual(callsOf(symbols, 'p/U.cs#U.Run'), [
      'p/Lib.cs#First.D',
      'p/Lib.cs#First.D.Two',
      'p/Lib.cs#First.S.One',
      'p/Lib.cs#Fourth.F.Four',
      'p/Lib.cs#Third.T.Three',
    ]);
    assert.deepEqual(callsOf(symbols, 'q/U.cs#V.Run'), []);
  });

  it('reads constructors of primary form, chained constructors and top-level statements', async () => {
    const symbols = await symbolsOf({
      'A.cs':
        'class Log { public void Say() { } }\nclass A(Log log) { void Run() { log.Say(); } }\nclass B { B(int n) : this(n, 1) { } B(int a, int b) { } }',
      'Program.cs': 'var log = new Log();\nlog.Say();\n',
    });
    assert.deepEqual(callsOf(symbols, 'A.cs#A.Run'), ['A.cs#Log.Say']);
    assert.deepEqual(callsOf(symbols, 'A.cs#B.B'), ['A.cs#B.B~2']);
    assert.deepEqual(callsOf(symbols, 'Program.cs'), ['A.cs#Log', 'A.cs#Log.Say']);
  });

  it('does not link two copies of a program', async () => {
    const copy = (folder: string) => ({
      [`${folder}/Item.cs`]: item,
      [`${folder}/Cart.cs`]: 'namespace Shop; class Cart { Item item; int Sum() { item.Dear(); return item.Cost(); } }',
      [`${folder}/Ext.cs`]: 'namespace Shop; static class Ext { public static bool Dear(this Item i) => true; }',
    });
    const symbols = await symbolsOf({ ...copy('one'), ...copy('two') });
    for (const folder of ['one', 'two']) {
      assert.deepEqual(callsOf(symbols, `${folder}/Cart.cs#Cart.Sum`), [
        `${folder}/Ext.cs#Ext.Dear`,
        `${folder}/Item.cs#Item.Cost`,
      ]);
    }
  });
});
