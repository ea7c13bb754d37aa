import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

/** A program whose files no `require` leads to: they are loaded by their folder. */
const program = (root: string) => ({
  [`${root}lib/app.rb`]: [
    'module App',
    '  LF = "\\n"',
    '  module Helpers',
    '    def self.req(x); end',
    '  end',
    '  class << self',
    '    def logger; end',
    '  end',
    'end',
  ].join('\n'),
  [`${root}lib/app/command.rb`]: 'module App\n  class Command\n    def usage(x); end\n  end\n  class Site; end\nend\n',
  [`${root}lib/app/commands/build.rb`]: [
    'module App',
    '  module Commands',
    '    class Build < Command',
    '      def process(o)',
    '        Helpers.req LF',
    '        App.logger',
    '        App::Site.new',
    '        usage(o)',
    '        Missing.new',
    '      end',
    '    end',
    '  end',
    'end',
  ].join('\n'),
});

describe('constants of Ruby', () => {
  it('are global: what is defined once is meant, whatever loads it', async () => {
    const symbols = await symbolsOf(program(''));
    const process = 'lib/app/commands/build.rb#App.Commands.Build.process';
    assert.deepEqual(callsOf(symbols, process), [
      'exact lib/app.rb#App.Helpers.req',
      'exact lib/app.rb#App.logger',
      'exact lib/app/command.rb#App.Command.usage',
      'exact lib/app/command.rb#App.Site',
    ]);
    assert.deepEqual(
      symbols.get(process)!.uses!.map(({ id, confidence }) => `${confidence} ${id}`),
      ['exact lib/app.rb#App.Helpers', 'exact lib/app.rb#App.LF', 'exact lib/app/commands/build.rb#App'],
    );
    assert.deepEqual(symbols.get(process)!.unresolved, ['Missing', 'new']);
    assert.deepEqual(
      symbols.get('lib/app/commands/build.rb#App.Commands.Build')!.extends!.map(({ id }) => id),
      ['lib/app/command.rb#App.Command'],
    );
  });

  it('of two programs side by side mean nothing, nor do those that are set twice', async () => {
    const symbols = await symbolsOf({ ...program('one/'), ...program('two/') });
    for (const [id, { calls = [], uses = [], extends: bases = [] }] of symbols) {
      for (const other of [...calls, ...uses, ...bases]) assert.equal(other.id.split('/')[0], id.split('/')[0]);
    }
    const twice = await symbolsOf({
      'lib/a.rb': 'module App\n  MODE = 1\nend\n',
      'lib/b.rb': 'module App\n  MODE = 2\nend\n',
      'lib/c.rb': 'module App\n  class C\n    def go; MODE; end\n  end\nend\n',
    });
    assert.equal(twice.get('lib/c.rb#App.C.go')!.uses, undefined);
  });

  it('are looked for from the inside out, and what the language has is not taken from it', async () => {
    const symbols = await symbolsOf({
      'lib/top.rb': 'class Html; def self.render; end; end\nclass String; def self.shout; end; end\n',
      'lib/inner.rb': 'module App\n  class Html; def self.render; end; end\nend\n',
      'lib/use.rb': 'module App\n  class Use\n    def go; Html.render; ::Html.render; String.shout; end\n  end\nend\n',
      'benchmark/draw.rb': 'class Draw; end\n',
      'test/c_test.rb': 'class Drawn\n  def go; Draw.new; end\nend\n',
      'test/a_test.rb': 'class Dummy < Outside\n  def one; end\nend\n',
      'test/b_test.rb': 'class Dummy < Outside\n  def two; Dummy.new.one; end\nend\n',
    });
    const go = callsOf(symbols, 'lib/use.rb#App.Use.go');
    assert.ok(go.includes('exact lib/inner.rb#App.Html.render'));
    assert.ok(!go.some((call) => call.includes('shout')));
    assert.deepEqual(callsOf(symbols, 'test/c_test.rb#Drawn.go'), []);
    assert.deepEqual(callsOf(symbols, 'test/b_test.rb#Dummy.two'), ['exact test/b_test.rb#Dummy']);
  });
});
