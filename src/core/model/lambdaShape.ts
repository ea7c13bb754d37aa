/**
 * What a lambda may give back: a value and nothing else; one that may be dropped, as of a construction or an assignment; what
 * a call gives, which may be nothing; nothing; or that it never returns.
 */
export type LambdaGives = 'value' | 'droppable' | 'call' | 'nothing' | 'never';

/** What a lambda looks like, before anything is known of what it is passed to. */
export interface LambdaShape {
  /** How many parameters it has; undefined where it takes what it is given. */
  readonly parameters: number | undefined;
  readonly gives: LambdaGives;
  readonly isAsync: boolean;
}

const LETTERS: Readonly<Record<LambdaGives, string>> = {
  value: 'v',
  droppable: 'w',
  call: 'c',
  nothing: 'n',
  never: 't',
};

/** An argument that is a lambda; behind it the chain of what it gives, where that is known. */
export const LAMBDA = '<lambda>';

/** The root of the chain of a lambda with a shape: `<lambda 2v>`, `<lambda ?na>`. */
export function lambdaRoot({ parameters, gives, isAsync }: LambdaShape): string {
  return `<lambda ${parameters ?? '?'}${LETTERS[gives]}${isAsync ? 'a' : ''}>`;
}

/** Whether a chain begins with a lambda. */
export function isLambda(root: string | undefined): boolean {
  return root === LAMBDA || root?.startsWith('<lambda ') === true;
}

/** The shape that a root tells; undefined where it tells none. */
export function lambdaShapeOf(root: string | undefined): LambdaShape | undefined {
  const [, parameters, letter, mark] = /^<lambda (\d+|\?)(\w)(a?)>$/.exec(root ?? '') ?? [];
  const gives = (Object.keys(LETTERS) as LambdaGives[]).find((each) => LETTERS[each] === letter);
  if (gives === undefined) return undefined;
  return { parameters: parameters === '?' ? undefined : Number(parameters), gives, isAsync: mark === 'a' };
}

/** A text of chains without what its lambdas give, each of which ends where `end` begins the next. */
export function withoutLambdaChains(text: string, end: string): string {
  return text.replaceAll(new RegExp(`(<lambda(?: [^>]*)?>)[^${end}]+`, 'g'), '$1');
}
