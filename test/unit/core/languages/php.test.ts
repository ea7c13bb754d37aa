import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const app = (folder: string) => ({
  [`${folder}/src/Models/User.php`]: [
    '<?php',
    'namespace App\\Models;',
    'use App\\Store\\Repo;',
    'use App\\Store\\{Cache as Memory};',
    '/** A user. */',
    'final class User extends Base implements Named {',
    '  use Greets;',
    '  const MAX = 10;',
    '  protected ?Memory $memory = null;',
    '  public function __construct(private Repo $repo) {}',
    '  public static function make(): static { return new self(new Repo()); }',
    '  public function run($x) { $this->repo->find(); $this->greet(); self::make(); parent::save(); $this->memory->drop(); $x->go(); lost(); }',
    '}',
  ].join('\n'),
  [`${folder}/src/Models/Base.php`]: [
    '<?php',
    'namespace App\\Models;',
    'abstract class Base { public function save() {} }',
    'interface Named { const A = 1; public function name(): string; }',
    'trait Greets { public function greet() {} }',
    "enum Suit: string { case Hearts = 'H'; }",
    'function helper(array $users) { foreach ($users as $user) { strlen(1); } return User::make(); }',
  ].join('\n'),
  [`${folder}/src/Store/Repo.php`]:
    '<?php\nnamespace App\\Store;\nclass Repo { public function find() {} }\nclass Cache { public function drop() {} }\n',
});

