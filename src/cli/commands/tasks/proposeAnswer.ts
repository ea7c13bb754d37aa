import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { joinEdits } from '../../../core/answers/joinEdits.ts';
import { unifiedDiff } from '../../../core/edits/text/unifiedDiff.ts';
import { LlmstructError } from '../../../core/errors.ts';
import { SETTINGS_FILE } from '../../../core/settings/readSettings.ts';
import { readTasks } from '../../../core/tasks/file/readTasks.ts';
import { importAdvice, splitAdvice } from '../../../core/tasks/importAdvice.ts';
import { type CommittedFile, commitAside, identityOf } from '../../../node/commitAside.ts';
import { digest } from '../../../node/digest.ts';
import { type AskGit, askGit } from '../../../node/gitProcess.ts';
import { createTaskFile } from '../../../node/taskFile.ts';
import { type ChangeRequest, type ChangeRequests, changeRequestsAt } from '../../../trackers/changeRequests.ts';
import { createMemoryResponseCache } from '../../../trackers/responseCache.ts';
import { describePlace } from '../../../trackers/trackerPlace.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { readGitHubEvent } from '../../gitHubEvent.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { readTextFile } from '../../readTextFile.ts';
import { UsageError } from '../../usageError.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { answerOfEvent, type GivenAnswer } from './eventAnswer.ts';
import { codeDocuments, type ImportDocument } from './importedCode.ts';
import { sayImport } from './importWording.ts';
import { proposalBody, proposalTitle } from './proposalBody.ts';
import { type PlaceOptions, syncPlace, trackerToken } from './syncPlace.ts';

interface ProposeOptions extends CommonOptions, PlaceOptions {
  readonly event?: boolean;
  readonly base?: string;
}

/** The form of `tasks propose --json`. */
interface ProposalDocument {
  readonly import: ImportDocument;
  /** Absent where the answer brings nothing new. */
  readonly request?: ChangeRequest & { readonly branch: string; readonly renewed: boolean };
}

/** What a commit is made by where the run says no name: GitHub's own bot has this address. */
const BOT = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };

export function proposeAnswerCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('propose')
    .description(
      t('Make a pull or merge request of what an assistant’s answer brings; the files here stay as they are'),
    )
    .argument('[file]', t('the answer, as Markdown (-: standard input)'))
    .option('--event', t('the answer is in the event of this run of GitHub Actions'))
    .option('--base <branch>', t('the branch that the request is for (default: that of the repository)'))
    .option('--repository <place>', t('where the repository is: owner/name or an address'))
    .option('--tracker <name>', t('whose server it is: github or gitlab'));
  return addCommonOptions(command, t).action(async (file: string | undefined, options: ProposeOptions) =>
    context.exit(await runPropose(context, file, options)),
  );
}

/** Exits with 0 also where something was not bound: the request says it. */
async function runPropose(context: CliContext, file: string | undefined, options: ProposeOptions): Promise<number> {
  if ((file === undefined) === (options.event !== true)) {
    throw new UsageError('Name either a file or {0}.', '--event');
  }
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    const { root, index } = workspace;
    const given = file === undefined ? await givenByEvent(context, root) : { text: await readTextFile(context, file) };
    if (given === undefined) {
      context.host.err.write(`${context.t('The event has no answer to import.')}\n`);
      return EXIT.fine;
    }
    const { sync } = await index.settings();
    const place = await syncPlace(context, root, options, sync);
    const abort = new AbortController();
    const stop = context.host.cancellation.onCancel(() => abort.abort());
    try {
      const requests = changeRequestsAt(place, trackerToken(context, place), {
        place: describePlace(place),
        signal: abort.signal,
        cache: createMemoryResponseCache(),
        sleep: (ms) => sleep(ms, undefined, { signal: abort.signal }),
        now: context.host.now,
      });
      if (given.author !== undefined && !(await requests.mayWrite(given.author))) {
        throw new LlmstructError('answer-refused', { login: given.author, place: requests.place });
      }
      const document = await propose(context, workspace, given, requests, options);
      if (options.json === true) printJson(context, document);
      else if (document.request !== undefined) printText(context, document.request.url);
      sayImport(context, document.import, false);
      return EXIT.fine;
    } finally {
      stop();
    }
  });
}

