import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const MODEL = `
export class Op { get url(): string { return ""; } remove(): void {} }
export class User { ban(): void {} }
export interface Ctx { user: User }
export type OnUser = (user: User) => void;
export type Nullable<T> = T | null;
export function define(given: { handler: (context: Ctx) => void }) { return given; }
export function usePair(): [User, (user: User) => void] { return [] as never; }
export function get(): Promise<Nullable<User>> { return null as never; }
`;
const HEAD = `import { Op, User, Ctx, OnUser, Nullable, define, usePair, get } from './model';
type Props = { op: Op; users: User[]; nest: { user: User } };
interface IProps { op: Op }
`;

/** What functions of a file beside the model call, by name: the names behind \`#\`. */
async function called(code: string, name = 'f', file = 'a.tsx'): Promise<string> {
  const symbols = await symbolsOf({ 'model.ts': MODEL, [file]: HEAD + code });
  return calleesOf(symbols, `${file}#${name}`)
    .map((id) => id.slice(id.indexOf('#') + 1))
    .join(' ');
}

describe('what patterns take apart in TypeScript', () => {
  for (const [what, code, expected] of [
    ['a typed parameter', 'export function f({ op }: Props) { op.remove(); }', 'Op.remove'],
    ['under another name', 'export function f({ op: mine }: IProps) { mine.remove(); }', 'Op.remove'],
    ['with a default', 'export function f({ op = new Op() }: Props) { op.remove(); }', 'Op Op.remove'],
    ['the rest', 'export function f({ op, ...rest }: Props) { rest.users[0].ban(); }', 'User.ban'],
    [
      'patterns in patterns',
      'export function f({ nest: { user }, users: [one] }: Props) { user.ban(); one.ban(); }',
      'User.ban',
    ],
    ['a type without a name', 'export function f({ op }: { op: Op; n?: number }) { op.remove(); }', 'Op.remove'],
    ['a part of a type', 'export const f = ({ op }: Pick<Props, "op">) => { op.remove(); };', 'Op.remove'],
    ['a variable', 'export function f(p: Props) { const { op } = p; op.remove(); }', 'Op.remove'],
    ['a variable with a type', 'export function f(p: any) { const { op }: Props = p; op.remove(); }', 'Op.remove'],
    [
      'what a loop goes over',
      'export function f(all: Props[]) { for (const { op } of all) op.remove(); }',
      'Op.remove',
    ],
    ['what a callback gets', 'export function f(all: Props[]) { all.forEach(({ op }) => op.remove()); }', 'Op.remove'],
    ['one of two values', 'export function f() { const [user] = usePair(); user.ban(); }', 'User.ban usePair'],
    ['the other one', 'export function f() { const [, user] = usePair(); user.ban(); }', 'usePair'],
    ['an element, no instance', 'export function f(u: User) { const [x] = u as any; x.ban(); }', ''],
    ['a component of React', 'export const f: React.FC<Props> = ({ op }) => { op.remove(); };', 'Op.remove'],
  ] as const) {
    it(`is known: ${what}`, async () => assert.equal(await called(code), expected));
  }

  it('counts as a use of the field', async () => {
    const symbols = await symbolsOf({
      'model.ts': MODEL,
      'a.ts': `${HEAD}export function f({ op }: IProps) { return op; }`,
    });
    const uses = symbols.get('a.ts#f')!.uses!.map(({ id }) => id);
    assert.deepEqual(uses, ['a.ts#IProps', 'a.ts#IProps.op']);
  });

  it('imports what a pattern at the top of a file exports', async () => {
    const symbols = await symbolsOf({
      'model.ts': MODEL,
      'hooks.ts':
        "import { User } from './model';\nconst made: { user: User } = null as never;\nexport const { user } = made;\nexport const [first] = [] as User[];\n",
      'a.ts': "import { first, user } from './hooks';\nexport function f() { user.ban(); first.ban(); }\n",
    });
    assert.deepEqual(calleesOf(symbols, 'a.ts#f'), ['model.ts#User.ban']);
    assert.equal(symbols.get('hooks.ts#user')!.kind, 'constant');
  });
});