describe('PHP', () => {
  it('lists classes, interfaces, traits, enums and their members, promoted parameters, functions', async () => {
    const symbols = await symbolsOf(app('a'));
    assert.deepEqual(
      kindsOf(symbols).filter((line) => line.includes('User.php')),
      [
        'class a/src/Models/User.php#User',
        'constant a/src/Models/User.php#User.MAX',
        'field a/src/Models/User.php#User.memory',
        'constructor a/src/Models/User.php#User.__construct',
        'field a/src/Models/User.php#User.repo',
        'method a/src/Models/User.php#User.make',
        'method a/src/Models/User.php#User.run',
      ],
    );
    assert.deepEqual(
      kindsOf(symbols).filter((line) => line.includes('Base.php')),
      [
        'class a/src/Models/Base.php#Base',
        'method a/src/Models/Base.php#Base.save',
        'interface a/src/Models/Base.php#Named',
        'constant a/src/Models/Base.php#Named.A',
        'method a/src/Models/Base.php#Named.name',
        'class a/src/Models/Base.php#Greets',
        'method a/src/Models/Base.php#Greets.greet',
        'enum a/src/Models/Base.php#Suit',
        'member a/src/Models/Base.php#Suit.Hearts',
        'function a/src/Models/Base.php#helper',
      ],
    );
    const user = symbols.get('a/src/Models/User.php#User')!;
    assert.deepEqual([user.doc, user.range], ['A user.', [5, 13]]);
    assert.equal(user.extends?.length, 3);
  });

  it('follows use, namespaces, promoted fields, self, parent and traits', async () => {
    const symbols = await symbolsOf(app('a'));
    assert.deepEqual(callsOf(symbols, 'a/src/Models/User.php#User.run'), [
      'exact a/src/Models/Base.php#Base.save',
      'exact a/src/Models/Base.php#Greets.greet',
      'exact a/src/Models/User.php#User.make',
      'exact a/src/Store/Repo.php#Cache.drop',
      'exact a/src/Store/Repo.php#Repo.find',
    ]);
    assert.deepEqual(symbols.get('a/src/Models/User.php#User.run')!.unresolved, ['go', 'lost']);
    assert.deepEqual(callsOf(symbols, 'a/src/Models/Base.php#helper'), ['exact a/src/Models/User.php#User.make']);
  });

  it('keeps copies of a program apart', async () => {
    const symbols = await symbolsOf({ ...app('one'), ...app('two') });
    for (const [id, { calls = [], extends: bases = [] }] of symbols) {
      for (const other of [...calls, ...bases]) assert.equal(other.id.split('/')[0], id.split('/')[0]);
    }
    assert.equal(callsOf(symbols, 'two/src/Models/User.php#User.run').length, 5);
  });

  it('takes types from documentation where the code states none', async () => {
    const symbols = await symbolsOf({
      'src/a.php': [
        '<?php',
        'namespace App;',
        'class Item { public function name() {} /** @return $this */ public function with() {} }',
        '/** @property Item $magic */',
        'class Box {',
        '  /** @var Item[] */',
        '  private $items = [];',
        '  /** @var array<string, \\App\\Item>|null */',
        '  private ?array $known;',
        '  private $late;',
        '  public function open() { $this->late = new Item(); }',
        '  public function all() { foreach ($this->items as $item) { $item->name(); } }',
        '  public function keyed() { foreach ($this->known as $item) { $item->with()->name(); } }',
        '  public function later() { $this->late->name(); }',
        '  public function virtual() { $this->magic->name(); }',
        '  /** @param iterable<Item> $items */',
        '  public function each(iterable $items) { foreach ($items as $item) { $item->name(); } }',
        '  public function said() { /** @var Item $item */ $item = unknown(); $item->name(); }',
        '  public function plain($item) { $item->name(); }',
        '}',
      ].join('\n'),
    });
    for (const method of ['all', 'later', 'virtual', 'each', 'said']) {
      assert.deepEqual(callsOf(symbols, `src/a.php#Box.${method}`), ['exact src/a.php#Item.name'], method);
    }
    assert.deepEqual(callsOf(symbols, 'src/a.php#Box.keyed'), [
      'exact src/a.php#Item.name',
      'exact src/a.php#Item.with',
    ]);
    assert.deepEqual(callsOf(symbols, 'src/a.php#Box.plain'), []);
  });

  it('resolves qualified names, new static, parent types, traits before interfaces, and no call of a property', async () => {
    const symbols = await symbolsOf({
      'composer.json': '{"autoload": {"psr-4": {"App\\\\": "src/"}}}',
      'src/helpers.php': '<?php\nfunction shared() {}',
      'src/Deep/Tool.php': '<?php\nnamespace App\\Deep;\nclass Tool { public function use() {} }',
      'src/Run.php': [
        '<?php',
        'namespace App;',
        'interface Says { public function say(); }',
        'trait Talks { public function say() {} }',
        'class Base { public function up() {} }',
        'class Run extends Base implements Says {',
        '  use Talks;',
        '  private $handler;',
        '  public function one() { (new \\App\\Deep\\Tool())->use(); }',
        '  public function two(Deep\\Tool $tool) { $tool->use(); }',
        '  public function three() { return new static(); }',
        '  public function four() { $this->say(); }',
        '  public function five() { ($this->handler)(); }',
        '  public function six(): parent { return $this; }',
        '  public function seven() { $this->six()->up(); shared(); }',
        '}',
      ].join('\n'),
    });
    const of = (name: string) => callsOf(symbols, `src/Run.php#Run.${name}`);
    assert.deepEqual(of('one'), ['exact src/Deep/Tool.php#Tool', 'exact src/Deep/Tool.php#Tool.use']);
    assert.deepEqual(of('two'), ['exact src/Deep/Tool.php#Tool.use']);
    assert.deepEqual(of('three'), ['exact src/Run.php#Run']);
    assert.deepEqual(of('four'), ['exact src/Run.php#Talks.say']);
    assert.deepEqual(of('five'), []);
    assert.deepEqual(of('seven'), [
      'exact src/Run.php#Base.up',
      'exact src/Run.php#Run.six',
      'exact src/helpers.php#shared',
    ]);
  });

  it('does not answer with a copy for what the own program claims and lacks', async () => {
    const program = (folder: string, complete: boolean) => ({
      [`${folder}/composer.json`]: '{"autoload": {"psr-4": {"App\\\\": "src/"}}}',
      [`${folder}/src/Run.php`]:
        '<?php\nnamespace App;\nuse App\\Kit\\Tool;\nclass Run { function go() { Tool::run(); } }',
      ...(complete
        ? { [`${folder}/src/Kit/Tool.php`]: '<?php\nnamespace App\\Kit;\nclass Tool { static function run() {} }' }
        : {}),
    });
    const symbols = await symbolsOf({ ...program('one', false), ...program('two', true) });
    assert.deepEqual(callsOf(symbols, 'one/src/Run.php#Run.go'), []);
    assert.deepEqual(callsOf(symbols, 'two/src/Run.php#Run.go'), ['exact two/src/Kit/Tool.php#Tool.run']);
  });

  it('takes what a test says of a variable only where its own type has no such member', async () => {
    const symbols = await symbolsOf({
      'a.php': [
        '<?php',
        'class Base { function run() {} }',
        'class Sub extends Base { function run() {} function more() {} }',
        'function go(Base $it) { if ($it instanceof Sub) { $it->more(); } $it->run(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.php#go'), [
      'exact a.php#Base.run',
      'exact a.php#Sub.more',
      'dispatch a.php#Sub.run',
    ]);
  });
});
