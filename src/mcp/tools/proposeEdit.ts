import { acceptedContent, type InputRequiredResult, inputRequired, inputResponse } from '@modelcontextprotocol/server';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import type { CheckedReply } from '../../core/edits/checkedReply.ts';
import { unifiedDiff } from '../../core/edits/text/unifiedDiff.ts';
import { hideSecrets } from '../../core/privacy/secrets/maskSecrets.ts';
import { digest } from '../../node/digest.ts';
import { prepareAny } from '../definitionText.ts';
import { object, TARGET, TEXT, type Tool, type ToolAnswer, type ToolCall } from '../tool.ts';
import { ToolError } from '../toolError.ts';
import type { WorkspaceFolder } from '../workspace.ts';
import { writeEdit } from '../writeEdit.ts';

interface Arguments {
  readonly target: string;
  readonly code: string;
  readonly apply?: boolean;
}

type Suggested = Extract<CheckedReply, { readonly status: 'suggested' }>;

/** What the gate takes a proposal for: it may change the signature, and then says whom that concerns. */
const ACTION = 'fix';
/** The key of the person's answer. */
const CONFIRMATION = 'confirm';
/** Of a code block, in characters. */
const LONGEST_CODE = 400_000;
/** Callers that are said. */
const MOST_CALLERS = 10;

export const proposeEdit: Tool<Arguments> = {
  name: 'propose_edit',
  title: 'Propose an Edit',
  description:
    'Check a new text of a whole definition before it is written: it must parse, keep its name, lose nothing. Gives problems, callers of a changed signature and a diff. With apply the user is asked and the file is written.',
  input: object({ target: TARGET, code: TEXT, apply: { type: 'boolean' } }, ['target', 'code']),
  output: object({ status: TEXT, problems: { type: 'array' }, callers: { type: 'array' }, diff: TEXT }, ['status']),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async run({ target, code, apply }, call) {
    if (code.trim() === '') throw new ToolError('code is empty. Give the whole new text of the definition.');
    if (code.length > LONGEST_CODE) throw new ToolError(`code has more than ${LONGEST_CODE} characters.`);
    const { folder, answer } = await call.workspace.in(target, async ({ index }, inside) => {
      const prepared = await prepareAny(index, inside, ACTION);
      const { path, base, start, end, target: id } = prepared;
      const request = {
        path,
        base,
        start,
        end,
        target: id,
        action: ACTION,
        reply: fenced(code),
        cutOff: false,
      } as const;
      return { prepared, checked: await index.check(request) };
    });
    const { prepared, checked } = answer;
    if (checked.status !== 'suggested' || apply !== true) return verdict(folder, prepared, checked, call);
    return confirmed(folder, prepared, checked, call);
  },
};

/** The gate reads what a model writes: code in a fence, whatever is in it. */
function fenced(code: string): string {
  if (/^\s*(`{3,}|~{3,})/.test(code)) return code;
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** What the gate says, with the difference where the proposal may be written. */
function verdict(
  folder: WorkspaceFolder,
  prepared: PreparedRequest,
  checked: CheckedReply,
  { workspace }: ToolCall,
  done?: { readonly status: 'applied' | 'declined' | 'not-applied'; readonly note: string },
): ToolAnswer {
  const { problems } = checked;
  const diff = checked.status === 'suggested' ? diffOf(prepared, checked) : '';
  const callers = checked.status === 'suggested' ? checked.callers.map((id) => workspace.shown(folder, id)) : [];
  const status = done?.status ?? (checked.status === 'suggested' ? 'accepted' : checked.status);
  const more = callers.length - MOST_CALLERS;
  const said = [
    `${status}: ${workspace.shown(folder, prepared.target)}${done === undefined ? '' : `. ${done.note}`}`,
    ...problems.map(({ severity, message, line }) => {
      const place = line === undefined ? '' : ` (line ${line})`;
      return `${severity === 'block' ? 'refused' : 'warning'}: ${message}${place}`;
    }),
    ...(callers.length === 0
      ? []
      : [`callers of the old signature: ${callers.slice(0, MOST_CALLERS).join(', ')}${more > 0 ? `, +${more}` : ''}`]),
    ...(checked.status === 'refused' ? ['Nothing was written. Correct the code and propose it again.'] : []),
    ...(diff === '' ? [] : [diff]),
  ];
  return {
    text: said.join('\n'),
    data: {
      status,
      ...(problems.length === 0 ? {} : { problems }),
      ...(callers.length === 0 ? {} : { callers }),
      ...(diff === '' ? {} : { diff }),
      ...(done === undefined ? {} : { note: done.note }),
    },
  };
}

function diffOf({ path, base }: PreparedRequest, { newText }: Suggested): string {
  return unifiedDiff(path, hideSecrets(base), hideSecrets(newText));
}

/**
 * Writes the edit when the person says so, in the client's own dialog: a model cannot answer that. Runs twice where the
 * protocol asks by a result; what is written is what was shown, since the proposal is checked anew and must give the same text.
 */
async function confirmed(
  folder: WorkspaceFolder,
  prepared: PreparedRequest,
  checked: Suggested,
  call: ToolCall,
): Promise<ToolAnswer | InputRequiredResult> {
  const end = (status: 'applied' | 'declined' | 'not-applied', note: string) =>
    verdict(folder, prepared, checked, call, { status, note });
  if (!call.canAsk) {
    return end(
      'not-applied',
      'Your client cannot ask its user, so nothing was written: apply the diff with your own tools.',
    );
  }
  const { inputResponses } = call.context.mcpReq;
  const answer = inputResponse(inputResponses, CONFIRMATION);
  const shown = digest(`${prepared.base}\0${checked.newText}`);
  if (answer.kind === 'missing') {
    const diff = diffOf(prepared, checked);
    const message = `${call.t('Write this change of {0}?', prepared.target)}\n\n${diff}`;
    return inputRequired({
      inputRequests: {
        [CONFIRMATION]: inputRequired.elicit({ message, requestedSchema: confirmationSchema(call.t('Write it')) }),
      },
      requestState: shown,
    });
  }
  const accepted = acceptedContent<{ readonly write?: unknown }>(inputResponses, CONFIRMATION);
  if (accepted?.write !== true) return end('declined', 'The user did not agree; nothing was written.');
  if (call.context.mcpReq.requestState() !== shown) {
    return end('not-applied', 'The file changed while the user was asked; nothing was written. Propose it again.');
  }
  await writeEdit(folder.root, prepared, checked.newText);
  return end('applied', 'The user agreed; the file is written.');
}

function confirmationSchema(title: string) {
  return {
    type: 'object' as const,
    properties: { write: { type: 'boolean' as const, title, default: true } },
    required: ['write'],
  };
}