describe('objects that functions return', () => {
  for (const [what, made] of [
    [
      'a function',
      'export function useThing() { const user = new User(); const op = make(); return { user, op, close: op.remove }; }',
    ],
    ['an arrow', 'export const useThing = () => ({ user: new User(), op: make(), close: make().remove });'],
  ] as const) {
    it(`are known by their properties: ${what}`, async () => {
      const head = "import { Op, User } from './model';\nexport function make(): Op { return new Op(); }\n";
      const symbols = await symbolsOf({
        'model.ts': MODEL,
        'hooks.ts': head + made,
        'a.ts':
          "import { useThing } from './hooks';\nexport function f() { const { user, op } = useThing(); user.ban(); op.remove(); }\nexport function g() { useThing().user.ban(); }\nexport function h() { const { other } = useThing() as any; other.ban(); }\n",
      });
      assert.deepEqual(calleesOf(symbols, 'a.ts#f'), ['hooks.ts#useThing', 'model.ts#Op.remove', 'model.ts#User.ban']);
      assert.deepEqual(calleesOf(symbols, 'a.ts#g'), ['hooks.ts#useThing', 'model.ts#User.ban']);
      assert.deepEqual(calleesOf(symbols, 'a.ts#h'), ['hooks.ts#useThing']);
    });
  }
});

describe('types that are written out in TypeScript', () => {
  for (const [what, code, expected] of [
    ['an object type', 'export function f(o: { /** Who. */ user: User; n: number }) { o.user.ban(); }', 'User.ban'],
    [
      'its lines end members',
      'export function f(o: {\n  n: () => void\n  user?: User // who\n}) { o.user?.ban(); }',
      'User.ban',
    ],
    [
      'an intersection',
      'export function f(o: Ctx & { op: Op }) { o.op.remove(); o.user.ban(); }',
      'Op.remove User.ban',
    ],
    [
      'an alias with a parameter',
      'export async function f() { const user = await get(); user?.ban(); }',
      'User.ban get',
    ],
    ['what bounds a parameter', 'export function f<T extends User>(user: T) { user.ban(); }', 'User.ban'],
    ['a function that is given back', 'export function f(): OnUser { return (user) => user.ban(); }', 'User.ban'],
  ] as const) {
    it(`are known: ${what}`, async () => assert.equal(await called(code), expected));
  }

  it('tell what a function in an object is given', async () => {
    assert.equal(await called('export const f = define({ handler: (c) => c.user.ban() });', 'f.handler'), 'User.ban');
    assert.equal(
      await called('export const f = define({ handler: ({ user }) => user.ban() });', 'f.handler'),
      'User.ban',
    );
  });

  it('tell what a field holds by what bounds its class', async () => {
    const code = 'export class Ext<O extends Props> { options: O; f() { this.options.op.remove(); } }';
    assert.equal(await called(code, 'Ext.f'), 'Op.remove');
  });
});

describe('modules of JavaScript', () => {
  for (const [what, exported] of [
    ['a function of outside', 'observer(View)'],
    ['what one gives', 'connect(state, actions)(View)'],
    ['two of them', 'withRouter(observer(View))'],
    ['a template', 'styled(View)`color: red;`'],
    ['a cast', 'View as unknown as Wide'],
  ] as const) {
    it(`are the component that ${what} wraps`, async () => {
      const head = "import { observer, connect, withRouter, styled } from 'outside';\nconst state = 1, actions = 2;\n";
      const symbols = await symbolsOf({
        'view.tsx': `${head}const View = () => <i/>;\nexport default ${exported};\n`,
        'a.tsx': 'import Mine from "./view";\nexport function f() { return <Mine />; }\n',
      });
      assert.deepEqual(calleesOf(symbols, 'a.tsx#f'), ['view.tsx#View']);
    });
  }

  it('are imported by documentation in each form', async () => {
    const symbols = await symbolsOf({
      'm.js': 'export default class A { one() {} }\nexport class B { two() {} }\n',
      'a.js': [
        '/** @import A, { B as C } from "./m.js" */',
        '/** @import * as all from "./m.js" */',
        '/** @param {A} a @param {C} b @param {all.B} c */',
        'export function f(a, b, c) { a.one(); b.two(); c.two(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.js#f'), ['m.js#A.one', 'm.js#B.two']);
  });

  it('are nothing of what a function of the workspace makes of them', async () => {
    const symbols = await symbolsOf({
      'view.ts':
        'class View { draw() {} }\nclass Other { show() {} }\nfunction other(v: typeof View): Other { return new Other(); }\nexport default other(View);\n',
      'a.ts': 'import mine from "./view";\nexport function f() { mine.show(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'a.ts#f'), ['view.ts#Other.show']);
  });

  it('hand on what others export without a name', async () => {
    const symbols = await symbolsOf({
      'index.js': 'export { default as made } from "./made.js";\n',
      'made.js': 'const own = () => 1;\nexport default own;\n',
      'a.js': 'import { made } from "./index.js";\nexport function f() { return made(); }\n',
      'b.js': 'import { default as again } from "./made.js";\nexport function f() { return again(); }\n',
    });
    for (const file of ['a.js', 'b.js']) assert.deepEqual(calleesOf(symbols, `${file}#f`), ['made.js#own']);
  });
});
