import { type ErrorCode, isLlmstructError, LlmstructError } from '../core/errors.ts';
import { ERROR_WORDING, wordingOf } from '../core/errorWording.ts';
import { wordReason } from '../core/settings/problemSentences.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import type { Translate } from './serverOptions.ts';

/** What was wrong with a request, before any work was done for it. */
export type RequestFault =
  | 'host-refused'
  | 'origin-refused'
  | 'token-refused'
  | 'tokens-lost'
  | 'code-refused'
  | 'role-missing'
  | 'too-many'
  | 'path-unknown'
  | 'method-refused'
  | 'body-too-large'
  | 'body-type'
  | 'body-no-json'
  | 'body-invalid'
  | 'query-invalid'
  | 'challenge-invalid'
  | 'folder-unknown'
  | 'folder-ambiguous'
  | 'tasks-unsaved';

/** Thrown by routes and guards for a request that cannot be served. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly fault: RequestFault;
  readonly values: readonly (string | number)[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    fault: RequestFault,
    values: readonly (string | number)[] = [],
    headers: Readonly<Record<string, string>> = {},
    cause?: unknown,
  ) {
    super(fault, { cause });
    this.fault = fault;
    this.values = values;
    this.headers = headers;
  }
}

/** An error as RFC 9457 has it. `code` is stable; `title` and `detail` are for people. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

interface FaultWording {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** Words every fault; the keys of the texts are English. */
function wordFault(fault: RequestFault, values: readonly (string | number)[], t: Translate): FaultWording {
  const wording: Readonly<Record<RequestFault, () => FaultWording>> = {
    'host-refused': () => ({
      status: 403,
      title: t('The Host header names another server.'),
      detail: t('Only requests to 127.0.0.1 or localhost with this port are answered.'),
    }),
    'origin-refused': () => ({
      status: 403,
      title: t('Pages of other sites may not ask.'),
      detail: t('Ask from a program, not from a web page.'),
    }),
    'token-refused': () => ({
      status: 401,
      title: t('The token is missing or wrong.'),
      detail: t('Send the header Authorization: Bearer with the token that llmstruct serve prints.'),
    }),
    'tokens-lost': () => ({
      status: 500,
      title: t('The server cannot read the tokens of the team.'),
      detail: t('Its log says what.'),
    }),
    'code-refused': () => ({
      status: 401,
      title: t('This link was used before.'),
      detail: t('It works once; sign in with the token.'),
    }),
    'role-missing': () => ({
      status: 403,
      title: t('This token does not allow that.'),
      detail: t('It needs the role {0}: llmstruct token add makes one.', ...values),
    }),
    'too-many': () => ({
      status: 429,
      title: t('Too many requests.'),
      detail: t('Wait {0} s.', ...values),
    }),
    'path-unknown': () => ({
      status: 404,
      title: t('There is nothing at {0}.', ...values),
      detail: t('/openapi.yaml says what there is.'),
    }),
    'method-refused': () => ({
      status: 405,
      title: t('{0} is not answered here.', ...values),
      detail: t('The header Allow says what is.'),
    }),
    'body-too-large': () => ({
      status: 413,
      title: t('The body is too large.'),
      detail: t('At most {0} bytes are read.', ...values),
    }),
    'body-type': () => ({
      status: 415,
      title: t('The body must be JSON.'),
      detail: t('Send it with the header Content-Type: application/json.'),
    }),
    'body-no-json': () => ({
      status: 400,
      title: t('The body is no JSON.'),
      detail: t('The parser says: {0}', ...values),
    }),
    'body-invalid': () => ({
      status: 400,
      title: t('The body is not as it should be.'),
      detail: t('{0}. /openapi.yaml says how it should be.', ...values),
    }),
    'query-invalid': () => ({
      status: 400,
      title: t('The address is not as it should be.'),
      detail: t('{0} is a whole number from {1} to {2}.', ...values),
    }),
    'challenge-invalid': () => ({
      status: 400,
      title: t('The address is not as it should be.'),
      detail: t('challenge is 32 random bytes in base64url.'),
    }),
    'folder-unknown': () => ({
      status: 404,
      title: t('llmstruct does not serve {0}.', ...values),
      detail: t('Open the folder in VS Code with llmstruct, or run llmstruct serve --input for it.'),
    }),
    'folder-ambiguous': () => ({
      status: 400,
      title: t('Which folder is meant? There are {0}.', ...values),
      detail: t('Name one; in Continue, open a file of it.'),
    }),
    'tasks-unsaved': () => ({
      status: 409,
      title: t('llmstruct.toml has edits that are not saved.'),
      detail: t('They are in VS Code on the machine of the server; save them there, then try again.'),
    }),
  };
  return wording[fault]();
}

/** Status of the errors that a caller can cause, or that a model's server does; all others are 500. */
const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  'task-unknown': 404,
  'task-changed': 409,
  'task-id-twice': 409,
  'task-title-missing': 422,
  'task-status-unknown': 422,
  'task-circle': 422,
  'tasks-unreadable': 422,
  'tasks-unwritable': 422,
  'target-unknown': 404,
  'no-definition-at-line': 404,
  'receipt-unknown': 404,
  'target-form': 404,
  'action-unknown': 400,
  'file-outside-workspace': 404,
  'prompt-too-large': 422,
  'settings-invalid': 422,
  'consent-missing': 403,
  'local-only': 403,
  'model-form': 400,
  'provider-unavailable': 400,
  'rate-limited': 503,
  'model-unreachable': 503,
  'model-missing': 503,
  'model-out-of-memory': 503,
  'model-failed': 502,
  'model-interrupted': 502,
  'prompt-truncated': 502,
  'reply-empty': 502,
  'key-missing': 503,
  'key-refused': 503,
};

/** Any error as a problem. The text of one that is not ours may hold paths and stays in the log. */
export function problemOf(error: unknown, t: Translate): Problem {
  if (error instanceof RequestRefused) {
    const { status, title, detail } = wordFault(error.fault, error.values, t);
    return { type: typeOf(error.fault), title, status, detail, code: error.fault };
  }
  const known = isLlmstructError(error) && error.code in ERROR_WORDING ? error : new LlmstructError('internal');
  const { message, hint } = wordingOf(known.code, known.details);
  const details = wordReason(known.code, known.details, t);
  const fill = (text: string): string =>
    t(text).replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  if (known.code === 'internal') {
    return {
      type: typeOf('internal'),
      title: t('Something went wrong in llmstruct.'),
      status: 500,
      detail: t('Its log says what.'),
      code: 'internal',
    };
  }
  return {
    type: typeOf(known.code),
    title: fill(message),
    status: STATUS[known.code] ?? 500,
    detail: fill(hint),
    code: known.code,
  };
}

/** Whether the client went away while its request was read: Node's own error for that. */
export function isCutOff(error: unknown): boolean {
  return systemCode(error) === 'ECONNRESET' && reasonOf(error) === 'aborted';
}

/** For the log: of a refusal what it came from, and where in the code only for what is a mistake of ours. */
export function reasonForLog(error: unknown): string {
  const reason = error instanceof RequestRefused ? (error.cause ?? error) : error;
  if (isLlmstructError(reason) && reason.code !== 'internal') return reason.message;
  return reason instanceof Error ? (reason.stack ?? reason.message) : reasonOf(reason);
}

function typeOf(code: string): string {
  return `urn:llmstruct:problem:${code}`;
}
