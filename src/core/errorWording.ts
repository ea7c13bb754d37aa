import type { ErrorCode } from './errors.ts';

/** What happened and what to do next. `{name}` is a detail of the error. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** English wording of every error code. Hosts ask `wordingOf`. */
export const ERROR_WORDING: Readonly<Record<ErrorCode, Wording>> = {
  'folder-missing': {
    message: 'There is no folder {path}.',
    hint: 'Check the path, or leave it out for the current folder.',
  },
  'folder-unreadable': { message: 'The folder {path} cannot be read: {reason}.', hint: 'Check its permissions.' },
  'folder-of-git': {
    message: '{path} belongs to git itself and holds no files of the project.',
    hint: 'Name the folder of the project, or one in it.',
  },
  'file-unreadable': {
    message: 'The file {path} cannot be read: {reason}.',
    hint: 'Nothing was changed. Check its permissions, and that it is UTF-8.',
  },
  'settings-invalid': {
    message: '{file}:{line}: {reason}',
    hint: 'Correct the line; until then the defaults are used.',
  },
  'tasks-unreadable': {
    message: '{file}:{line}:{column}: {reason}',
    hint: 'Correct the line first; nothing was changed.',
  },
  'tasks-unwritable': {
    message: 'The change of {id} cannot be written into {file} so that it reads back as meant.',
    hint: 'Make it by hand; nothing was changed.',
  },
  'task-changed': {
    message: 'Somebody else changed the task {id} meanwhile.',
    hint: 'Look at how it is now, then change it again.',
  },
  'task-unknown': { message: 'There is no task {id}.', hint: 'See the ids with: llmstruct tasks list.' },
  'todo-unknown': {
    message: 'There is no TODO comment in line {line} of {path}.',
    hint: 'See them with: llmstruct tasks todos.',
  },
  'task-id-taken': { message: 'There is a task {id} already.', hint: 'Leave the id out for the next free one.' },
  'task-id-twice': {
    message: 'There are two tasks {id}, the second in line {line}.',
    hint: 'Give the second an id of its own: llmstruct tasks renumber {id}.',
  },
  'task-id-single': {
    message: 'Only one task has the id {id}.',
    hint: 'There is nothing to renumber: that is for an id that two tasks have.',
  },
  'task-title-missing': { message: 'The task {id} would have no title.', hint: 'Give it one: title=…' },
  'task-status-unknown': { message: 'There is no status {status}.', hint: 'Statuses: {statuses}.' },
  'task-circle': {
    message: '{id} would depend on itself: {way}.',
    hint: 'Leave one of these dependencies out.',
  },
  'target-unknown': {
    message: 'Nothing is named {target} in this workspace.',
    hint: 'Targets are path#Name or path:line, for example src/app.py#App.run.',
  },
  'target-form': {
    message: '{target} is not a target.',
    hint: 'Targets are path#Name or path:line, for example src/app.py#App.run.',
  },
  'no-definition-at-line': {
    message: 'No definition contains line {line} of {path}.',
    hint: 'Name a line inside a function, method or class.',
  },
  'struct-unwritable': {
    message: '{path} cannot be written: {reason}.',
    hint: 'Make the file and its folder writable; nothing was changed.',
  },
  'grammar-unusable': {
    message: 'The grammar for {language} cannot be used: {reason}.',
    hint: 'Reinstall llmstruct; its files are incomplete.',
  },
  'model-unreachable': {
    message: 'No model server answers at {host}.',
    hint: 'Start it (Ollama: ollama serve), or say where it runs: OLLAMA_HOST or the host setting, for other servers OPENAI_BASE_URL.',
  },
  'model-missing': { message: 'The server at {host} has no model {model}.', hint: 'Run: ollama pull {model}' },
  'model-unknown': {
    message: 'The server at {host} has no model {model}.',
    hint: 'Check the name in [model] order; the provider’s site lists its models.',
  },
  'model-failed': { message: 'The model {model} failed: {reason}.', hint: 'Try again; the server’s log says more.' },
  'model-interrupted': {
    message: 'The answer of {model} broke off: {reason}.',
    hint: 'Try again; nothing was changed.',
  },
  'model-out-of-memory': {
    message: 'The model {model} does not fit into memory.',
    hint: 'Choose a smaller model in [model] order, or close other programs.',
  },
  'model-overloaded': {
    message: 'The server of {model} has too much to do: {reason}.',
    hint: 'Try again in a while, or name another model in [model] order.',
  },
  'model-refused': {
    message: '{model} refuses to answer: {reason}.',
    hint: 'Say it in other words, or name another model in [model] order.',
  },
  'model-pull-failed': {
    message: 'The server at {host} could not get the model {model}: {reason}.',
    hint: 'Check its connection and its free disk space, then try again; what was loaded so far is kept.',
  },
  'model-form': {
    message: '{model} does not name a model.',
    hint: 'Write provider/model, for example ollama/qwen2.5-coder:1.5b.',
  },
  'provider-unavailable': {
    message: 'The provider {provider} cannot be used here.',
    hint: 'Providers are ollama, anthropic, openai, grok and huggingface, in the editor vscode too, for example ollama/qwen2.5-coder:1.5b.',
  },
  'key-missing': {
    message: 'There is no key for {provider}.',
    hint: 'Set the environment variable {variable} or, in the editor, run Set API Key; keys are never read from files of the workspace.',
  },
  'key-refused': {
    message: '{host} refused the key for {provider}.',
    hint: 'Check the key (Set API Key in the editor, or the environment variable {variable}), and what it allows.',
  },
  'rate-limited': {
    message: '{model} has had too many requests for now: {reason}.',
    hint: 'Wait, or name another model in [model] order.',
  },
  'consent-missing': {
    message: '{model} does not run on this machine, and you did not allow sending code to it.',
    hint: 'Ask again and choose Send, or put a model on this machine into [model] order.',
  },
  'local-only': {
    message: 'The code of {target} stays on this machine: [privacy] local_only names its file.',
    hint: 'Put a model on this machine into [model] order. Where llmstruct.toml cannot be read, all code stays here.',
  },
  'prompt-truncated': {
    message: '{model} did not read the whole prompt.',
    hint: 'Its answer was not used. Choose a smaller budget or a larger window.',
  },
  'prompt-too-large': {
    message: '{target} does not fit into the model’s window of {window} tokens.',
    hint: 'Choose one of its members, or a model with a larger window.',
  },
  'definition-too-large': {
    message: '{target} does not fit into the model’s window of {window} tokens.',
    hint: 'Choose one of its members: {members}.',
  },
  'reply-empty': { message: '{model} gave an empty answer.', hint: 'Try again, or choose another model.' },
  'reply-refused': {
    message: 'The answer of {model} was refused: {reason}.',
    hint: 'Nothing was changed. Try again, or choose a larger model.',
  },
  'suggestion-stale': {
    message: '{target} has changed since the suggestion was made.',
    hint: 'Ask again for the new text.',
  },
  'hunk-not-alone': {
    message: 'The change cannot be decided alone: {reason}.',
    hint: 'Accept or reject the whole suggestion, or the changes that belong together by hand.',
  },
  'file-outside-workspace': { message: '{path} lies outside the workspace.', hint: 'Name a path inside it.' },
  'document-no-file': {
    message: '{path} is not open as a file.',
    hint: 'Open the file itself: cells of notebooks, earlier versions and files elsewhere are not indexed.',
  },
  'restricted-mode': {
    message: 'llmstruct is off: this window is in Restricted Mode.',
    hint: 'Trust the folder first (Manage Workspace Trust), then do it again.',
  },
  'action-unknown': { message: 'There is no action {action}.', hint: 'Actions: {actions}.' },
  'no-definitions': {
    message: '{path} holds no function, method or class that could be asked for.',
    hint: 'Name a file with code in a language that llmstruct knows.',
  },
  'no-tests': {
    message: 'No tests can be written for {path}: nothing is known of tests in {language}.',
    hint: 'Choose another action, or write the test by hand.',
  },
  'test-file-exists': {
    message: '{path} is there by now and is not overwritten.',
    hint: 'Ask again: the test is then added to it or gets another file.',
  },
  'prompt-template': {
    message: 'The prompt {file}:{line} cannot be used: {reason}.',
    hint: 'Correct the file, or remove it for the built-in words.',
  },
  'request-unclear': {
    message: 'It is not clear which code is meant.',
    hint: 'Name it as the code does, for example: make Cart.total simpler.',
  },
  'receipt-unknown': {
    message: 'There is no receipt {receipt} in this workspace.',
    hint: 'Receipts are named where they are made: context --receipt, improve --json.',
  },
  'receipt-without-prompt': {
    message: 'The prompt of receipt {receipt} was not kept: [privacy] keep_prompts is false.',
    hint: 'Its digest is {digest}; compare it with that of a new prompt.',
  },
  'receipt-differs': {
    message: 'The prompt of receipt {receipt} is damaged: its digest is not {digest}.',
    hint: 'It cannot be replayed; ask again for a new receipt.',
  },
  'git-missing': {
    message: 'git cannot be run: {reason}.',
    hint: 'Install git; a change is read out of its repository.',
  },
  'repository-missing': {
    message: 'git finds no repository at {path}: {reason}.',
    hint: 'Name a folder of a repository with --input; in a container, git may need safe.directory for it.',
  },
  'commits-missing': {
    message: 'The repository at {path} has no commits yet.',
    hint: 'Commit something first: there is nothing to compare with.',
  },
  'commit-unknown': {
    message: 'There is no commit {commit} in this repository.',
    hint: 'Check the name, or fetch it (git fetch origin). After a force push the old base is gone: name the branch instead.',
  },
  'commit-unreadable': {
    message: 'The files of commit {commit} cannot be read: {reason}.',
    hint: 'Fetch the commit again; git fsck says what is missing.',
  },
  'history-shallow': {
    message: 'This clone is shallow: it does not reach from {head} to {base}.',
    hint: 'Fetch more: fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow.',
  },
  'histories-unrelated': {
    message: '{base} and {head} have no commit in common.',
    hint: 'Name a base that the branch was made from, or compare with the base itself: --exact-base.',
  },
  'tree-changed': {
    message: '{path} changed while the shard was made.',
    hint: 'Run the command again while nothing writes into the folder.',
  },
  'part-absent': {
    message: 'There is no part {part}.',
    hint: 'Check the path, or make the part: parse --shard I/N --output {part}.',
  },
  'part-unreadable': {
    message: 'The part {part} cannot be read: {reason}.',
    hint: 'Check the path and its permissions.',
  },
  'part-damaged': {
    message: 'The part {part} is not whole, or is no part.',
    hint: 'Its run was cut off or its file was: make this part again with parse --shard.',
  },
  'part-engine': {
    message: 'The part {part} was made by another version of llmstruct.',
    hint: 'Make all parts and merge them with one version.',
  },
  'part-foreign': {
    message: 'The part {part} is of another tree, commit or number of shards than {other}.',
    hint: 'Make all parts from the same commit with the same --shard I/N. A part that was written into the workspace belongs to its files, unless it is named struct.part-….jsonl or ignored.',
  },
  'part-twice': {
    message: '{part} and {other} are both shard {shard}.',
    hint: 'Name each part once.',
  },
  'part-missing': {
    message: 'Shard {shard} of {of} is missing.',
    hint: 'Make it with parse --shard {shard}/{of} from the same commit, or look why its run failed.',
  },
  'metrics-unsent': {
    message: 'The metrics could not be sent to {host}: {reason}.',
    hint: 'Check the address and that the server runs, then send them again; nothing is lost.',
  },
  'port-in-use': {
    message: 'Port {port} is in use by another program.',
    hint: 'Choose another one with --port, or leave it out.',
  },
  'address-unusable': {
    message: 'This machine has no address {address}.',
    hint: 'Name one that it has, or 0.0.0.0 for all.',
  },
  'token-name-taken': {
    message: '{name} has a token already.',
    hint: 'Choose another name, or revoke the old one first: llmstruct token revoke {name}',
  },
  'token-unknown': { message: '{name} has no token.', hint: 'llmstruct token list prints who has one.' },
  'tokens-unreadable': {
    message: 'The tokens in {file} cannot be read: {reason}.',
    hint: 'Nobody of the team is let in until then. Remove the file and make new tokens.',
  },
  'tracker-form': {
    message: '{place} is no repository of GitHub or GitLab.',
    hint: 'Write owner/name or its address; whose server an address is, --tracker says.',
  },
  'tracker-unset': {
    message: 'It is not known where the Issues are.',
    hint: 'Name the repository: --repository, or [sync] repository in llmstruct.toml; a remote origin at github.com or gitlab.com is found by itself.',
  },
  'tracker-token-missing': {
    message: 'There is no token for {place}.',
    hint: 'Set {variable} to one that may read and write Issues.',
  },
  'tracker-host': {
    message: 'llmstruct.toml names the server {host}, which no setting of yours does.',
    hint: 'Tokens go only to github.com, gitlab.com and servers that you name: --repository, GITHUB_SERVER_URL or CI_SERVER_URL.',
  },
  'tracker-sign-in': {
    message: 'Signing in for {place} failed: {reason}.',
    hint: 'Nothing was synced. Sync again to sign in again; in a terminal llmstruct tasks sync takes a token.',
  },
  'tracker-unreachable': {
    message: '{place} does not answer: {reason}.',
    hint: 'Check the connection; what was done before stays done, and the next sync goes on.',
  },
  'tracker-refused': {
    message: '{place} refuses: {reason}.',
    hint: 'Check the token and what it allows: reading and writing Issues.',
  },
  'tracker-limited': {
    message: '{place} asks for patience: {seconds} s.',
    hint: 'Sync again then; what was done before stays done.',
  },
  'tracker-missing': {
    message: 'There is nothing at {place}, or the token may not see it.',
    hint: 'Check the name of the repository, and that its Issues are turned on.',
  },
  'event-unreadable': {
    message: 'The event of this run, {file}, cannot be read: {reason}.',
    hint: 'GitHub Actions writes it and names it in GITHUB_EVENT_PATH.',
  },
  'answer-refused': {
    message: '{login} may not write into {place}; the answer was not looked at.',
    hint: 'Somebody who may write can bring it in.',
  },
  'git-failed': {
    message: 'git could not do it: {reason}.',
    hint: 'Nothing was proposed; check that the commit can be made and the branch be pushed.',
  },
  'tracker-failed': {
    message: '{place} failed: {reason}.',
    hint: 'Sync again later; what was done before stays done.',
  },
  'branch-unwritable': {
    message: 'The branch {branch} cannot be made: {reason}.',
    hint: 'Nothing was changed. Check the repository (it needs a commit and room on the disk), then accept again.',
  },
  'branch-differs': {
    message: '{path} in the last commit is not what the change was made for.',
    hint: 'Commit what is changed there, then ask again. Nothing was changed.',
  },
  'telegram-token-missing': {
    message: 'There is no token of a Telegram bot.',
    hint: 'Let @BotFather make a bot and put its token into the environment variable TELEGRAM_BOT_TOKEN.',
  },
  'telegram-token-refused': {
    message: 'Telegram does not know the bot of this token.',
    hint: 'Check TELEGRAM_BOT_TOKEN; @BotFather shows the token and makes a new one.',
  },
  'telegram-running': {
    message: 'This bot is served on this machine already, by process {process}.',
    hint: 'Stop that process first: one bot has one server.',
  },
  'telegram-conflict': {
    message: 'Another program asks Telegram for the messages of this bot.',
    hint: 'Stop it, perhaps on another machine; or make a bot of your own with @BotFather.',
  },
  'telegram-unreachable': {
    message: 'Telegram does not answer at {host}: {reason}.',
    hint: 'Check the connection; another server of the Bot API is named in TELEGRAM_API_ROOT, with https.',
  },
  'telegram-budget': {
    message: '{spent} of {budget} tokens are spent today.',
    hint: 'It goes on tomorrow (UTC); [telegram] daily_tokens in llmstruct.toml sets the amount.',
  },
  'voice-unset': {
    message: 'Nobody is there to write down what is said.',
    hint: 'Name a whisper server of this machine in [voice] url of llmstruct.toml or in LLMSTRUCT_VOICE_URL, or set a key of xAI: XAI_API_KEY.',
  },
  'voice-foreign': {
    message: 'llmstruct.toml names the server {host} for recordings, which is not on this machine.',
    hint: 'A server elsewhere is yours to name: LLMSTRUCT_VOICE_URL, or llmstruct.voice.url in your own settings of the editor.',
  },
  'voice-consent': {
    message: 'The recording was not sent to {host}, which is not on this machine.',
    hint: 'Allow it (--allow-cloud, or Send in the editor), or name a whisper server of this machine in [voice] url of llmstruct.toml.',
  },
  'voice-format': {
    message: 'That is no recording that can be read.',
    hint: 'WAV, MP3, OGG, FLAC, AAC, MP4 and WebM can.',
  },
  'voice-too-large': {
    message: 'The recording has {size} MB; the most is {most} MB.',
    hint: 'Say it shorter, or record it as OGG.',
  },
  'voice-silent': {
    message: 'Nothing was understood.',
    hint: 'Speak nearer to the microphone, and see that it is the right one.',
  },
  'voice-unreachable': {
    message: 'No server for recordings answers at {host}.',
    hint: 'Start it, or correct its address: [voice] url or LLMSTRUCT_VOICE_URL; an address elsewhere needs https.',
  },
  'voice-failed': {
    message: 'The server for recordings at {host} failed: {reason}.',
    hint: 'Say it again; if it stays so, see the log of that server.',
  },
  'index-worker-died': {
    message: 'The index stopped: {reason}.',
    hint: 'Run the command again; the index is rebuilt.',
  },
  internal: { message: 'Something went wrong: {reason}.', hint: 'The log says more; please report it.' },
};

