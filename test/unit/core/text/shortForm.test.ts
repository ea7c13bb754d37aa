import assert from 'node:assert/strict';
import { shortSignature } from '../../../../src/core/text/shortForm.ts';
import { testParser } from '../../../support/testParser.ts';

/** What contexts show of the definitions of a text, by their names. */
async function shownIn(file: string, text: string): Promise<Record<string, string>> {
  const { facts } = await testParser.facts(file, testParser.languageOf(file, text)!, text);
  return Object.fromEntries(
    facts.definitions.map(({ name, signature, shown }) => [
      name,
      shortSignature(shown ?? signature, name, facts.language),
    ]),
  );
}

describe('the signature that a context shows', () => {
  it('leaves out decorators with arguments before it is cut, and keeps those without', async () => {
    const long = '{ include: [{ model: User, as: "createdBy", paranoid: false }, { model: User, as: "updatedBy" }] }';
    const shown = await shownIn(
      'a.ts',
      `@Scopes(() => (${long}))\n@Table\nexport class Account extends Model {
  @ApiProperty({ example: 'test1@example.com', type: String, description: 'where letters go, one only' })
  @Transform(lowerCase)
  email: string;
  @observable isOpen = false;
  find(@Param('id') id: number, @Body() dto: Dto): string { return ''; }
}\n@Injectable()\nexport class Service {}\n`,
    );
    assert.equal(shown['Account'], '@Table export class Account extends Model');
    assert.equal(shown['email'], 'email: string');
    assert.equal(shown['isOpen'], '@observable isOpen = false');
    assert.equal(shown['find'], 'find(id: number, @Body() dto: Dto): string');
    assert.equal(shown['Service'], '@Injectable() export class Service');
  });

  it('leaves out the attributes and annotations of other languages', async () => {
    assert.deepEqual(
      await shownIn(
        'a.php',
        "<?php\n#[Provider('x, y')]\nfunction go(#[Sensitive] string $a, $b = 'a // b'): void {}\n",
      ),
      { go: "function go(#[Sensitive] string $a, $b = 'a // b'): void" },
    );
    assert.deepEqual(await shownIn('A.java', 'interface A {\n  @GET("/x") Call<A> a(@Path("id") String id);\n}\n'), {
      A: 'interface A',
      a: 'Call<A> a(String id)',
    });
    assert.equal(
      (
        await shownIn(
          'a.cs',
          'class A { \n#if NET\n  [Case("a", 1)]\n  [Case("b", 2)]\n#endif\n void Go([Named("a")] int a, [Plain] int b) {} }',
        )
      )['Go'],
      'void Go(int a, [Plain] int b)',
    );
    assert.deepEqual(
      await shownIn('a.rs', "#[cfg(all(a, b))]\n/// Says.\nunsafe fn go<'a>(b: &'a [u8], // here\n c: u32) {}\n"),
      {
        go: "unsafe fn go<'a>(b: &'a [u8], c: u32)",
      },
    );
  });

  it('says of a Python definition how it is used', async () => {
    const shown = await shownIn(
      'a.py',
      'class A:\n    @property\n    def total(self): ...\n    @staticmethod\n    def make(a, # it\n        b="x # y"): ...\n    @app.route("/x")\n    def page(self): ...\n',
    );
    assert.deepEqual(shown, {
      A: 'class A',
      total: '@property def total(self)',
      make: '@staticmethod def make(a, b="x # y")',
      page: 'def page(self)',
    });
  });

  it('leaves out comments, wherever they stand', async () => {
    const shown = await shownIn(
      'a.ts',
      `function load(a: string /* x */, opts?: {\n  /** Whether to. */\n  title?: boolean; // oxlint-disable-line\n}) {}
class A {\n  @observable\n  // oxlint-disable-next-line no-unused\n  isOpen = false;\n}
const url = "https://example.com"; // here\n`,
    );
    assert.equal(shown['load'], 'function load(a: string, opts?: { title?: boolean; })');
    assert.equal(shown['isOpen'], '@observable isOpen = false');
    assert.deepEqual(await shownIn('a.rb', 'SYNTAX = %r!^#[a-z]$!.freeze # said\n'), {
      SYNTAX: 'SYNTAX = %r!^#[a-z]$!.freeze',
    });
    assert.equal(shown['url'], 'const url = "https://example.com"');
  });

  it('keeps the first branch of conditions inside a header', async () => {
    const text =
      'class A : Base\n#if NET\n , IFoo\n#endif\n{\n  void F(int a,\n#if NET\n    int b\n#else\n    long b\n#endif\n  ) {}\n}\n';
    assert.deepEqual(await shownIn('a.cs', text), { A: 'class A : Base, IFoo', F: 'void F(int a, int b)' });
  });

  it('does not show what accessors and initialisers do', async () => {
    const shown = await shownIn(
      'A.kt',
      'class A {\n  private val conn by lazy { make(1) }\n  val nodes: String\n    get() = node\n      .leaf\n  val five get() = 5\n}\n',
    );
    assert.deepEqual(shown, {
      A: 'class A',
      conn: 'private val conn by lazy { … }',
      nodes: 'val nodes: String',
      five: 'val five get() = 5',
    });
  });

  it('cuts templates, and keeps type arguments', async () => {
    const shown = await shownIn(
      'a.tsx',
      `const Wrapper = styled.div\`\n  display: flex;\n\`;
export const Button = React.forwardRef<HTMLButtonElement, React.ButtonHTMLAttributes<HTMLButtonElement> & { kind: Kind }>((props, ref) => {\n  return <button {...props} ref={ref} className="something long" />;\n});\n`,
    );
    assert.equal(shown['Wrapper'], 'const Wrapper = styled.div`…`');
    assert.equal(
      shown['Button'],
      'export const Button = React.forwardRef<HTMLButtonElement, React.ButtonHTMLAttributes<HTMLButtonElement> & { kind: Kind }>((props, ref) => …',
    );
  });

  it('is never cut inside a string, and always has the name', async () => {
    const words = 'one two three four five six seven eight nine ten '.repeat(4);
    const shown = await shownIn(
      'a.ts',
      `const text = "${words}";\nfunction go(a = "${words}", b = 1): number { return 1; }\n`,
    );
    assert.equal(shown['text'], 'const text = …');
    assert.equal(shown['go'], 'function go(a = …): number');
    const name = 'n'.repeat(240);
    assert.ok((await shownIn('a.ts', `function ${name}(a: string) {}`))[name]!.includes(name));
  });
});
