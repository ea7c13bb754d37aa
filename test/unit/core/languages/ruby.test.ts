import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const shop = (folder: string) => ({
  [`${folder}/lib/shop.rb`]: [
    "require_relative 'shop/cart'",
    "require 'shop/item'",
    "require 'json'",
    'module Shop',
    '  LIMIT = 10',
    '  def self.open',
    "    cart = Cart.new('x')",
    '    cart.add(Item.new(1))',
    '    cart.total',
    '    helper',
    '  end',
    '  def self.helper; 1; end',
    'end',
  ].join('\n'),
  [`${folder}/lib/shop/cart.rb`]: [
    'module Shop',
    '  # Holds items.',
    '  class Cart < Base',
    '    include Countable',
    '    attr_reader :items',
    '    def initialize(name)',
    '      @first = Item.new(0)',
    '    end',
    '    def add(item)',
    '      check(item)',
    '      @first.price',
    '    end',
    '    def total = items.sum',
    '    def check(item); item.price; self.total; save; end',
    '  end',
    '  module Countable',
    '  end',
    'end',
  ].join('\n'),
  [`${folder}/lib/shop/item.rb`]: [
    'module Shop',
    '  class Base; def save; end; end',
    '  class Item',
    '    def initialize(n) = @n = n',
    '    def price = 1',
    '  end',
    '  class Cart',
    '    def empty?; add(2); lost; end',
    '  end',
    'end',
  ].join('\n'),
});

