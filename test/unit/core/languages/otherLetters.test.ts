import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const FILES = {
  'a.py': 'class Жук:\n    def ползи(self) -> "Жук": ...\ndef беги(ж: Жук):\n    ж.ползи().ползи()\n',
  'b.ts':
    'export class Жук { ползи(): Жук[] { return []; } }\nexport function беги(ж: Жук) { ж.ползи()[0].ползи(); }\n',
  'c.js': 'function Жук() {}\nЖук.prototype.ползи = function () {};\nfunction беги() { new Жук().ползи(); }\n',
  'd.go':
    'package shop\ntype Жук struct{}\nfunc (м Жук) ползи(сколько int) Жук { return м }\nfunc беги(ж Жук) { ж.ползи(1).ползи(2) }\n',
  'E.java': 'class Жук { Жук ползи() { return this; } }\nclass Б { void беги(Жук ж) { ж.ползи().ползи(); } }\n',
  'F.cs': 'class Жук { public Жук ползи() => this; }\nclass Б { void беги(Жук ж) { ж.ползи().ползи(); } }\n',
  'src/lib.rs':
    'pub struct Жук; impl Жук { pub fn ползи(&self) -> Жук { Жук } }\npub fn беги(ж: &Жук) { ж.ползи().ползи(); }\n',
  'g.kt': 'class Жук { fun ползи(): Жук = this }\nfun беги(ж: Жук) { ж.ползи().ползи() }\n',
  'h.php':
    '<?php\nclass Жук { public function ползи(): Жук { return $this; } }\nfunction беги(Жук $ж) { $ж->ползи()->ползи(); }\n',
};

describe('names in other letters than those of English', () => {
  let symbols: Awaited<ReturnType<typeof symbolsOf>>;
  before(async () => {
    symbols = await symbolsOf({ ...FILES, 'go.mod': 'module shop\n' });
  });

  for (const path of Object.keys(FILES)) {
    it(`are types and members: ${path}`, () => {
      const caller = [...symbols.keys()].find((id) => id.startsWith(`${path}#`) && id.endsWith('беги'))!;
      assert.ok(calleesOf(symbols, caller).includes(`${path}#Жук.ползи`), calleesOf(symbols, caller).join());
    });
  }
});
