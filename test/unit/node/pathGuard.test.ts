import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { leadsInside, refuseLinksOutside } from '../../../src/node/pathGuard.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

describe('leadsInside', () => {
  const folder = useTemporaryFolder();

  it('knows files that are there, and those whose folders are not', () => {
    mkdirSync(join(folder(), 'a/b'), { recursive: true });
    for (const path of ['x', 'a/x', 'a/b/x', 'a/c/d/x', 'new/x']) assert.equal(leadsInside(folder(), path), true, path);
    for (const path of ['../x', 'a/../../x', '/x', 'new/../../x'])
      assert.equal(leadsInside(folder(), path), false, path);
  });

  it('refuses links that lead out or nowhere, at any depth', function () {
    if (process.platform === 'win32') return this.skip();
    mkdirSync(join(folder(), 'root/a/b'), { recursive: true });
    const root = join(folder(), 'root');
    for (const [link, target] of [
      ['out', '..'],
      ['a/b/out', '../../..'],
      ['a/nowhere', 'gone'],
      ['in', 'a/b'],
    ] as const) {
      symlinkSync(target, join(root, link));
    }
    for (const path of ['out/x', 'out/new/x', 'a/b/out/x', 'a/nowhere/x', 'a/nowhere/new/x', 'in/out/new/x'])
      assert.equal(leadsInside(root, path), false, path);
    for (const path of ['in/x', 'in/new/x']) assert.equal(leadsInside(root, path), true, path);
    refuseLinksOutside(root, ['x', 'in/x']);
    const refused = { code: 'file-outside-workspace', details: { path: 'out/x' } };
    assert.throws(() => refuseLinksOutside(root, ['x', 'out/x', 'in/x']), refused);
  });
});