async function givenByEvent({ host }: CliContext, root: string): Promise<GivenAnswer | undefined> {
  const event = await readGitHubEvent<Parameters<typeof answerOfEvent>[0]>(host.environment);
  if (event === undefined)
    throw new UsageError('{0} is for runs of GitHub Actions: there is no GITHUB_EVENT_PATH.', '--event');
  return answerOfEvent(event, root);
}

async function propose(
  context: CliContext,
  { root, index, update }: Workspace,
  given: GivenAnswer,
  requests: ChangeRequests,
  options: ProposeOptions,
): Promise<ProposalDocument> {
  const { text, issue } = given;
  await update({ kind: 'none', lazy: true });
  const { code, advice } = await index.readAnswer({ text });
  const { files, leftOut } = await joinEdits(code, index);
  const diff = files.map(({ path, base, newText }) => unifiedDiff(path, base, newText)).join('');
  const before = createTaskFile(root, false).read();
  const edit = importAdvice(before ?? '', advice, 1);
  const { tasks } = readTasks(edit.text);
  const known = splitAdvice(readTasks(before).tasks, advice).known;
  const added = tasks.filter(({ id }) => edit.added.includes(id));
  const imported = { tasks: { added, known }, advice, code: codeDocuments(code, leftOut, false), diff };
  const id = digest(text).slice(0, 12);
  const patch = `llmstruct/answers/${id}.patch`;
  const changed: CommittedFile[] = [
    ...(edit.added.length === 0 ? [] : [{ path: SETTINGS_FILE, text: edit.text }]),
    ...(diff === '' ? [] : [{ path: patch, text: diff }]),
  ];
  if (changed.length === 0) {
    if (issue !== undefined)
      await requests.comment(
        issue,
        context.t('The answer brings nothing new: no advice that is no task yet, and no code that could be bound.'),
      );
    return { import: imported };
  }
  const branch = `llmstruct/answer-${id}`;
  const git = askGit(root, (reason) => new LlmstructError('git-failed', { reason }));
  // With a slash at its end; `''` for the repository itself.
  const folder = await git(['rev-parse', '--show-prefix']);
  const title = proposalTitle(context, imported);
  const commit = await commitAside(git, {
    parent: await git(['rev-parse', 'HEAD']),
    files: changed.map((each) => ({ ...each, path: `${folder}${each.path}` })),
    message: `${title}\n`,
    identity: identityOf(BOT),
  });
  await replaceOurBranch(git, branch, commit);
  const base = options.base ?? (await requests.defaultBranch());
  const body = proposalBody(context, imported, given, diff === '' ? undefined : `${folder}${patch}`);
  const request = await requests.propose({ title, body, head: branch, base });
  if (issue !== undefined) await requests.comment(issue, request.url);
  return { import: imported, request: { ...request, branch } };
}

/** Makes the remote's branch our commit; one that somebody else has committed to is theirs by now. Throws `git-failed`. */
async function replaceOurBranch(git: AskGit, branch: string, commit: string): Promise<void> {
  const reference = `refs/heads/${branch}`;
  const [tip = ''] = (await git(['ls-remote', 'origin', reference])).split('\t');
  if (tip !== '') {
    await git(['fetch', '--quiet', '--no-write-fetch-head', 'origin', reference]);
    const author = await git(['log', '-1', '--format=%ae', tip]);
    if (author !== BOT.email) throw new LlmstructError('git-failed', { reason: `${branch}: last commit by ${author}` });
  }
  await git(['push', '--quiet', `--force-with-lease=${reference}:${tip}`, 'origin', `${commit}:${reference}`]);
}
