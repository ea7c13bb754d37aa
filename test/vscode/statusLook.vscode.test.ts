import assert from 'node:assert/strict';
import { LlmstructError } from '../../src/core/errors.ts';
import { statusLook } from '../../src/vscode/views/statusLook.ts';

const counts = { modules: 1234, symbols: 9000, calls: 70, errors: 0, skipped: 5 };

describe('Status bar', () => {
  it('shows nothing without folders', () => {
    assert.equal(statusLook({ kind: 'no-folder' }), undefined);
  });

  it('says in an untrusted window that it is off, and leads to trust', () => {
    const look = statusLook({ kind: 'untrusted' });
    assert.equal(look?.command, 'workbench.trust.manage');
    assert.equal(look.label, 'llmstruct is off: this window is in Restricted Mode.');
  });

  it('spins while it reads', () => {
    assert.equal(statusLook({ kind: 'indexing', done: 0, total: 0 })?.text, '$(sync~spin) llmstruct');
    assert.equal(statusLook({ kind: 'indexing', done: 5, total: 9 })?.text, '$(sync~spin) llmstruct 55%');
  });

  it('counts files, and errors only where there are any', () => {
    const fine = statusLook({ kind: 'ready', counts });
    assert.equal(fine?.text, '$(symbol-structure) llmstruct 1,234');
    assert.equal(fine.label, 'llmstruct. Files: 1,234. Syntax errors: 0');
    assert.doesNotMatch(fine.tooltip.value, /showErrors/);
    const broken = statusLook({ kind: 'ready', counts: { ...counts, errors: 2 } });
    assert.equal(broken?.text, '$(symbol-structure) llmstruct 1,234 $(warning) 2');
    assert.match(broken.tooltip.value, /command:llmstruct\.showErrors/);
  });

  it('words a failure with its cure, and keeps what is known', () => {
    const error = new LlmstructError('struct-unwritable', { path: 'struct.json', reason: 'it is read-only' });
    const look = statusLook({ kind: 'failed', error, counts });
    assert.equal(
      look?.label,
      'llmstruct. struct.json cannot be written: it is read-only. Make the file and its folder writable; nothing was changed.',
    );
    assert.match(look.tooltip.value, /1,234/);
    assert.equal(look.warning, true);
  });
});
