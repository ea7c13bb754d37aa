import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';

describe('reading our own output', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'llmstruct-output-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('has no limit of size or line length, so that an unchanged file is not written again', async () => {
    const files = createNodeFileSystem(root, { git: false, maxBytes: 100 });
    const text = `{"modules": [${'x'.repeat(2_000_000)}]}\n`;
    await files.writeAtomic('struct.json', text);
    assert.equal(await files.readOutput('struct.json'), text);
  });

  it('is undefined for what is missing or outside', async () => {
    const files = createNodeFileSystem(root, { git: false });
    assert.equal(await files.readOutput('struct.json'), undefined);
    assert.equal(await files.readOutput('../struct.json'), undefined);
  });
});
