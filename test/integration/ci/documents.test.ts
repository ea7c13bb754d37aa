import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';
import { git, useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';
import { createPipelineRepository } from './pipelineRepository.ts';
import { runTool, toolOrSkip } from './pipelineTools.ts';

const CLI = join(projectRoot, 'dist/cli.cjs');

/** The fenced pieces of a document in one language, in order. */
function snippets(file: string, language: string): string[] {
  const text = readFileSync(join(projectRoot, 'docs', file), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body);
}

describe('the snippets of docs/integration.md and docs/best_practices.md', function () {
  this.timeout(300_000);
  const folder = useTemporaryFolder();
  const snippet = (language: string, holding: string): string => {
    const found = snippets('integration.md', language).find((text) => text.includes(holding));
    assert.ok(found !== undefined, holding);
    return found;
  };

  /** A folder with `llmstruct` on the PATH. */
  function binaries(): string {
    const place = join(folder(), 'bin');
    mkdirSync(place);
    writeFileSync(join(place, 'llmstruct'), `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`);
    chmodSync(join(place, 'llmstruct'), 0o755);
    return place;
  }

  it('are the same in English and Russian', () => {
    for (const language of ['yaml', 'sh']) {
      assert.deepEqual(snippets('integration.ru.md', language), snippets('integration.md', language));
      assert.ok(snippets('integration.md', language).length > 0);
    }
    assert.deepEqual(snippets('best_practices.ru.md', 'sh'), snippets('best_practices.md', 'sh'));
    for (const language of ['bash', 'json', 'yaml']) {
      assert.deepEqual(snippets('mcp.ru.md', language), snippets('mcp.md', language));
      assert.ok(snippets('mcp.md', language).length > 0);
    }
  });

  it('run in a shell', async () => {
    const { root } = createPipelineRepository(folder(), 'topic', join(folder(), 'executed'));
    const PATH = `${binaries()}:${process.env['PATH'] ?? ''}`;
    for (const text of [...snippets('integration.md', 'sh'), ...snippets('best_practices.md', 'sh')]) {
      const { code, output } = await runTool('bash', ['-e', '-o', 'pipefail', '-c', text], root, { PATH });
      assert.equal(code, 0, `${text}\n${output}`);
    }
    for (const file of ['report.md', 'llmstruct.sarif', 'struct.json']) assert.ok(existsSync(join(root, file)), file);
  });

  it('run as a hook before a commit', async () => {
    const { root } = createPipelineRepository(folder(), 'topic', join(folder(), 'executed'));
    const entry = /^ *entry: (.*)$/m.exec(snippet('yaml', 'repo: local'))?.[1];
    assert.ok(entry !== undefined);
    const PATH = `${binaries()}:${process.env['PATH'] ?? ''}`;
    const committed = await runTool('bash', ['-c', entry], root, { PATH });
    assert.equal(committed.code, 0, committed.output);
    writeFileSync(join(root, 'shop/cart.py'), 'def total():\n    return 1\n');
    const broken = await runTool('bash', ['-c', entry], root, { PATH });
    assert.equal(broken.code, 1, broken.output);
    assert.match(broken.output, /pay .*calls it/);
  });

  it('are workflows that actionlint takes', async function () {
    const actionlint = toolOrSkip(this, 'actionlint', 'go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12');
    const file = join(folder(), 'workflow.yml');
    writeFileSync(file, snippet('yaml', 'on: pull_request'));
    const { code, output } = await runTool(actionlint, [file], folder());
    assert.equal(code, 0, output);
  });

  it('are a pipeline that runs for older GitLab servers', async function () {
    toolOrSkip(this, 'rsync', 'apt-get install rsync');
    const runner = toolOrSkip(this, 'gitlab-ci-local', 'npm install --global gitlab-ci-local@4.75.1');
    const { root, base } = createPipelineRepository(folder(), 'topic', join(folder(), 'executed'));
    git(root, 'remote', 'add', 'origin', 'https://gitlab.example/o/r.git');
    writeFileSync(join(root, '.gitlab-ci.yml'), snippet('yaml', 'codequality: gl-code-quality-report.json'));
    mkdirSync(join(folder(), 'home'));
    const args = ['--force-shell-executor', '--home', join(folder(), 'home')];
    const variables = {
      LLMSTRUCT_CLI: CLI,
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    };
    for (const [name, value] of Object.entries(variables)) args.push('--variable', `${name}=${value}`);
    const { code, output } = await runTool(process.execPath, [runner, ...args], root, { LC_ALL: 'C.UTF-8' });
    assert.equal(code, 0, output);
    assert.match(readFileSync(join(root, 'gl-code-quality-report.json'), 'utf8'), /llmstruct\/left-behind/);
  });
});
