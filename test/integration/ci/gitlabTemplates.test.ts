import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';
import { startForge } from '../../servers/scriptedForge.ts';
import { startScriptedPulls } from '../../servers/scriptedPulls.ts';
import { git, useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';
import { createPipelineRepository, hostileBranch, hostileText, type PipelineRepository } from './pipelineRepository.ts';
import { runTool, type ToolRun, toolOrSkip } from './pipelineTools.ts';

const RUNNER = 'npm install --global gitlab-ci-local@4.75.1';
const CLI = join(projectRoot, 'dist/cli.cjs');

describe('the GitLab components', function () {
  this.timeout(300_000);
  const folder = useTemporaryFolder();

  /** Runs the pipeline that includes a component, in the shell of this machine. */
  async function pipeline(
    runner: string,
    { root }: PipelineRepository,
    include: string,
    variables: Readonly<Record<string, string>>,
  ): Promise<ToolRun> {
    if (git(root, 'remote').trim() === '') git(root, 'remote', 'add', 'origin', 'https://gitlab.example/o/r.git');
    writeFileSync(join(root, '.gitlab-ci.yml'), include);
    mkdirSync(join(folder(), 'home'), { recursive: true });
    const args = ['--force-shell-executor', '--home', join(folder(), 'home')];
    for (const [name, value] of Object.entries(variables)) args.push('--variable', `${name}=${value}`);
    return runTool(process.execPath, [runner, ...args], root, { LC_ALL: 'C.UTF-8' });
  }

  it('report a merge request: Code Quality, SARIF, note; hostile names and titles run nothing', async function () {
    toolOrSkip(this, 'rsync', 'apt-get install rsync');
    const runner = toolOrSkip(this, 'gitlab-ci-local', RUNNER);
    const proof = join(folder(), 'executed');
    const made = createPipelineRepository(folder(), hostileBranch(proof), proof);
    const forge = await startForge('gitlab');
    try {
      const include = `include:
  - local: templates/llmstruct/template.yml
    inputs: { base: ${made.base}, comment: 'true', language: ru }
`;
      const { code, output } = await pipeline(runner, made, include, {
        LLMSTRUCT_CLI: CLI,
        CI_PIPELINE_SOURCE: 'merge_request_event',
        CI_MERGE_REQUEST_IID: '7',
        CI_MERGE_REQUEST_TITLE: hostileText(proof),
        CI_COMMIT_REF_NAME: hostileBranch(proof),
        CI_PROJECT_ID: '5',
        CI_API_V4_URL: forge.url,
        GITLAB_TOKEN: 'secret',
      });
      assert.equal(code, 0, output);
      const read = (file: string) => readFileSync(join(made.root, file), 'utf8');
      const quality = JSON.parse(read('gl-code-quality-report.json')) as { location: { path: string } }[];
      assert.deepEqual(
        quality.map(({ location }) => location.path),
        ['shop/order.py'],
      );
      assert.match(read('llmstruct.sarif'), /"2\.1\.0"/);
      assert.match(read('llmstruct.md'), /осталось по-старому: 1/);
      assert.equal(forge.comments.length, 1, output);
      assert.equal(existsSync(proof), false, 'nothing hostile was executed');
    } finally {
      await forge.close();
    }
  });

  it('make a merge request of a chat answer, the same one for the same answer; hostile names and titles run nothing', async function () {
    toolOrSkip(this, 'rsync', 'apt-get install rsync');
    const runner = toolOrSkip(this, 'gitlab-ci-local', RUNNER);
    const proof = join(folder(), 'executed');
    const text = hostileText(proof);
    const made = createPipelineRepository(folder(), hostileBranch(proof), proof);
    const remote = join(folder(), 'remote.git');
    mkdirSync(remote);
    git(remote, 'init', '-q', '--bare');
    const gitlab = await startScriptedPulls('gitlab', 'secret');
    try {
      const fence = '```';
      // Where GitLab puts a variable of type File is its own choice, so it may hold blanks.
      const answer = join(folder(), 'an answer.md');
      writeFileSync(
        answer,
        [
          `${fence}python shop/order.py`,
          'def pay(order):\n    return total(order.items, "de", 2)',
          `${fence}\n\n## TODO\n`,
          `- Add a test, then ${text}`,
        ].join('\n'),
      );
      const include = `include:
  - local: templates/llmstruct-answer/template.yml
    inputs: { language: ru }
`;
      const run = (branch: string) =>
        pipeline(runner, made, include, {
          LLMSTRUCT_CLI: CLI,
          LLMSTRUCT_ANSWER: answer,
          LLMSTRUCT_REMOTE: remote,
          CI_COMMIT_BRANCH: branch,
          CI_COMMIT_REF_NAME: branch,
          CI_DEFAULT_BRANCH: 'main',
          CI_SERVER_URL: gitlab.origin,
          CI_PROJECT_PATH: 'group/sub/shop',
          GITLAB_TOKEN: 'secret',
        });
      const elsewhere = await run(hostileBranch(proof));
      assert.deepEqual(gitlab.requests, [], `only on the default branch\n${elsewhere.output}`);

      const { code, output } = await run('main');
      assert.equal(code, 0, output);
      const [request] = gitlab.pulls;
      assert.match(request?.body ?? output, /shop\/order\.py#pay/);
      assert.match(request?.body ?? '', /[а-я]{4}/, 'in Russian');
      const patch = git(remote, 'show', `${request?.head}:llmstruct/answers/${request?.head.slice(-12)}.patch`);
      assert.match(patch, /\+ {4}return total\(order\.items, "de", 2\)/);
      assert.ok(git(remote, 'show', `${request?.head}:llmstruct.toml`).includes('Add a test, then'));

      const again = await run('main');
      assert.equal(again.code, 0, again.output);
      assert.equal(gitlab.pulls.length, 1, 'the same request');
      const kept = readFileSync(join(made.root, '.git/config'), 'utf8');
      assert.ok(!kept.includes(remote), 'the address, which may hold a token, is not left in the folder');
      assert.equal(existsSync(proof), false, 'nothing hostile was executed');
      assert.equal(existsSync(join(made.root, 'x')), false, 'nor a file name');
    } finally {
      await gitlab.close();
    }
  });

  it('merge what parallel jobs parsed', async function () {
    toolOrSkip(this, 'rsync', 'apt-get install rsync');
    const runner = toolOrSkip(this, 'gitlab-ci-local', RUNNER);
    const made = createPipelineRepository(folder(), 'topic', join(folder(), 'executed'));
    const include = 'include:\n  - local: templates/llmstruct-shards/template.yml\n    inputs: { shards: 2 }\n';
    const { code, output } = await pipeline(runner, made, include, { LLMSTRUCT_CLI: CLI });
    assert.equal(code, 0, output);
    const merged = readFileSync(join(made.root, 'struct.json'), 'utf8');
    assert.match(merged, /"shop\/cart\.py#total"/);
    assert.match(output, /shard 2 of 2/);
  });
});