interface HintForReason {
  readonly reason: RegExp;
  readonly hint: string;
}

/** Where something similar is known, for the codes that have a `near` among their details. */
export const NEAR_HINT = 'Did you mean {near}?';

/** Where what helps depends on the reason. */
export const HINTS_BY_REASON: Partial<Record<ErrorCode, readonly HintForReason[]>> = {
  // What permissions do not help.
  'struct-unwritable': [
    { reason: /^ENOENT\b/, hint: 'Its folder is not there: make it first; nothing was changed.' },
    { reason: /^(?:ENOSPC|EDQUOT)\b/, hint: 'There is no room left: free some on its disk; nothing was changed.' },
    {
      reason: /^it is a symbolic link\b/,
      hint: 'A link is not replaced: name the file that it leads to, or put a file in its place; nothing was changed.',
    },
  ],
  'index-worker-died': [
    {
      reason: /\bmemory limit\b/, // Node's words
      hint: 'Leave out what needs no index ([parse] exclude in llmstruct.toml), or give more memory: NODE_OPTIONS=--max-old-space-size=4000 (MB).',
    },
  ],
};

/** The wording of one error: its code's, with the advice that its reason needs. */
export function wordingOf(code: ErrorCode, details: Readonly<Record<string, string | number>>): Wording {
  const wording = ERROR_WORDING[code];
  if (details['near'] !== undefined) return { ...wording, hint: NEAR_HINT };
  const special = HINTS_BY_REASON[code]?.find(({ reason }) => reason.test(String(details['reason'])));
  return special === undefined ? wording : { ...wording, hint: special.hint };
}
