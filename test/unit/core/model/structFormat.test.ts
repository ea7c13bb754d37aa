import assert from 'node:assert/strict';
import { structFormatOf } from '../../../../src/core/model/structFormat.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;
const OLD =
  '{\n  "metadata": {"project_name": "x", "version": "0.2.1"},\n  "toc": [],\n  "modules": [{"uid": "a"}]\n}\n';

describe('what stands in the place of struct.json', () => {
  it('is recognised', () => {
    assert.equal(structFormatOf('{\n "schemaVersion": "3.0.0",\n'), 'current');
    assert.equal(structFormatOf('{\n "schemaVersion": "4.0.0",\n'), 'newer');
    assert.equal(structFormatOf('{"schema_version": "2.1.0", "metadata": {}}'), 'older');
    assert.equal(structFormatOf(OLD), 'older');
    assert.equal(structFormatOf('{"name": "somebody else’s"}'), 'foreign');
    assert.equal(structFormatOf('not even JSON'), 'foreign');
  });

  it('is kept beside and named when it is of an older format, and does not come back as an input', async () => {
    const workspace = createMemoryWorkspace({ 'a.py': 'def f(): pass\n', 'struct.json': OLD });
    const report = await workspace.index.update({ output: WRITE });
    assert.deepEqual(report.kept, { format: 'older', backup: 'struct.json.bak' });
    assert.equal(workspace.files.get('struct.json.bak'), OLD);
    assert.equal((await workspace.index.update({ output: WRITE })).upToDate, true);
    assert.doesNotMatch(workspace.files.get('struct.json')!, /struct\.json\.bak/);
  });

  it('never replaces an earlier backup', async () => {
    const workspace = createMemoryWorkspace({ 'a.py': '', 'struct.json': 'mine', 'struct.json.bak': 'older still' });
    const { kept } = await workspace.index.update({ output: WRITE });
    assert.deepEqual(kept, { format: 'foreign', backup: 'struct.json.2bak' });
    assert.equal(workspace.files.get('struct.json.bak'), 'older still');
    assert.equal(workspace.files.get('struct.json.2bak'), 'mine');
  });

  it('is our own with conflict markers after a merge: the clean bytes take its place', async () => {
    const workspace = createMemoryWorkspace({ 'a.py': 'def f(): pass\n', 'b.py': 'def g(): pass\n' });
    await workspace.index.update({ output: WRITE });
    const clean = workspace.files.get('struct.json')!;
    const lines = clean.split('\n');
    const at = lines.findIndex((line) => line.startsWith('  {"path":"a.py"'));
    const conflict = ['<<<<<<< ours', lines[at]!, '=======', lines[at]!.replace('"f"', '"h"'), '>>>>>>> theirs'];
    for (const torn of [conflict, ['<<<<<<< ours', ...lines.slice(0, 3), '=======', '>>>>>>> theirs']]) {
      workspace.files.set('struct.json', [...lines.slice(0, at), ...torn, ...lines.slice(at + 1)].join('\n'));
      const report = await workspace.index.update({ output: WRITE });
      assert.equal(report.kept, undefined);
      assert.equal(workspace.files.get('struct.json'), clean);
    }
  });

  it('is not touched by a check', async () => {
    const workspace = createMemoryWorkspace({ 'a.py': '', 'struct.json': OLD });
    const report = await workspace.index.update({ output: { kind: 'check', path: 'struct.json' } });
    assert.equal(report.upToDate, false);
    assert.equal(workspace.files.get('struct.json'), OLD);
    assert.equal(workspace.files.has('struct.json.bak'), false);
  });
});
