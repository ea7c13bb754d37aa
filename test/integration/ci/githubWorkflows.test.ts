import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';
import { startForge } from '../../servers/scriptedForge.ts';
import { startScriptedGitHub } from '../../servers/scriptedGitHub.ts';
import { startScriptedPulls } from '../../servers/scriptedPulls.ts';
import { git, useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';
import { createPipelineRepository, hostileBranch, hostileText } from './pipelineRepository.ts';
import { runTool, toolOrSkip } from './pipelineTools.ts';

const ACT = 'go install github.com/nektos/act@v0.2.89';
const workflows = globSync('.github/workflows/*.yml', { cwd: projectRoot });
const files = [...workflows, 'action.yml', '.github/actions/answer/action.yml'];

/**
 * Folders that stand for the actions of others, which act cannot fetch here; it fetches even what `if` leaves out. Gives act's arguments.
 */
function standInActions(folder: string): string[] {
  const named = files.flatMap((file) => [
    ...readFileSync(join(projectRoot, file), 'utf8').matchAll(/uses: ([\w.-]+\/[\w.-]+)(\/[\w./-]+)?@([0-9a-f]{40})/g),
  ]);
  return named.flatMap(([, repository = '', path = '', digest = '']) => {
    const place = join(folder, 'actions', repository);
    const script = repository.endsWith('upload-artifact')
      ? UPLOAD
      : repository.endsWith('download-artifact')
        ? DOWNLOAD
        : 'true';
    writeTree(place, { [`${path}/action.yml`.slice(1)]: standIn(script) });
    return ['--local-repository', `${repository}@${digest}=${place}`];
  });
}

interface WorkflowRun {
  readonly event: string;
  /** A file of `.github/workflows`. */
  readonly workflow: string;
  readonly payload: object;
  readonly variables: Readonly<Record<string, string>>;
  readonly more?: readonly string[];
}

/** What a job sees of its token, and what it may use it for. */
const TOKEN = ['--secret', 'GITHUB_TOKEN=secret'];

/** Artifacts lie in a folder that all jobs see. */
const UPLOAD = 'mkdir -p "$SHARED" && cp $FILES "$SHARED"';
const DOWNLOAD = 'cp "$SHARED"/struct.part-* .';

const standIn = (script: string): string => `name: stand-in
inputs: { path: { default: '' } }
runs:
  using: composite
  steps:
    - run: '${script}'
      shell: bash
      env: { FILES: '\${{ inputs.path }}' }
`;

describe('the Action and the workflows', function () {
  this.timeout(300_000);
  const folder = useTemporaryFolder();

  /** Runs a workflow of a repository for an event, on this machine and without a container. */
  function runAct(act: string, root: string, { event, workflow, payload, variables, more = [] }: WorkflowRun) {
    const [home, file] = [join(folder(), 'home'), join(folder(), 'event.json')];
    mkdirSync(home, { recursive: true });
    writeFileSync(file, JSON.stringify(payload));
    const args = [event, '-W', `.github/workflows/${workflow}`, '-e', file, '-P', 'ubuntu-latest=-self-hosted'];
    args.push('--use-gitignore=false', ...standInActions(folder()), ...more);
    for (const [name, value] of Object.entries(variables)) args.push('--env', `${name}=${value}`);
    return runTool(act, args, root, { XDG_CACHE_HOME: home });
  }

  it('are sound for actionlint, which also looks for text of strangers in scripts', async function () {
    const actionlint = toolOrSkip(this, 'actionlint', 'go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12');
    const { code, output } = await runTool(actionlint, workflows, projectRoot);
    assert.equal(code, 0, output);
  });

  it('name every foreign action by its digest, and put no expression into a script', () => {
    for (const file of files) {
      const text = readFileSync(join(projectRoot, file), 'utf8');
      for (const [, action] of text.matchAll(/^\s*(?:- )?uses: (\S+)/gm)) {
        assert.match(action!, /^(\.\/|[\w./-]+@[0-9a-f]{40}$)/, `${file}: ${action}`);
      }
      for (const [, indent = '', first = '', body = ''] of text.matchAll(
        /^( *)(?:- )?run: (.*)\n((?:\1 +.*\n|\n)*)/gm,
      )) {
        assert.doesNotMatch(first + body, /\$\{\{/, `${file}: ${indent}${first}`);
      }
    }
  });

  it('ask for no more than they need, and say so at the top', () => {
    for (const file of workflows) {
      const text = readFileSync(join(projectRoot, file), 'utf8');
      assert.match(text, /^permissions:\n {2}contents: read\n(?! )/m, file);
      assert.doesNotMatch(text, /pull_request_target|secrets\./, file);
    }
  });

  it('report a pull request by act: outputs, summary, comment, findings; hostile names and titles run nothing', async function () {
    const act = toolOrSkip(this, 'act', ACT);
    const proof = join(folder(), 'executed');
    const { root, base } = createPipelineRepository(folder(), hostileBranch(proof), proof);
    const forge = await startForge('github');
    try {
      writeTree(root, {
        '.github/workflows/try.yml': `on: pull_request
jobs:
  report:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: llmstruct
        uses: ./
        with:
          comment: 'true'
          struct: artifact
      - env:
          REPORT: \${{ steps.llmstruct.outputs.report }}
          COMMENT: \${{ steps.llmstruct.outputs.comment }}
          STRUCT: \${{ steps.llmstruct.outputs.struct }}
        run: mkdir -p "$OUT" && cp "$REPORT" "$OUT/report.json" && cp "$COMMENT" "$OUT/comment.md" && cp "$STRUCT" "$OUT/struct.json"
`,
      });
      const text = hostileText(proof);
      const head = { ref: hostileBranch(proof), repo: { full_name: 'o/r' } };
      const out = join(folder(), 'out');
      const { code, output } = await runAct(act, root, {
        event: 'pull_request',
        workflow: 'try.yml',
        payload: { pull_request: { number: 7, title: text, body: text, base: { sha: base }, head } },
        variables: { OUT: out, GITHUB_API_URL: forge.url, GITHUB_REPOSITORY: 'o/r', GITHUB_TOKEN: 'secret' },
        more: TOKEN,
      });
      assert.equal(code, 0, output);
      assert.match(readFileSync(join(out, 'comment.md'), 'utf8'), /pay.*calls it/);
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as { symbols: { left: unknown[] }[] };
      assert.ok(report.symbols.some(({ left }) => left.length === 1));
      assert.match(readFileSync(join(out, 'struct.json'), 'utf8'), /^\{\n "schemaVersion"/);
      assert.match(output, /error file=shop\/order\.py,line=4/);
      assert.equal(forge.comments.length, 1, output);
      assert.equal(existsSync(proof), false, 'nothing hostile was executed');
      assert.equal(existsSync(join(root, 'x')), false, 'nor a file name');
    } finally {
      await forge.close();
    }
  });

  it('keep Issues for the syntax errors of the default branch by act; what is in a name or an error runs nothing', async function () {
    const act = toolOrSkip(this, 'act', ACT);
    const proof = join(folder(), 'executed');
    const { root } = createPipelineRepository(folder(), 'topic', proof);
    const github = await startScriptedGitHub('secret');
    try {
      const broken = 'shop/a$(touch x)b.py';
      writeTree(root, {
        '.github/workflows/try.yml': `on: push
jobs:
  report:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        with:
          issues: 'true'
`,
        [broken]: `def odd():\n    return (1,\n\n\n# ${hostileText(proof)}\n`,
      });
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'break it');
      const push = async (branch: string) => {
        git(root, 'checkout', '-q', '-B', branch);
        const { code, output } = await runAct(act, root, {
          event: 'push',
          workflow: 'try.yml',
          payload: {
            ref: `refs/heads/${branch}`,
            before: git(root, 'rev-parse', 'HEAD~1').trim(),
            repository: { default_branch: 'main' },
          },
          variables: { GITHUB_SERVER_URL: github.origin, GITHUB_REPOSITORY: 'team/shop', GITHUB_TOKEN: 'secret' },
          more: TOKEN,
        });
        assert.equal(code, 0, output);
        return output;
      };
      assert.match(await push('topic'), /Issues are left alone: this is not the default branch/);
      assert.deepEqual(github.requests, []);

      assert.match(await push('main'), /Issues at .*team\/shop: new 1/);
      const [issue] = github.issues;
      assert.equal(issue?.state, 'open');
      assert.ok(issue.body?.includes(broken), issue.body ?? '');
      assert.deepEqual(issue.labels, [{ name: 'llmstruct-error' }]);
      assert.match(await push('main'), /Issues at .*team\/shop: nothing to do/);
      assert.equal(github.issues.length, 1, 'the same error');

      writeTree(root, { [broken]: 'def odd():\n    return 1\n' });
      git(root, 'commit', '-qam', 'mend it');
      assert.match(await push('main'), /Issues at .*team\/shop: closed 1/);
      assert.deepEqual([issue.state, issue.state_reason], ['closed', 'completed']);
      assert.equal(existsSync(proof), false, 'nothing hostile was executed');
      assert.equal(existsSync(join(root, 'x')), false, 'nor a file name');
    } finally {
      await github.close();
    }
  });

  it('make a pull request of a chat answer by act; hostile titles, bodies, names and branches run nothing', async function () {
    const act = toolOrSkip(this, 'act', ACT);
    const proof = join(folder(), 'executed');
    const { root } = createPipelineRepository(folder(), hostileBranch(proof), proof);
    const remote = join(folder(), 'remote.git');
    mkdirSync(remote);
    git(remote, 'init', '-q', '--bare');
    git(root, 'remote', 'add', 'origin', remote);
    const github = await startScriptedPulls('github', 'secret');
    github.permissions.set('ann', 'write');
    try {
      const text = hostileText(proof);
      const fence = '```';
      const answer = [
        `${fence}python shop/order.py`,
        'def pay(order):\n    return total(order.items, "de", 2)',
        `${fence}\n\n## TODO\n`,
        `- Add a test, then ${text}\n- Document \`${text}\` as well`,
      ].join('\n');
      const comment = { id: 1, body: `/llmstruct import ${text}\n${answer}\n`, html_url: text, user: { login: 'ann' } };
      const issue = { number: 7, title: text, body: text };
      const run = () =>
        runAct(act, root, {
          event: 'issue_comment',
          workflow: 'chatbot.yml',
          payload: { comment, issue, repository: { default_branch: hostileBranch(proof) } },
          variables: { GITHUB_SERVER_URL: github.origin, GITHUB_REPOSITORY: 'team/shop', GITHUB_TOKEN: 'secret' },
          more: TOKEN,
        });
      const { code, output } = await run();
      assert.equal(code, 0, output);
      assert.equal(github.pulls.length, 1, output);
      assert.match(github.pulls[0]!.body, /shop\/order\.py#pay/);
      assert.equal(github.comments.length, 1);
      const again = await run();
      assert.equal(again.code, 0, again.output);
      assert.equal(github.pulls.length, 1, 'the same request');
      assert.equal(existsSync(proof), false, 'nothing hostile was executed');
      assert.equal(existsSync(join(root, 'x')), false, 'nor a file name');
    } finally {
      await github.close();
    }
  });

  it('merge what a matrix of shards parsed, by act', async function () {
    const act = toolOrSkip(this, 'act', ACT);
    const { root } = createPipelineRepository(folder(), 'topic', join(folder(), 'executed'));
    const cli = join(projectRoot, 'dist/cli.cjs');
    const shared = join(folder(), 'shared');
    const { code, output } = await runAct(act, root, {
      event: 'workflow_call',
      workflow: 'shards.yml',
      payload: {},
      variables: { LLMSTRUCT_CLI: cli, SHARED: shared },
      more: ['--input', 'shards=[1, 2, 3]'],
    });
    assert.equal(code, 0, output);
    const one = await runTool(process.execPath, [cli, 'parse'], root);
    assert.equal(one.code, 0, one.output);
    assert.equal(readFileSync(join(shared, 'struct.json'), 'utf8'), readFileSync(join(root, 'struct.json'), 'utf8'));
  });
});
