import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import type { LocatedDefinition } from '../../../../src/core/parsing/locatedDefinition.ts';
import type { IndexedFolder, IndexedFolders } from '../../../../src/vscode/services.ts';
import { OutlineCache } from '../../../../src/vscode/suggestions/outlineCache.ts';

const DOCUMENT = { version: 1, uri: 'file:///a.py', getText: () => 'def a(): pass\n' } as unknown as TextDocument;

describe('OutlineCache', () => {
  const asked: string[] = [];
  beforeEach(() => asked.splice(0));

  const folder = (name: string) =>
    ({
      index: {
        outline: ({ path }: { path: string }) => {
          asked.push(`${name}/${path}`);
          return Promise.resolve([{ id: `${path}#a` } as LocatedDefinition]);
        },
      },
    }) as unknown as IndexedFolder;

  it('parses a version once, and anew when the document is in another folder, or in one at last', async () => {
    let place: ReturnType<IndexedFolders['find']>;
    const cache = new OutlineCache({ find: () => place } as unknown as IndexedFolders);
    assert.deepEqual(await cache.of(DOCUMENT), [], 'the window is not trusted yet');
    const outer = folder('outer');
    place = { folder: outer, path: 'inner/a.py' };
    assert.deepEqual(await cache.of(DOCUMENT), [{ id: 'inner/a.py#a' }]);
    await cache.of(DOCUMENT);
    place = { folder: folder('inner'), path: 'a.py' };
    assert.deepEqual(await cache.of(DOCUMENT), [{ id: 'a.py#a' }]);
    assert.deepEqual(asked, ['outer/inner/a.py', 'inner/a.py']);
  });
});
