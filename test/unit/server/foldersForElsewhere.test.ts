import assert from 'node:assert/strict';
import { foldersForElsewhere } from '../../../src/server/foldersForElsewhere.ts';
import type { FolderSource, ServedFolder } from '../../../src/server/servedFolders.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

/** As the command line has it: what a method gives is the object's own. */
class OneFolder implements FolderSource {
  readonly #folder: ServedFolder;

  constructor(folder: ServedFolder) {
    this.#folder = folder;
  }

  folders(): readonly ServedFolder[] {
    return [this.#folder];
  }
}

describe('the folders as callers get them', () => {
  it('are those of the source, whatever it is made of', () => {
    const { index } = createMemoryWorkspace({});
    const folder = { name: 'shop', root: '/shop', index, refresh: () => Promise.resolve(), digest: () => 'd' };
    const [shown] = foldersForElsewhere(new OneFolder(folder)).folders();
    assert.deepEqual([shown?.name, shown?.root, shown?.digest()], ['shop', '/shop', 'd']);
  });
});
