import assert from 'node:assert/strict';
import { edgesOf } from '../../../support/indexedSymbols.ts';

describe('language: C#, what is implied', () => {
  it('uses what `Directory.Build.props` above a project says, and not what another one says', async () => {
    const { calls } = await edgesOf({
      'one/Directory.Build.props': '<Project><ItemGroup><Using Include="A.Internal" /></ItemGroup></Project>',
      'one/src/A.csproj': '<Project />',
      'one/src/Int.cs': 'namespace A.Internal;\npublic interface IGlob { int Find(int x); }\n',
      'one/src/Use.cs': 'namespace A.Execution;\npublic class Use { int F(IGlob g) { return g.Find(1); } }\n',
      'two/src/B.csproj': '<Project />',
      'two/src/Use.cs': 'namespace B.Execution;\npublic class Use { int F(IGlob g) { return g.Find(1); } }\n',
    });
    assert.deepEqual(calls('one/src/Use.cs#Use.F'), ['IGlob.Find']);
    assert.deepEqual(calls('two/src/Use.cs#Use.F'), []);
  });

  it('uses what `Directory.Build.targets` says that is read behind the project', async () => {
    const { calls } = await edgesOf({
      'Directory.Build.targets': '<Project><ItemGroup><Using Include="A.Internal" /></ItemGroup></Project>',
      'src/A.csproj': '<Project />',
      'src/Int.cs': 'namespace A.Internal;\npublic interface IGlob { int Find(int x); }\n',
      'src/Use.cs': 'namespace B;\npublic class Use { int F(IGlob g) { return g.Find(1); } }\n',
    });
    assert.deepEqual(calls('src/Use.cs#Use.F'), ['IGlob.Find']);
  });

  it('constructs the type where a property has its name, and calls what a delegate holds', async () => {
    const { calls, uses } = await edgesOf({
      'a.cs': [
        'public class TypeMap { public int Size { get; set; } }',
        'public delegate int Count();',
        'public class Conf {',
        '  public TypeMap TypeMap { get; private set; }',
        '  public Count Count { get; set; }',
        '  int Make() { var t = new TypeMap(); return t.Size; }',
        '  int Read() { return TypeMap.Size; }',
        '  int Call() { return Count(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('a.cs#Conf.Make'), ['TypeMap']);
    assert.deepEqual(uses('a.cs#Conf.Make'), ['TypeMap.Size']);
    assert.deepEqual(uses('a.cs#Conf.Read'), ['Conf.TypeMap', 'TypeMap.Size']);
    assert.ok(!calls('a.cs#Conf.Call').includes('Count'));
  });

  it('knows what a call gives back by `out var`, and what a lambda gets behind `?.`', async () => {
    const { calls, uses } = await edgesOf({
      'a.cs': [
        'using System.Collections.Generic;',
        'class Slot { public object Value; public void Run() { } }',
        'class D {',
        '  Dictionary<string, Slot> All;',
        '  bool Try(string k, out Slot s) { s = null; return true; }',
        '  bool Any<T>(string k, out T s) { s = default; return true; }',
        '  object Own() { Try("a", out var s); return s.Value; }',
        '  void If() { if (Try("a", out var s)) s.Run(); }',
        '  object Outside() { All.TryGetValue("a", out var s); return s.Value; }',
        '  void Generic() { Any("a", out var s); s.Run(); }',
        '  bool Maybe(List<Slot> l) { return l?.Any(c => c.Value != null) is true; }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(uses('a.cs#D.Own'), ['Slot.Value']);
    assert.deepEqual(calls('a.cs#D.If'), ['D.Try', 'Slot.Run']);
    assert.deepEqual(uses('a.cs#D.Outside'), ['D.All', 'Slot.Value']);
    assert.deepEqual(calls('a.cs#D.Generic'), ['D.Any']);
    assert.deepEqual(uses('a.cs#D.Maybe'), ['Slot', 'Slot.Value']);
  });
});
