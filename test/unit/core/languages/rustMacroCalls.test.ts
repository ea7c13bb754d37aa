import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Rust, calls of macros', () => {
  it('are read where another one takes a pattern that the grammar loses the file for', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'struct P { n: u32 }',
        'impl P {',
        '    fn one(&self) -> u32 { ok!(self.two()) }',
        '    fn has(&self, state: &State, c: bool) -> u32 {',
        '        loop {',
        '            if c {',
        '                if matches!(state, State::Opt(o) | State::Pos(o) if',
        '                    self.get(*o).is_some())',
        '                {',
        '                    // nothing',
        '                } else {',
        '                    ok!(self.two());',
        '                }',
        '            } else if let Some(x) = self.get(1) {',
        '                let a = ok!(self.one());',
        '                match a {',
        '                    1 => { self.two(); }',
        '                    _ => (),',
        '                }',
        '            } else if let Some(x) = self.get(2) {',
        '                if matches!(state, State::Opt(o) | State::Pos(o) if',
        '                    self.get(*o).is_some()) { return 1; }',
        '            }',
        '        }',
        '    }',
        '    fn two(&self) -> u32 { 1 }',
        '    fn three(&self) -> u32 { ok!(self.two()) }',
        '}',
        'macro_rules! ok { ($x:expr) => { $x } }',
      ].join('\n'),
    });
    const calls = ['src/lib.rs#P.two', 'src/lib.rs#ok'];
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#P.one'), calls);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#P.three'), calls);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#P.has'), ['src/lib.rs#P.one', ...calls]);
  });
});
