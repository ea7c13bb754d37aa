import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Small workspaces of real code and of made-up code in every language, that call each other over files. */
export const PROJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  commander: realFiles('commander', 'lib/*.js'),
  packaging: realFiles('node-gyp', 'gyp/pylib/packaging/*.py'),
  ajv: realFiles('ajv', 'lib/compile/{*,codegen/*}.ts'),
  python: {
    'app/__init__.py': 'from .cart import Cart\nfrom .price import *\n',
    'app/cart.py':
      'from .price import Price, total\nfrom . import store as st\n\nclass Cart(st.Base):\n    limit: Price = Price(1)\n\n    def __init__(self, price: Price):\n        self.price = price\n        self.items = [Price(2)]\n\n    def total(self):\n        return total(self.items)\n\n    def save(self):\n        for item in self.items:\n            item.show()\n        return self.price.show()\n',
    'app/price.py':
      "__all__ = ['Price', 'total']\n\nclass Price:\n    def __init__(self, n):\n        self.n = n\n\n    def show(self):\n        return str(self.n)\n\n    def __getitem__(self, key):\n        return self\n\ndef total(prices):\n    return prices[0]\n",
    'app/store.py':
      'from app.price import Price\n\nclass Base:\n    def save(self):\n        return make()\n\ndef make():\n    return Price(3)\n',
    'main.py':
      'import app.cart\nfrom app import Cart\nfrom app.store import make\n\ndef run():\n    made = make()\n    made.show()\n    cart = Cart(made)\n    cart.save()\n    return app.cart.Cart(made).total().show()\n',
    'copy/price.py': 'class Price:\n    def show(self):\n        return 0\n',
  },
  typescript: {
    'lib/a.ts':
      "import { B, helper } from './b';\nexport * from './c';\nexport default class A extends B {\n  part = new B();\n  run() { return this.part.go(helper(1)); }\n}\nexport { B as Base } from './b';\n",
    'lib/b.ts':
      "import A from './a';\nexport interface Shape { area(): number; }\nexport class B implements Shape {\n  area() { return 1; }\n  go(n: number): Shape { return this; }\n}\nexport function helper(n: number) { return n; }\nexport const table = { go: helper, b: new B() };\nexport let later: A;\n",
    'lib/c.ts': "import type { Shape } from './b';\nexport function draw(shape: Shape) { return shape.area(); }\n",
    'lib/index.js':
      "const { helper } = require('./util');\nfunction Old() {}\nOld.prototype.run = function () { return helper(); };\nmodule.exports = Old;\nmodule.exports.helper = helper;\n",
    'lib/util.js': 'exports.helper = function () { return 1; };\n',
    'main.ts':
      "import A, { draw, Base } from './lib/a';\nimport * as b from './lib/b';\nexport function main() {\n  const a = new A();\n  draw(a.run());\n  b.table.go(2);\n  b.table.b.area();\n  return new Base().go(1).area();\n}\n",
    'lib/added.ts':
      "import { B } from './b';\ndeclare module './b' {\n  interface B { more(): B }\n  interface Shape { size(): B }\n}\ndeclare global {\n  interface Everybody { of: B }\n  var everybody: Everybody;\n}\nB.prototype.more = function () { return this; };\nB.prototype.again = B.prototype.more;\nexport const api = { shapes: { make: () => new B(), kept: { b: new B() } } };\n",
    'use.ts':
      "import { api } from './lib/added';\nimport { B } from './lib/b';\nexport function use() {\n  new B().more().go(1);\n  api.shapes.make().more().area();\n  api.shapes.kept.b.go(1).size();\n  everybody.of.more();\n}\n",
  },
  go: {
    'go.mod': 'module example.org/shop\n',
    'cart/cart.go':
      'package cart\n\nimport "example.org/shop/price"\n\ntype Cart struct {\n\tprice.Price\n\titems []price.Price\n}\n\nfunc New() *Cart { return &Cart{} }\n\nfunc (c *Cart) Total() int {\n\tfor _, item := range c.items {\n\t\titem.Show()\n\t}\n\treturn c.Show() + count(c)\n}\n',
    'cart/count.go':
      'package cart\n\ntype Shower interface{ Show() int }\n\nfunc count(c *Cart) int { return c.first().Show() }\n\nfunc (c *Cart) first() Shower { return c.items[0] }\n',
    'price/price.go': 'package price\n\ntype Price struct{ N int }\n\nfunc (p Price) Show() int { return p.N }\n',
    'main.go': 'package main\n\nimport "example.org/shop/cart"\n\nfunc main() {\n\tc := cart.New()\n\tc.Total()\n}\n',
  },
  rust: {
    'Cargo.toml': '[package]\nname = "shop"\n',
    'src/lib.rs':
      'pub mod cart;\nmod lock;\nmod price;\npub mod till;\n\npub use price::{Price, Show};\n\npub fn run() -> u32 {\n    let cart = cart::Cart::new();\n    cart.total()\n}\n',
    'src/cart.rs':
      'use crate::price::*;\n\npub struct Cart {\n    items: Vec<Price>,\n}\n\nimpl Cart {\n    pub fn new() -> Self {\n        Cart { items: vec![Price::of(1)] }\n    }\n\n    pub fn total(&self) -> u32 {\n        self.items.iter().map(|item| item.show()).sum()\n    }\n}\n\nimpl Show for Cart {\n    fn show(&self) -> u32 {\n        self.total() + self.twice()\n    }\n}\n',
    'src/price.rs':
      'pub trait Show {\n    fn show(&self) -> u32;\n    fn twice(&self) -> u32 {\n        self.show() * 2\n    }\n}\n\npub struct Price(u32);\n\nimpl Price {\n    pub fn of(n: u32) -> Price {\n        Price(n)\n    }\n}\n\nimpl Show for Price {\n    fn show(&self) -> u32 {\n        self.0\n    }\n}\n',
    'src/lock.rs':
      "pub struct Lock<T> {\n    held: T,\n}\n\npub struct Guard<'a, T> {\n    lock: &'a Lock<T>,\n}\n\nimpl<T> Lock<T> {\n    pub fn enter(&self) -> Guard<'_, T> {\n        todo!()\n    }\n}\n\nimpl<T> std::ops::Deref for Guard<'_, T> {\n    type Target = T;\n    fn deref(&self) -> &T {\n        &self.lock.held\n    }\n}\n",
    'src/till.rs':
      'use crate::lock::Lock;\n#[cfg(not(test))]\nuse crate::cart::Cart;\n#[cfg(test)]\nuse crate::price::Price as Cart;\n\npub struct Till {\n    cart: Lock<Cart>,\n}\n\nimpl Till {\n    pub fn total(&self) -> u32 {\n        let cart = self.cart.enter();\n        cart.total()\n    }\n}\n',
    'src/bin/main.rs':
      'use shop::{run, Show};\n\nfn main() {\n    run();\n    let price = shop::Price::of(2);\n    price.twice();\n}\n',
  },
  java: {
    'src/shop/Cart.java':
      'package shop;\n\nimport shop.price.Price;\n\npublic class Cart extends Base implements Shower {\n  private final Price price;\n  public Cart(Price price) { this.price = price; }\n  public int total() { return price.show() + total(1); }\n  int total(int n) { return first().show(); }\n  public Price first() { return price; }\n  @Override public int show() { return save(); }\n}\n',
    'src/shop/Base.java': 'package shop;\n\nabstract class Base {\n  int save() { return 1; }\n}\n',
    'src/shop/Shower.java': 'package shop;\n\ninterface Shower { int show(); }\n',
    'src/shop/price/Price.java':
      'package shop.price;\n\npublic record Price(int n) {\n  public int show() { return n; }\n}\n',
    'src/Main.java':
      'import shop.*;\nimport shop.price.Price;\n\nclass Main {\n  public static void main(String[] a) { Shower s = new Cart(new Price(1)); s.show(); new Cart(new Price(2)).total(); }\n}\n',
    'copy/shop/Base.java': 'package shop;\n\nabstract class Base {\n  int save() { return 2; }\n}\n',
  },
  csharp: {
    'shop/shop.csproj': '<Project><ItemGroup><Using Include="Shop.Text" /></ItemGroup></Project>\n',
    'shop/Cart.cs':
      'using Shop.Prices;\n\nnamespace Shop;\n\n[Stored]\npublic partial class Cart : Base<Price>, IShower\n{\n    private readonly List<Price> items = new();\n    public Cart(Price price) { items.Add(price); }\n    public int Total() => items.Sum(item => item.Show()) + Total(1);\n    int Total(int n) => this[n].Show();\n    void IShower.Show(string text) => Save(text.Shorten(3));\n    public override int Save(Price price) => base.Save(price);\n}\n',
    'shop/CartParts.cs':
      'namespace Shop;\n\nusing P = Shop.Prices.Price;\n\npublic partial class Cart\n{\n    public P this[int at] => items[at];\n    public int Save(string text) => Of<P>.Make().Show() + new Of<P, int>().Show();\n}\n\npublic class StoredAttribute : Attribute { public StoredAttribute() { } }\n',
    'shop/Base.cs':
      'global using Shop.More;\n\nnamespace Shop\n{\n    public interface IShower { void Show(string text); }\n    public abstract class Base<T>\n    {\n        public virtual int Save(T value) => 1;\n    }\n    public class Of<T> { public static T Make() => default; }\n    public class Of<A, B> { public int Show() => 2; }\n}\nnamespace Shop.Prices\n{\n    public record Price(int N)\n    {\n        public int Show() => N.Twice();\n        public static Price operator +(Price a, Price b) => a;\n    }\n}\nnamespace Shop.Text { static class Texts { public static string Shorten(this string text, int length) => text; } }\nnamespace Shop.More { static class Numbers { public static int Twice(this int n) => n * 2; } }\n',
    'shop/Main.cs':
      'using Shop;\nusing Shop.Prices;\n\nIShower shower = new Cart(new Price(1));\nshower.Show("a".Shorten(1));\nvar cart = (Cart)shower;\ncart[0].Show();\ncart.Total().Twice();\nforeach (var price in new List<Price>()) price.Show();\n',
    'copy/Base.cs':
      'namespace Shop\n{\n    public abstract class Base<T>\n    {\n        public virtual int Save(T value) => 2;\n    }\n}\n',
  },
  kotlin: {
    'shop/Cart.kt':
      'package shop\n\nimport shop.price.Price\nimport shop.price.shown as text\n\nclass Cart(val price: Price) : Base() {\n  private val items = mutableListOf<Price>()\n  val first: Price get() = items.first()\n  fun add(item: Price): Cart = apply { items.add(item); note(item.text()) }\n  fun total() = items.fold(Price.ZERO) { a, b -> a + b }.text(2)\n  companion object : Factory<Cart>() {\n    fun of(n: Int): Cart = Cart(Price(n)).add(create())\n  }\n}\n\nfun build(block: Cart.() -> Unit): Cart = Cart(Price.ZERO).apply(block)\nfun Cart.isFree(): Boolean = first.let { it == price } && check { shown() }\n',
    'shop/Base.kt':
      'package shop\n\nimport shop.price.*\n\nopen class Base {\n  fun note(text: String) = println(text)\n  open fun show() = note(Price(2).shown())\n}\nabstract class Factory<T> {\n  fun create(): Price = Price.ZERO\n}\nfun check(block: Price.() -> String): Boolean = block(Price(1)) == ""\noperator fun Base.invoke(n: Int): Base = this\n',
    'shop/price/Price.kt':
      "package shop.price\n\ndata class Price(val n: Int) {\n  operator fun plus(other: Price) = Price(n + other.n)\n  companion object { val ZERO = Price(0) }\n}\nfun Price.shown(digits: Int = 2): String = n.toString().padded(digits)\nprivate fun String.padded(digits: Int): String = padStart(digits, '0')\n",
    'shop/Old.java':
      'package shop;\n\npublic class Old extends Base {\n  public int run(Cart cart) { show(); return cart.total(); }\n}\n',
    'Main.kt':
      'import shop.*\nimport shop.Cart as Basket\n\nfun main() {\n  val cart = build { add(first); show() }\n  cart(3).show()\n  Basket.of(1).isFree()\n  with(cart) { total(); this.note("") }\n  Old().run(cart)\n  Cart.create().n\n}\n',
    'shop/Prices.kt':
      'package shop\n\nimport shop.price.Price\n\ninterface Sized<out T> : Iterable<T>\nclass Prices : Sized<Price> { override fun iterator(): Iterator<Price> = TODO() }\nclass Column<T>\nfun Column<Price>.sum(): Price = TODO()\nfun Column<Int>.sum() = 1\n',
    'shop/Report.kt':
      'package shop\n\nimport shop.price.Price\nimport shop.price.shown\n\nfun report(prices: Prices, column: Column<Price>, carts: List<Cart>) {\n  prices.first().shown()\n  for (price in prices) price.plus(price)\n  carts.groupBy { it.price }.forEach { (price, some) -> price.shown(); some.first().total() }\n  column.sum().shown()\n  val (cheap, dear) = prices.partition { it.n < 3 }\n  cheap.map { Cart(it) }.last().total()\n}\n',
    'copy/shop/Base.kt': 'package shop\n\nopen class Base {\n  fun note(text: String) = Unit\n}\n',
  },
  c: {
    'cart.h':
      '#ifndef CART_H\n#define CART_H\n#include "price.h"\nstruct cart { struct price p; };\nint cart_total(struct cart *c);\n#endif\n',
    'cart.c':
      '#include "cart.h"\nstatic int twice(int n) { return n * 2; }\nint cart_total(struct cart *c) { return twice(price_show(&c->p)); }\n',
    'price.h': 'struct price { int n; };\nint price_show(struct price *p);\n',
    'price.c':
      '#include "price.h"\nint price_show(struct price *p) { return p->n; }\nint price_half(struct price *p) { return p->n / 2; }\n',
    'sale.c':
      '#include "price.h"\nint price_half(struct price *p);\nint sale(struct price *p) { return price_half(p) + price_show(p); }\n',
    'shop.cpp':
      '#include "cart.h"\nnamespace shop {\nclass Base { public: virtual int show() { return 1; } };\nclass Shop : public Base { public: int show() override; cart c; };\nint Shop::show() { return cart_total(&c) + Base::show(); }\n}\n',
    'board.h':
      'class Tag;\nclass Board { public: const Tag* tag() const; Tag* tag(); Tag* own; int size() const { return tag() != 0; } };\n',
    'tag.h':
      '#define LIB_BEGIN namespace lib {\n#ifdef PLAIN\nusing Kept = std::string;\n#else\nclass Tag;\nusing Kept = Tag;\n#endif\nclass Tag { public: int weigh(); int weigh() const; };\nLIB_BEGIN\nint helper(int a);\nint helper(const Tag& a);\nint helper(const Tag* a);\n',
    'board.cpp':
      '#include "board.h"\n#include "tag.h"\nconst Tag* Board::tag() const { return own; }\nint run(const Board& b, Kept& k) { return b.tag()->weigh() + b.own->weigh() + lib::helper(1) + lib::helper(*b.own) + k.weigh(); }\n',
  },
  ruby: {
    'lib/cart.rb':
      "require_relative 'price'\n\nmodule Shop\n  class Cart < Base\n    def initialize(price)\n      @price = Price.new(1)\n    end\n\n    def total\n      @price.show + save\n    end\n  end\nend\n",
    'lib/price.rb':
      'module Shop\n  class Base\n    def save\n      1\n    end\n  end\n\n  class Price\n    def initialize(n)\n      @n = n\n    end\n\n    def show\n      @n\n    end\n  end\nend\n',
    'main.rb': "require_relative 'lib/cart'\n\ndef run\n  Shop::Cart.new(2).total\nend\n",
    'shop.php':
      '<?php\nnamespace Shop;\n\nuse Shop\\Price\\Price;\n\nclass Cart extends Base {\n  public function __construct(private Price $price) {}\n  public function total(): int { return $this->price->show() + $this->save(); }\n}\n',
    'price.php': '<?php\nnamespace Shop\\Price;\n\nclass Price {\n  public function show(): int { return 1; }\n}\n',
    'base.php':
      '<?php\nnamespace Shop;\n\nabstract class Base {\n  protected function save(): int { return helper(); }\n}\n\nfunction helper(): int { return 1; }\n',
    'lib.sh': 'greet() {\n  echo "hi"\n}\n',
    'run.sh': 'source ./lib.sh\n\nmain() {\n  greet\n}\nmain\n',
  },
  scripts: {
    'boot.php':
      "<?php\nrequire __DIR__ . '/lib/helpers.php';\n\nfunction boot(): Shop\\Cart { return Shop\\Cart::make()->add(shown(1)); }\n",
    'lib/helpers.php': "<?php\nrequire_once 'more.php';\n\nfunction shown(int $n): string { return more($n); }\n",
    'lib/more.php': '<?php\nuse Shop\\Base;\n\nfunction more(int $n): string { return Base::LABEL; }\n',
    'src/Cart.php':
      '<?php\nnamespace Shop;\n\nclass Cart extends Base implements Counted {\n  use Kept;\n  private Price $total;\n  public function total(): Price { return $this->total->total(); }\n  public function add(string $text): static { $this->total = new Price(); return $this; }\n  public function pay(Base|Price $with) { if ($with instanceof Price) { return $with->total(); } return $with->keep(); }\n}\n',
    'src/Base.php':
      "<?php\nnamespace Shop;\n\nabstract class Base {\n  const LABEL = 'x';\n  /** @return static */\n  public static function make() { return new static(); }\n}\n\ninterface Counted { public function total(): Price; }\n\ntrait Kept { public function keep() { foreach ($this->all() as $key => $one) { $one->total(); } return shown(2); }\n  /** @return Price[] */\n  private function all(): array { return []; } }\n",
    'src/Price.php': '<?php\nnamespace Shop;\n\nclass Price { public function total(): Price { return $this; } }\n',
    'lib/shop.rb':
      "require_relative 'shop/store'\n\nmodule Shop\n  class Desk < Table\n    attr_reader :store\n    delegate :find, to: :store\n\n    def initialize\n      @store = Store.new\n    end\n\n    def run\n      store.find(1).tap { |item| item.show }\n      lamp.light\n    end\n  end\nend\n",
    'lib/shop/store.rb':
      'module Shop\n  class Table\n    def lamp\n      @lamp ||= Lamp.new\n    end\n  end\n\n  class Store\n    def [](id) = find(id)\n\n    def show_first\n      self[1].show\n    end\n\n    # @return [Item]\n    def find(id)\n      id ? Item.new : self.class.none\n    end\n\n    def self.none\n      new\n    end\n  end\n\n  class Item\n    def show; end\n  end\nend\n',
    'lib/shop/desk_more.rb':
      'module Shop\n  class Desk\n    def again\n      @store.find(2).show\n    end\n  end\n\n  Lamp = Struct.new(:size) do\n    def light\n      size\n    end\n  end\nend\n',
    'test/shop.bats': "load helper\n\nsetup() {\n  trap clean EXIT\n}\n\n@test 'runs' {\n  run greet\n  said\n}\n",
    'test/helper.bash': 'source ../bin/lib.sh\n\nclean() {\n  greet\n}\n\nsaid() { echo; }\n',
    'bin/lib.sh': 'greet() {\n  echo "hi"\n}\n\nlog_it() {\n  greet\n}\n',
    'plugins/one.sh':
      'one() {\n  log_it\n  \\tell_it\n  [[ $1 == -@(a|b) ]] && two_it\n}\n\ntell_it() {\n  trap log_it EXIT\n}\n',
    'plugins/two.sh': 'two_it() {\n  local two_it=$(tell_it)\n}\n',
    'bin/tool': '#!/usr/bin/env bash\nsource ./steps\n\ntool() {\n  step\n}\n',
    'bin/steps': '#!/bin/sh\n\nstep() {\n  greet\n}\n. ./lib.sh\n',
  },
};

/** Files of a package that the lock file pins. */
function realFiles(name: string, pattern: string): Record<string, string> {
  const root = require.resolve
    .paths(name)!
    .map((folder) => path.join(folder, name))
    .find((folder) => globSync('package.json', { cwd: folder }).length > 0);
  if (root === undefined) throw new Error(`${name} is not installed`);
  const files = globSync(pattern, { cwd: root }).sort();
  if (files.length === 0) throw new Error(`${name} has no ${pattern}`);
  return Object.fromEntries(
    files.map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')]),
  );
}
