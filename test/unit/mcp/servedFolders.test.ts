import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FolderOptions, ServedFolders } from '../../../src/mcp/servedFolders.ts';
import { ToolError } from '../../../src/mcp/toolError.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

describe('the folders that MCP serves', () => {
  let place: string;
  let home: string;
  before(() => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-roots-')));
    home = join(place, 'home');
    symlinkSync(homedir(), home, 'dir');
    symlinkSync('/', join(place, 'all'), 'dir');
  });
  after(() => rmSync(place, { recursive: true, force: true }));

  const folders = (change: Partial<FolderOptions>, roots: readonly string[] = []): string[] =>
    new ServedFolders({
      inputs: [],
      current: place,
      log: { write: () => {} },
      openIndex: () => createMemoryWorkspace({}).index,
      ...change,
    })
      .folders(roots.map((path) => pathToFileURL(path).href))
      .map(({ root }) => root);

  it('are not the whole disk and not the home folder, whoever names them and by whatever link', () => {
    for (const none of ['/', homedir(), `${homedir()}/`, home, join(place, 'all')]) {
      assert.throws(() => folders({ current: none }), ToolError, none);
      assert.throws(() => folders({ current: '/' }, [none]), ToolError, none);
      assert.deepEqual(folders({}, [none]), [place], none);
      assert.deepEqual(folders({ current: '/' }, [none, place]), [place], none);
    }
  });

  it('are those that somebody asked for on the command line, whatever they are', () => {
    assert.deepEqual(folders({ inputs: [home] }), [home]);
  });
});
