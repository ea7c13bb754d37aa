import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(lines: readonly string[]) {
  const symbols = await symbolsOf({ 'lib/a.rb': lines.join('\n') });
  return (id: string) => calleesOf(symbols, `lib/a.rb#${id}`).map((call) => call.replace('lib/a.rb#', ''));
}

describe('Ruby: what is assigned', () => {
  it('is what an assignment gives, remembered ones included', async () => {
    const of = await calls([
      'class Log',
      '  def info(m); end',
      'end',
      'module App',
      '  def self.logger; @logger ||= Log.new; end',
      '  def self.fresh; @fresh = Log.new; end',
      'end',
      'def kept; App.logger.info 1; end',
      'def fresh; App.fresh.info 1; end',
      'def local; log ||= Log.new; log.info 1; end',
    ]);
    assert.deepEqual(of('kept'), ['App.logger', 'Log.info']);
    assert.deepEqual(of('fresh'), ['App.fresh', 'Log.info']);
    assert.deepEqual(of('local'), ['Log', 'Log.info']);
  });

  it('goes to the method with `=`, to an attribute where there is none, and to nothing else', async () => {
    const of = await calls([
      'class Site',
      '  attr_accessor :name',
      '  attr_reader :config',
      '  def config=(c); @config = c; end',
      '  def plain; end',
      '  def set(c)',
      '    self.config = c',
      '    self.name = c',
      '    self.plain = c',
      '  end',
      '  def get; self.config; end',
      'end',
      'Pair = Struct.new(:left, :right)',
      'def pair; one = Pair.new; one.left = 1; end',
    ]);
    assert.deepEqual(of('Site.set'), ['Site.config=', 'Site.name']);
    assert.deepEqual(of('Site.get'), ['Site.config']);
    assert.deepEqual(of('pair'), ['Pair', 'Pair.left']);
  });

  it('to an attribute by its name is what it holds', async () => {
    const of = await calls([
      'class Cart',
      '  def add; end',
      'end',
      'class Order',
      '  attr_accessor :cart, :other',
      '  attr_reader :kept',
      '  attr_writer :kept',
      '  def self.open; new.cart.add; end',
      '  def other=(c); @other = c; end',
      '  def setup',
      '    self.cart = Cart.new',
      '    self.kept = Cart.new',
      '    self.other = Cart.new',
      '  end',
      '  def go; cart.add; end',
      '  def keep; kept.add; end',
      '  def others; other.add; end',
      'end',
    ]);
    assert.deepEqual(of('Order.go'), ['Cart.add']);
    assert.deepEqual(of('Order.keep'), ['Cart.add']);
    assert.deepEqual(of('Order.open'), ['Cart.add', 'Order.cart']);
    assert.deepEqual(of('Order.others'), []);
  });

  it('may be what a method of the object gives', async () => {
    const of = await calls([
      'class Cart',
      '  def add; end',
      'end',
      'class Order',
      '  attr_accessor :named',
      '  def initialize',
      '    @cart = fresh',
      '    @said = self.fresh',
      '    self.named = fresh',
      '  end',
      '  def fresh; Cart.new; end',
      '  def one; @cart.add; end',
      '  def two; @said.add; end',
      '  def three; named.add; end',
      'end',
    ]);
    for (const name of ['Order.one', 'Order.two', 'Order.three']) assert.deepEqual(of(name), ['Cart.add'], name);
  });
});

describe('Ruby: names', () => {
  it('`extend self` gives a module its own methods, and `::A` is looked for at the top', async () => {
    const of = await calls([
      'module Utils',
      '  extend self',
      '  def merge(a); end',
      'end',
      'class Html; def self.render; end; end',
      'module App',
      '  class Html; def self.render; end; end',
      '  class Use',
      '    def merged; Utils.merge(1); end',
      '    def top; ::Html.render; end',
      '    def inner; Html.render; end',
      '  end',
      'end',
    ]);
    assert.deepEqual(of('App.Use.merged'), ['Utils.merge']);
    assert.deepEqual(of('App.Use.top'), ['Html.render']);
    assert.deepEqual(of('App.Use.inner'), ['App.Html.render']);
  });
});
