import assert from 'node:assert/strict';
import { anyScript, withAllLetters } from '../../../../src/core/model/anyScript.ts';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('an expression for names of any script', () => {
  it('takes letters of other alphabets for parts of names, inside and outside classes', () => {
    assert.deepEqual('цена, Größe.x'.match(anyScript(/\w+/g)), ['цена', 'Größe', 'x']);
    assert.equal(anyScript(/^[A-Za-z_][\w.$]*$/).test('лавка.Цена$1'), true);
    assert.equal(anyScript(/^[^\w]/).test('ц'), false);
    assert.equal(anyScript(/^[A-Z]/).test('Ц'), true);
    assert.equal(anyScript(/^[A-Z]/).test('ц'), false);
  });

  it('leaves an escaped bracket and all else as it is', () => {
    assert.equal(withAllLetters(String.raw`\[\w\]\s[^\]a]\d`), String.raw`\[[\w\u0080-\uffff]\]\s[^\]a]\d`);
  });

  it('begins anew where one that goes on was used before', () => {
    const first = anyScript(/\w/g);
    first.exec('ab');
    assert.equal(anyScript(/\w/g).lastIndex, 0);
  });
});

describe('generic functions with names of another alphabet', () => {
  const programs = {
    java: {
      path: 'Лавка.java',
      text: 'class База { void покажи() {} }\nclass Чай extends База { void завари() {} }\nclass Лавка<Вид extends База> {\n  Вид один;\n  Вид дай(int сколько) { return один; }\n  static void иди(Лавка<Чай> она) { она.дай(1).завари(); она.один.завари(); }\n}\n',
      from: 'Лавка.java#Лавка.иди',
      calls: ['Лавка.java#Лавка.дай', 'Лавка.java#Чай.завари'],
    },
    csharp: {
      path: 'Лавка.cs',
      text: 'class База { public void Покажи() {} }\nclass Полка<Вид> where Вид : База {\n  Вид один;\n  public Вид Дай(int сколько) => один;\n  public void Иди() { Дай(1).Покажи(); один.Покажи(); }\n}\n',
      from: 'Лавка.cs#Полка.Иди',
      calls: ['Лавка.cs#База.Покажи', 'Лавка.cs#Полка.Дай'],
    },
    kotlin: {
      path: 'Лавка.kt',
      text: 'open class База { fun покажи() {} }\nclass Чай : База()\nfun дай(один: База, сколько: Int = 1): База = один\nfun дай(слово: String): Чай = Чай()\nfun иди() { дай(Чай(), сколько = 2).покажи(); дай("чай").покажи() }\n',
      from: 'Лавка.kt#иди',
      calls: ['Лавка.kt#База.покажи', 'Лавка.kt#Чай', 'Лавка.kt#дай', 'Лавка.kt#дай~2'],
    },
  };
  for (const [language, { path, text, from, calls }] of Object.entries(programs)) {
    it(`lead to what they give: ${language}`, async () => {
      assert.deepEqual(calleesOf(await symbolsOf({ [path]: text }), from).sort(), calls.sort());
    });
  }
});

describe('classes with names of another alphabet', () => {
  it('have what their metaclasses have, and are what they list', async () => {
    const symbols = await symbolsOf({
      'a.py':
        'from enum import Enum\n\nclass Мета(type):\n    def создать(cls): pass\n\nclass Товар(metaclass=Мета): pass\n\nclass Цвет(Enum):\n    красный = 1\n    def покажи(self): pass\n\ndef иди():\n    Товар.создать()\n    Цвет.красный.покажи()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#иди'), ['a.py#Мета.создать', 'a.py#Цвет.покажи']);
  });

  it('are asked by the path of a trait for what is written for that', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs':
        'pub trait Показ { fn дай(&self) -> u8; }\npub trait Счёт { fn дай(&self) -> u8; }\npub struct Цена;\nimpl Показ for Цена { fn дай(&self) -> u8 { 1 } }\nimpl Счёт for Цена { fn дай(&self) -> u8 { 2 } }\npub fn иди(цена: Цена) -> u8 { Счёт::дай(&цена) }\n',
      'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\n',
    });
    assert.ok(
      calleesOf(symbols, 'src/lib.rs#иди').includes('src/lib.rs#Счёт.дай'),
      calleesOf(symbols, 'src/lib.rs#иди').join(' '),
    );
  });
});
