import assert from 'node:assert/strict';
import { edgesOf } from '../../../support/indexedSymbols.ts';

describe('extension methods of C# for types of outside', () => {
  it('are called on what is known to be one', async () => {
    const { calls } = await edgesOf({
      'a.cs': [
        'using System.Data;',
        'namespace A {',
        '  public class Wrapped : DbConnection { }',
        '  public static class Mapper {',
        '    public static int Query(this IDbConnection cnn, string sql) { return 1; }',
        '    public static int Setup(this IServiceCollection services) { return 1; }',
        '    public static int Copy(this TextReader reader) { return 1; }',
        '  }',
        '  public class Use {',
        '    private readonly DbConnection connection;',
        '    public void Plain(SqlConnection other) { connection.Query("a"); }',
        '    public void Near(SqlConnection other) { other.Query("a"); }',
        '    public void Own(Wrapped wrapped) { wrapped.Query("a"); }',
        '    public void Made() { var services = new ServiceCollection(); services.Setup(); }',
        '    public void Other(MemoryStream stream) { stream.Copy(); }',
        '  }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('a.cs#Use.Plain'), ['Mapper.Query']);
    assert.deepEqual(calls('a.cs#Use.Near'), ['Mapper.Query']);
    assert.deepEqual(calls('a.cs#Use.Own'), ['Mapper.Query']);
    assert.deepEqual(calls('a.cs#Use.Made'), ['Mapper.Setup']);
    assert.deepEqual(calls('a.cs#Use.Other'), []);
  });
});
