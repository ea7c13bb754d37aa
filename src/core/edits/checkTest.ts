import { namesOfId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { TestTarget } from '../testFiles/placeTest.ts';
import { testConvention } from '../testFiles/testConventions.ts';
import { codeWithoutComments } from '../text/codeWithoutComments.ts';
import { type LexicalRules, lexicalRules } from '../text/lexicalRules.ts';
import { fitLineEnds } from '../text/lineEnds.ts';
import { lineAt } from '../text/textRange.ts';
import type { CheckedReply, EditProblem } from './checkedReply.ts';
import type { CheckRequest } from './editRequests.ts';
import { newSyntaxErrors } from './gate/checkSurroundings.ts';
import { detectElision } from './gate/detectElision.ts';
import { block } from './gate/editProblems.ts';
import { firstCode } from './gate/targetFrame.ts';
import { fencedCode, foreignMark } from './reply/extractCode.ts';
import { liftImports, mergeImports } from './reply/liftImports.ts';
import { applyHunks } from './text/hunks.ts';

/**
 * The gate for tests: the reply must be tests of the target, whole and without new syntax errors. In a file that is there they are
 * added at its end and their imports to its imports; nothing of it changes. Never throws for a reply.
 */
export async function checkTest(
  request: CheckRequest,
  test: TestTarget,
  language: string,
  parser: SourceParser,
): Promise<CheckedReply> {
  if (request.reply.trim() === '') return refused(block('empty', 'The reply is empty.'));
  if (request.cutOff) return refused(block('cut-off', 'The reply was cut off before its end.'));
  const rules = lexicalRules(language);
  const name = namesOfId(request.target).findLast((each) => !/^(constructor|__init__|default)$/.test(each)) ?? '';
  const isTest = (code: string): boolean => {
    const plain = rules === undefined ? code : codeWithoutComments(code, rules).join('\n');
    return testConvention(language)?.test.test(plain) === true && says(plain, name);
  };
  const blocks = fencedCode(request.reply).filter((code) => code.trim() !== '');
  const code = blocks.findLast(isTest);
  if (code === undefined) {
    const none = block('no-code', 'The reply has no fenced code block.');
    return refused(blocks.length === 0 ? none : block('no-test', `The reply holds no test of ${name}.`));
  }
  const problem = foreignProblem(code, request.base) ?? elisionProblem(code, test.base ?? '', rules);
  return problem === undefined ? place(code, test, language, parser, rules) : refused(problem);
}

/** Whether code says a name, not as a part of another. */
function says(code: string, name: string): boolean {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${plain}(?![\\p{L}\\p{N}_$])`, 'u').test(code);
}

function foreignProblem(code: string, base: string): EditProblem | undefined {
  const found = foreignMark(code, base);
  if (found !== undefined) return block('foreign-text', `\`${found.mark}\` does not belong into code.`, found.line);
  const secret = /__SECRETX*(?:_\d+)?__/.exec(code);
  return secret === null
    ? undefined
    : block(
        'secret-lost',
        `\`${secret[0]}\` stands for a secret and must not be in a test.`,
        lineAt(code, secret.index),
      );
}

function elisionProblem(code: string, base: string, rules: LexicalRules | undefined): EditProblem | undefined {
  const found = detectElision(code, base, rules);
  return found && block('elision', `\`${found.text}\` stands for code that was left out.`, found.line);
}

async function place(
  code: string,
  { path, base }: TestTarget,
  language: string,
  parser: SourceParser,
  rules: LexicalRules | undefined,
): Promise<CheckedReply> {
  const tests = code.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const whole = base ?? '';
  const before = {
    text: whole,
    target: { start: 0, end: whole.length },
    outline: await parser.outline(path, language, whole),
  };
  const lifted = base === undefined || rules === undefined ? { imports: [], rest: tests } : liftImports(tests, rules);
  const topLevel = before.outline.definitions.filter((each) => each.parent < 0);
  const merge = mergeImports(whole, lifted.imports, rules, {
    path,
    defined: topLevel.map((each) => each.name),
    firstDefinition: firstCode(whole, topLevel),
    target: { start: whole.length, end: whole.length },
    code: lifted.rest,
  });
  if (merge.conflicts.length > 0) {
    const names = merge.conflicts.join(', ');
    return refused(block('name-taken', `The file uses these names for something else: ${names}.`));
  }
  if (merge.foreign.length > 0) {
    return refused(block('module-system', `\`${merge.foreign[0]}\` is not how the file imports.`));
  }
  const rest = lifted.rest.replace(/^(?:[ \t]*\n)+/, '');
  const added = fitLineEnds(base === undefined ? `${rest}\n` : `${gapAfter(whole, language)}${rest}\n`, '', whole);
  const hunks = [
    ...(merge.insertion === undefined
      ? []
      : [{ start: merge.insertion.offset, end: merge.insertion.offset, text: merge.insertion.text }]),
    { start: whole.length, end: whole.length, text: added },
  ];
  const newText = applyHunks(whole, hunks);
  const outline = await parser.outline(path, language, newText);
  const after = { text: newText, target: { start: whole.length, end: newText.length }, outline };
  const [error] = newSyntaxErrors(before, after);
  if (error !== undefined) {
    const quoted = newText.split('\n')[error.line - 1]?.trim() ?? '';
    return refused(block('syntax-error', `Syntax error, ${error.reason}: \`${quoted}\`.`));
  }
  const known = new Set(topLevel.map((each) => each.id));
  const fresh = outline.definitions.filter((each) => each.parent < 0);
  // A name that stands twice in a file gets `~2`: the first is then hidden by the second.
  const doubled = fresh.find((each) => /~\d+$/.test(each.id) && !known.has(each.id));
  if (doubled !== undefined) {
    return refused(block('name-taken', `${doubled.name} is in the file already.`));
  }
  return {
    status: 'suggested',
    replacement: added,
    addedImports: merge.added,
    newText,
    hunks,
    problems: [],
    callers: [],
  };
}

/** What parts the new tests from the file's end: two blank lines in Python, one elsewhere. */
function gapAfter(base: string, language: string): string {
  if (base.trim() === '') return '';
  const wanted = language === 'python' ? 3 : 2;
  const there = /(?:\r?\n)*$/.exec(base)![0].split('\n').length - 1;
  return '\n'.repeat(Math.max(0, wanted - there));
}

function refused(problem: EditProblem): CheckedReply {
  return { status: 'refused', problems: [problem] };
}
