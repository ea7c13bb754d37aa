import type { ContextPack, FillMode, QuestionPack } from '../../core/context/contextPack.ts';
import { estimateTokens } from '../../core/text/tokenEstimate.ts';
import { definitionText } from '../definitionText.ts';
import { staleData, staleLines } from '../listAnswer.ts';
import { COUNT, type FolderTool, object, READS, TARGET, TEXT, type ToolAnswer } from '../tool.ts';
import { ToolError } from '../toolError.ts';
import type { Workspace, WorkspaceFolder } from '../workspace.ts';

interface Arguments {
  readonly target?: string;
  readonly question?: string;
  readonly budget?: number;
  readonly fill?: FillMode;
}

/** A target, or a question where that is empty. */
interface Asked {
  readonly target: string;
  readonly question: string;
  readonly budget?: number | undefined;
  readonly fill?: FillMode | undefined;
}

/** Tokens that a call may ask for. */
const LEAST = 64;
const MOST = 100_000;
/** Tokens of what is said around the code: what was left out, and that it may be old. */
const AROUND = 32;

export const getContext: FolderTool<Arguments> = {
  name: 'get_context',
  title: 'Context',
  description:
    'The least code needed to work on one definition (target), or to answer a question in words: its text, what it uses, who calls it. budget caps the tokens; fill says what takes the rest.',
  input: object({ target: TARGET, question: TEXT, budget: COUNT, fill: { enum: ['none', 'callers', 'bodies'] } }),
  output: object({ text: TEXT, tokens: COUNT, dropped: COUNT }, ['text']),
  annotations: READS,
  async run({ target, question, budget, fill }, { workspace }) {
    const asked = [target, question].map((text) => text?.trim() ?? '');
    if (asked.every((text) => text === '')) {
      throw new ToolError('Give target (path#Name or path:line) or question (in words).');
    }
    return contextFor({ target: asked[0]!, question: asked[1]!, budget, fill }, workspace);
  },
};

/** The context of a target, or of a question where there is no target. */
export async function contextFor(asked: Asked, workspace: Workspace): Promise<ToolAnswer> {
  const wish = asked.budget ?? (await workspace.folders[0]!.index.settings()).budget;
  const budget = Math.min(MOST, Math.max(LEAST, Math.floor(wish)));
  const first = await answerWithin(budget - AROUND, asked, workspace);
  // Many clients hand the data to the model, as JSON, where the same text has more tokens.
  const over = estimateTokens(JSON.stringify(first.data)) - budget;
  return over <= 0 ? first : answerWithin(Math.max(LEAST / 2, budget - AROUND - over - AROUND), asked, workspace);
}

async function answerWithin(budget: number, asked: Asked, workspace: Workspace): Promise<ToolAnswer> {
  const parts =
    asked.target === ''
      ? await forQuestion(asked.question, budget, asked.fill ?? 'bodies', workspace)
      : [await forTarget(asked.target, budget, asked.fill ?? 'callers', workspace)];
  const text = [...parts.map((part) => part.text), ...staleLines(workspace.stale)].join('\n');
  const dropped = parts.reduce((sum, part) => sum + part.dropped, 0);
  const tokens = estimateTokens(text);
  return { text, data: { text, tokens, ...(dropped === 0 ? {} : { dropped }), ...staleData(workspace.stale) } };
}

/** The context of what a person wrote: an id, a place or a name where it is one, else a question in words. */
export async function contextForText(
  text: string,
  budget: number | undefined,
  workspace: Workspace,
): Promise<ToolAnswer> {
  const written = text.trim();
  const asQuestion = () => contextFor({ target: '', question: written, budget }, workspace);
  if (/\s/.test(written)) return asQuestion();
  try {
    return await contextFor({ target: written, question: '', budget }, workspace);
  } catch (error) {
    const isPlainWord = !/[#:]/.test(written);
    if (isPlainWord && error instanceof ToolError) return asQuestion();
    throw error;
  }
}

interface Part {
  readonly text: string;
  readonly dropped: number;
}

async function forTarget(target: string, budget: number, fill: FillMode, workspace: Workspace): Promise<Part> {
  const { folder, answer } = await workspace.in(target, async ({ index }, inside) => {
    const definition = await definitionText(index, inside, budget);
    const left = Math.max(0, budget - estimateTokens(definition.text));
    return { definition, pack: await index.context({ target: definition.id, budget: left, fill }) };
  });
  const text = [workspace.heading(folder) + answer.definition.text, ...packLines(answer.pack)].join('\n');
  return { text, dropped: answer.pack.dropped.length };
}

async function forQuestion(question: string, budget: number, fill: FillMode, workspace: Workspace): Promise<Part[]> {
  const share = Math.floor(budget / workspace.folders.length);
  const packs = await Promise.all(
    workspace.folders.map(async (folder) => ({
      folder,
      pack: await folder.index.search({ question, budget: share, fill }),
    })),
  );
  const found = packs.filter(({ pack }) => pack.text.trim() !== '');
  if (found.length === 0) {
    return [
      { text: 'Nothing in the workspace has words of the question. Name identifiers, or see project_map.', dropped: 0 },
    ];
  }
  return found.map(({ folder, pack }) => partOf(folder, pack, workspace));
}

function partOf(folder: WorkspaceFolder, pack: QuestionPack, workspace: Workspace): Part {
  return { text: workspace.heading(folder) + packLines(pack).join('\n'), dropped: pack.dropped.length };
}

function packLines({ text, dropped }: ContextPack | QuestionPack): string[] {
  const lines = text.trim() === '' ? [] : [text.trimEnd()];
  return dropped.length === 0 ? lines : [...lines, `(${dropped.length} more left out for the budget)`];
}