describe('Ruby', () => {
  it('lists modules, classes, methods, attributes, instance variables and constants', async () => {
    const symbols = await symbolsOf(shop('a'));
    assert.deepEqual(
      kindsOf(symbols).filter((line) => line.includes('cart.rb')),
      [
        'namespace a/lib/shop/cart.rb#Shop',
        'class a/lib/shop/cart.rb#Shop.Cart',
        'accessor a/lib/shop/cart.rb#Shop.Cart.items',
        'constructor a/lib/shop/cart.rb#Shop.Cart.initialize',
        'field a/lib/shop/cart.rb#Shop.Cart.@first',
        'method a/lib/shop/cart.rb#Shop.Cart.add',
        'method a/lib/shop/cart.rb#Shop.Cart.total',
        'method a/lib/shop/cart.rb#Shop.Cart.check',
        'namespace a/lib/shop/cart.rb#Shop.Countable',
      ],
    );
    const cart = symbols.get('a/lib/shop/cart.rb#Shop.Cart')!;
    assert.deepEqual([cart.doc, cart.range, cart.signature], ['Holds items.', [2, 15], 'class Cart < Base']);
    assert.deepEqual(
      cart.extends?.map(({ id }) => id),
      ['a/lib/shop/cart.rb#Shop.Countable', 'a/lib/shop/item.rb#Shop.Base'],
    );
    assert.ok(symbols.has('a/lib/shop.rb#Shop.LIMIT'));
  });

  it('follows require, construction, self, instance variables, bases and reopened classes', async () => {
    const symbols = await symbolsOf(shop('a'));
    assert.deepEqual(callsOf(symbols, 'a/lib/shop.rb#Shop.open'), [
      'exact a/lib/shop.rb#Shop.helper',
      'exact a/lib/shop/cart.rb#Shop.Cart',
      'exact a/lib/shop/cart.rb#Shop.Cart.add',
      'exact a/lib/shop/cart.rb#Shop.Cart.total',
      'exact a/lib/shop/item.rb#Shop.Item',
    ]);
    assert.deepEqual(callsOf(symbols, 'a/lib/shop/cart.rb#Shop.Cart.add'), [
      'exact a/lib/shop/cart.rb#Shop.Cart.check',
      'exact a/lib/shop/item.rb#Shop.Item.price',
    ]);
    assert.deepEqual(callsOf(symbols, 'a/lib/shop/cart.rb#Shop.Cart.check'), [
      'exact a/lib/shop/cart.rb#Shop.Cart.total',
      'exact a/lib/shop/item.rb#Shop.Base.save',
    ]);
    const empty = 'a/lib/shop/item.rb#Shop.Cart.empty?';
    assert.deepEqual(callsOf(symbols, empty), ['exact a/lib/shop/cart.rb#Shop.Cart.add']);
    assert.deepEqual(symbols.get(empty)!.unresolved, ['lost']);
  });

  it('keeps copies of a program apart', async () => {
    const symbols = await symbolsOf({ ...shop('one'), ...shop('two') });
    for (const [id, { calls = [] }] of symbols) {
      for (const call of calls) assert.equal(call.id.split('/')[0], id.split('/')[0], `${id} -> ${call.id}`);
    }
    assert.equal(callsOf(symbols, 'two/lib/shop.rb#Shop.open').length, 5);
  });

  it('tells members of a class from those of its instances, and takes what extends it', async () => {
    const symbols = await symbolsOf({
      'a.rb': [
        'module Finds',
        '  def find; end',
        'end',
        'module Tools',
        '  module_function',
        '  def tool; end',
        'end',
        'class Parser',
        '  extend Finds',
        '  def self.parse(text)',
        '    new(text).parse',
        '  end',
        '  class << self',
        '    def build; parse(1); find; Tools.tool; end',
        '  end',
        '  def parse; helper; self.class.build; end',
        '  def helper; end',
        '  def lost; build; end',
        'end',
        'def outer; Parser.helper; Parser.build; end',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.rb#Parser.parse'), ['exact a.rb#Parser', 'exact a.rb#Parser.parse~2']);
    assert.deepEqual(callsOf(symbols, 'a.rb#Parser.build'), [
      'exact a.rb#Finds.find',
      'exact a.rb#Parser.parse',
      'exact a.rb#Tools.tool',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.rb#Parser.parse~2'), ['exact a.rb#Parser.build', 'exact a.rb#Parser.helper']);
    assert.deepEqual(callsOf(symbols, 'a.rb#Parser.lost'), []);
    assert.deepEqual(callsOf(symbols, 'a.rb#outer'), ['exact a.rb#Parser.build']);
  });

  it('sees methods by a receiver only, the last module first, and super in the bases', async () => {
    const symbols = await symbolsOf({
      'a.rb': [
        'module One; def run; end; end',
        'module Two; def run; end; end',
        'class Base; def run; end; def stop; end; end',
        'class Sub < Base',
        '  include One',
        '  include Two',
        '  def go; run; end',
        '  def stop; super; end',
        'end',
        'module Outer',
        '  def self.near; end',
        '  class Inner; def go(x); near; x.stop; end; end',
        'end',
        'describe "x" do',
        '  def described; end',
        'end',
        'def last; described; end',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.rb#Sub.go'), ['exact a.rb#Two.run']);
    assert.deepEqual(callsOf(symbols, 'a.rb#Sub.stop'), ['exact a.rb#Base.stop']);
    assert.deepEqual(callsOf(symbols, 'a.rb#Outer.Inner.go'), []);
    assert.deepEqual(callsOf(symbols, 'a.rb#last'), []);
  });

  it('lists aliases, defined methods and members of structs, and follows attributes to what they hold', async () => {
    const symbols = await symbolsOf({
      'a.rb': [
        'Point = Struct.new(:x, :y) do',
        '  def sum; end',
        'end',
        'Pair = Data.define(:left)',
        'class Holder',
        '  attr_reader :point',
        '  def initialize; @point = Point.new(1, 2); end',
        '  def go; point.sum; end',
        '  def value=(value); end',
        '  alias run go',
        '  alias_method :start, :go',
        '  define_method(:made) { go }',
        'end',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols), [
      'class a.rb#Point',
      'field a.rb#Point.x',
      'field a.rb#Point.y',
      'method a.rb#Point.sum',
      'class a.rb#Pair',
      'field a.rb#Pair.left',
      'class a.rb#Holder',
      'accessor a.rb#Holder.point',
      'constructor a.rb#Holder.initialize',
      'field a.rb#Holder.@point',
      'method a.rb#Holder.go',
      'method a.rb#Holder.value=',
      'method a.rb#Holder.run',
      'method a.rb#Holder.start',
      'method a.rb#Holder.made',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.rb#Holder.go'), ['exact a.rb#Point.sum']);
    assert.deepEqual(callsOf(symbols, 'a.rb#Holder.made'), ['exact a.rb#Holder.go']);
  });

  it('finds what a class of many parts inherits, however many files open the classes and modules around', async () => {
    const parts = Array.from({ length: 200 }, (_, at): [string, string] => [
      `lib/part${at}.rb`,
      `require_relative 'base'\nmodule Shop\n  class Base\n    include Part${at}\n  end\n  module Part${at}\n    def part${at}; end\n  end\n` +
        `  class Cart${at} < Base\n    def run; part0; part${at}; Cart${at}.make.part199; end\n  end\nend\n`,
    ]);
    const symbols = await symbolsOf({
      'lib/base.rb': 'module Shop\n  class Base\n    def self.make; new; end\n  end\nend\n',
      'lib/all.rb': parts.map(([file]) => `require_relative '${file.slice(4, -3)}'`).join('\n'),
      ...Object.fromEntries(parts),
    });
    assert.deepEqual(callsOf(symbols, 'lib/part7.rb#Shop.Cart7.run'), [
      'exact lib/base.rb#Shop.Base.make',
      'exact lib/part0.rb#Shop.Part0.part0',
      'exact lib/part199.rb#Shop.Part199.part199',
      'exact lib/part7.rb#Shop.Part7.part7',
    ]);
  });
});
