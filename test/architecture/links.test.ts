import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../host/projectRoot.ts';

/** What GitHub calls the place of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

describe('links between documents', () => {
  const documents = globSync(['*.md', 'docs/*.md'], { cwd: projectRoot });

  it('lead to files that are there, and to headings in them', () => {
    const broken: string[] = [];
    let links = 0;
    for (const document of documents) {
      const text = readFileSync(join(projectRoot, document), 'utf8');
      for (const [, path = '', anchor] of text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
        links++;
        const file = path === '' ? document : join(dirname(document), path);
        if (!existsSync(join(projectRoot, file))) broken.push(`${document}: ${file}`);
        else if (anchor !== undefined && /\.md$/.test(file)) {
          const headings = readFileSync(join(projectRoot, file), 'utf8').matchAll(/^#+ (.+)$/gm);
          if (![...headings].some(([, heading = '']) => anchorOf(heading) === anchor)) {
            broken.push(`${document}: ${file}#${anchor}`);
          }
        }
      }
    }
    assert.ok(links > 100, `${links} links`);
    assert.deepEqual(broken, []);
  });
});
