import assert from 'node:assert/strict';
import { ChangeBatch, type Changes, mergeChanges } from '../../../src/vscode/ports/changeBatch.ts';

/** Timers that fire when told to. */
class ManualTimers {
  readonly #timers: { at: number; callback: () => void }[] = [];
  #now = 0;

  start = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      const at = this.#timers.indexOf(timer);
      if (at >= 0) this.#timers.splice(at, 1);
    };
  };

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers.filter(({ at }) => at <= this.#now)) {
      this.#timers.splice(this.#timers.indexOf(timer), 1);
      timer.callback();
    }
  }
}

describe('ChangeBatch', () => {
  function setUp() {
    const delivered: Changes[] = [];
    const timers = new ManualTimers();
    const batch = new ChangeBatch((changes) => delivered.push(changes), 150, timers.start);
    return { delivered, timers, batch };
  }

  it('makes one of two saves that follow each other closely', () => {
    const { delivered, timers, batch } = setUp();
    batch.add(new Set(['a.py']));
    timers.advance(100);
    batch.add(new Set(['a.py', 'b.py']));
    timers.advance(100);
    assert.deepEqual(delivered, []);
    timers.advance(50);
    assert.deepEqual(delivered, [new Set(['a.py', 'b.py'])]);
    timers.advance(1000);
    assert.equal(delivered.length, 1);
  });

  it('does not wait for ever while a file is written without end', () => {
    const { delivered, timers, batch } = setUp();
    for (let i = 0; i < 12; i++) {
      batch.add(new Set(['log.txt']));
      timers.advance(100);
    }
    assert.equal(delivered.length, 2);
  });

  it('hands on at once when flushed, and nothing twice', () => {
    const { delivered, timers, batch } = setUp();
    batch.flush();
    batch.add('all');
    batch.flush();
    timers.advance(1000);
    assert.deepEqual(delivered, ['all']);
  });

  it('forgets what was dropped', () => {
    const { delivered, timers, batch } = setUp();
    batch.add('all');
    batch.drop();
    timers.advance(1000);
    assert.deepEqual(delivered, []);
  });
});

describe('mergeChanges', () => {
  it('lets the whole tree win', () => {
    assert.equal(mergeChanges(new Set(['a']), 'all'), 'all');
    assert.equal(mergeChanges('all', new Set(['a'])), 'all');
    assert.deepEqual(mergeChanges(undefined, new Set(['a'])), new Set(['a']));
  });

  it('takes many paths for the whole tree', () => {
    const many = new Set(Array.from({ length: 501 }, (_, at) => `${at}.py`));
    assert.equal(mergeChanges(new Set(['a']), many), 'all');
  });
});
