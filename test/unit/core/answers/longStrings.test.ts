import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const REPO = `class Repo:
    def find(self, name):
        return self.query(name)

    def all(self):
        """All of them.

        In order.
        """
        return []
`;

async function newText(code: string): Promise<string> {
  const { index } = createMemoryWorkspace({ 'src/repo.py': REPO });
  const [found] = (await index.readAnswer({ text: `\`\`\`python\n${code}\`\`\`\n` })).code;
  assert.ok(found?.state === 'suggested', JSON.stringify(found));
  return found.edit.newText;
}

describe('a long string in an answer', () => {
  const SQL = 'select *\n              from users\n            where name = ?\n      ';

  it('keeps its blanks when its method is taken out of the class', async () => {
    const method = `    def find(self, name):\n        return self.query("""${SQL}""", name)\n`;
    assert.ok((await newText(`class Repo:\n${method}`)).includes(method));
  });

  it('moves with the code where it is documentation', async () => {
    const method =
      '    def all(self):\n        """All of them.\n\n        By name.\n        """\n        return self.query()\n';
    assert.ok((await newText(`class Repo:\n${method}`)).includes(method));
  });
});
