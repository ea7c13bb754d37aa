import assert from 'node:assert/strict';
import { readYard } from '../../../../src/core/languages/ruby/yard.ts';
import { calleesOf, callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const LOG = 'class Log\n  def write; end\nend\nclass Memory\n  def write; end\nend\n';
const ruby = (...lines: string[]) => ({ 'a.rb': LOG + lines.join('\n') });

describe('Ruby: what a value is', () => {
  it('gives an opened class the base and the fields that another file of the program says', async () => {
    const symbols = await symbolsOf({
      'lib/base.rb': `${LOG}class Base\n  def initialize; @log = Log.new; end\n  def add; end\nend\n`,
      'lib/kit.rb': "require_relative 'base'\nclass Kit < Base\n  def set; @memory = Memory.new; end\nend\n",
      'lib/kit/more.rb': 'class Kit\n  def more; add; @log.write; @memory.write; end\nend\n',
      'other/kit.rb': 'class Other\n  def more; add; end\nend\n',
    });
    assert.deepEqual(calleesOf(symbols, 'lib/kit/more.rb#Kit.more'), [
      'lib/base.rb#Base.add',
      'lib/base.rb#Log.write',
      'lib/base.rb#Memory.write',
    ]);
    assert.deepEqual(calleesOf(symbols, 'other/kit.rb#Other.more'), []);
  });

  it('constructs by `new` alone in a method of the class, and takes either branch of a choice', async () => {
    const symbols = await symbolsOf(
      ruby(
        'class Store',
        '  def self.build; new; end',
        '  def go; self.class.build.stop; Store.build.tap { |s| s.stop }.go; end',
        '  def stop; end',
        'end',
        'def pick(flag)',
        '  log = if flag then Log.new else Memory.new end',
        '  log.write',
        '  other = case flag when 1 then Memory.new end',
        '  other.write',
        'end',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.rb#Store.go'), ['a.rb#Store.build', 'a.rb#Store.go', 'a.rb#Store.stop']);
    assert.deepEqual(calleesOf(symbols, 'a.rb#pick'), [
      'a.rb#Log',
      'a.rb#Log.write',
      'a.rb#Memory',
      'a.rb#Memory.write',
    ]);
  });

  it('lists what is handed on and what models are declared to have', async () => {
    const symbols = await symbolsOf(
      ruby(
        'class Store',
        '  delegate :size, :empty?, to: :log',
        '  delegate :name, to: :owner, prefix: true',
        '  def_delegators :@log, :flush',
        '  def_delegator :@log, :close, :shut',
        '  belongs_to :owner, class_name: "User"',
        'end',
      ),
    );
    assert.deepEqual(
      kindsOf(symbols).filter((line) => line.startsWith('accessor')),
      ['size', 'empty?', 'flush', 'shut', 'owner'].map((name) => `accessor a.rb#Store.${name}`),
    );
  });

  it("takes types from YARD's tags where the code states none", async () => {
    const symbols = await symbolsOf(
      ruby(
        'class Store',
        '  # @return [Log, nil] where it goes',
        '  def log; find(:log); end',
        '  # @param memory [Memory]',
        '  # @param [Array<Log>] logs',
        '  def run(memory, logs)',
        '    memory.write',
        '    log.write',
        '    logs.each { |each| each.write }',
        '  end',
        'end',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.rb#Store.run'), ['a.rb#Log.write', 'a.rb#Memory.write', 'a.rb#Store.log']);
    assert.deepEqual(readYard('# @return [String] a'), {});
    assert.deepEqual(readYard('# @return [#read] a'), {});
    assert.deepEqual(readYard('# @return [Hash{Symbol => A::B}]\n# @return [nil]'), { returns: 'Hash<Symbol , A::B>' });
  });

  it('says nothing where methods and fields give each other, and goes on', async () => {
    const symbols = await symbolsOf(
      ruby(
        'class Store',
        '  def one; two; end',
        '  def two; one; end',
        '  def three; @three = three; end',
        '  def run(memory)',
        '    one.write',
        '    three.write',
        '  end',
        'end',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.rb#Store.run'), ['a.rb#Store.one', 'a.rb#Store.three']);
  });

  it('takes what a module calls without a receiver from the classes that include it, where they mean the same', async () => {
    const symbols = await symbolsOf({
      'lib/saving.rb':
        'module Saving\n  def save; within { write }; flush; end\n  def within; yield; end\n  def twice; save; other; end\nend\n',
      'lib/writing.rb': 'module Writing\n  def write; flush; end\nend\n',
      'lib/store.rb':
        "require_relative 'saving'\nrequire_relative 'writing'\nclass Base\n  include Saving\n  include Writing\n  def other; end\nend\n" +
        'class Store < Base\n  def flush; end\nend\n',
      'lib/log.rb':
        "require_relative 'saving'\nclass Log\n  include Saving\n  include Writing\n  def other; end\nend\n",
    });
    assert.deepEqual(calleesOf(symbols, 'lib/saving.rb#Saving.save'), [
      'lib/saving.rb#Saving.within',
      'lib/writing.rb#Writing.write',
    ]);
    // Each has an `other` of its own; `flush` has only what extends one of them.
    assert.deepEqual(calleesOf(symbols, 'lib/saving.rb#Saving.twice'), ['lib/saving.rb#Saving.save']);
    assert.deepEqual(calleesOf(symbols, 'lib/writing.rb#Writing.write'), []);
  });

  it('finds the methods that operators call, and what elements are', async () => {
    const symbols = await symbolsOf({
      'lib/bag.rb': [
        'class Bag',
        '  # @return [Array<Item>]',
        '  def items; end',
        '  def [](key); end',
        '  def []=(key, value); end',
        '  def <<(item); self[item] = item; end',
        '  def pick; self[1].to_a; items[0].show; 1 + 2; end',
        'end',
        'class Item',
        '  def show; end',
        'end',
        'def fill',
        '  bag = Bag.new',
        '  bag << 1',
        '  bag[2] = bag[3]',
        'end',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'lib/bag.rb#Bag.<<'), ['exact lib/bag.rb#Bag.[]=']);
    assert.deepEqual(callsOf(symbols, 'lib/bag.rb#Bag.pick'), [
      'exact lib/bag.rb#Bag.[]',
      'exact lib/bag.rb#Bag.items',
      'exact lib/bag.rb#Item.show',
    ]);
    assert.deepEqual(callsOf(symbols, 'lib/bag.rb#fill'), [
      'exact lib/bag.rb#Bag',
      'exact lib/bag.rb#Bag.<<',
      'exact lib/bag.rb#Bag.[]',
      'exact lib/bag.rb#Bag.[]=',
    ]);
  });

  it('takes of two definitions under a condition the one of a Ruby that has what it asks for', async () => {
    const symbols = await symbolsOf({
      'lib/clock.rb': [
        'module Clock',
        '  if defined?(Process::CLOCK_MONOTONIC)',
        '    # Seconds.',
        '    def self.time; end',
        '  else',
        '    def self.time; end',
        '  end',
        "  if RUBY_VERSION < '3.0'",
        '    private def self.zone; end',
        '  else',
        '    private def self.zone; end',
        '  end',
        '  def self.both; time; zone; end',
        'end',
      ].join('\n'),
    });
    const lines = new Map([...symbols].map(([id, { range }]) => [id, range]));
    const called = callsOf(symbols, 'lib/clock.rb#Clock.both').map((call) => lines.get(call.replace('exact ', '')));
    assert.deepEqual(called, [
      [3, 4],
      [11, 11],
    ]);
  });

  it('may be made by a method that a type has by its own name', async () => {
    const symbols = await symbolsOf(
      ruby(
        'module Kit',
        '  class Store',
        '    def Store.open; Log.new; end',
        '    def Store::make; Store.open; end',
        '  end',
        '  def Kit.go; Store.make.write; end',
        'end',
        'def out; Kit.go; Kit::Store.open.write; end',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.rb#Kit.go'), ['a.rb#Kit.Store.make', 'a.rb#Log.write']);
    assert.deepEqual(calleesOf(symbols, 'a.rb#out'), ['a.rb#Kit.Store.open', 'a.rb#Kit.go', 'a.rb#Log.write']);
  });

  it('is none of what a block defines for whom it runs, however that is written', async () => {
    const symbols = await symbolsOf({
      'spec/other_spec.rb': [
        'describe "a" do',
        '  if FAST',
        '    def one; end',
        '  end',
        '  define_method(:two) { 1 }',
        '  private def three; end',
        '  kind = Class.new { attr_reader :four }',
        '  mid = Struct.new(:five) do',
        '    def six; end',
        '  end',
        'end',
        'def seven; end',
      ].join('\n'),
      'spec/main_spec.rb': 'require_relative "other_spec"\ndef go; one; two; three; four; five; six; seven; end\n',
    });
    assert.deepEqual(calleesOf(symbols, 'spec/main_spec.rb#go'), ['spec/other_spec.rb#seven']);
  });
});
