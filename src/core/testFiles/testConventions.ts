/** How tests are written in a language. */
export interface TestConvention {
  /** Names of the test file for a source file's stem (`cart`), without folder; the first is the usual one. */
  readonly names: (stem: string) => readonly string[];
  /** Where a new one goes in a project without tests: beside the source, or in a folder of the workspace. */
  readonly folder?: string;
  /** Source roots and what their tests' roots are called (`src/main` → `src/test`). */
  readonly mirror?: readonly [source: string, tests: string];
  /** In words for a model. */
  readonly style: string;
  /** What every test of the language has; matched on code. */
  readonly test: RegExp;
  /** Tests are members of a class, to which nothing can be appended at the file's end: a file of their own then. */
  readonly inClass?: true;
}

const capital = (stem: string): string => stem.slice(0, 1).toUpperCase() + stem.slice(1);
const ecmascript = (extension: string, others: readonly string[]): TestConvention => ({
  names: (stem) => ['test', 'spec'].flatMap((word) => [extension, ...others].map((end) => `${stem}.${word}.${end}`)),
  style: 'with the test functions that the project uses (describe, it, expect or assert)',
  test: /\b(?:it|test|suite|describe)(?:\.\w+)*\s*\(/,
});

const CONVENTIONS: Readonly<Record<string, TestConvention>> = {
  python: {
    names: (stem) => [`test_${stem}.py`, `${stem}_test.py`],
    folder: 'tests',
    style: 'pytest functions named test_…',
    test: /\bdef test\w*\s*\(/,
  },
  javascript: ecmascript('js', ['mjs', 'cjs', 'jsx']),
  typescript: ecmascript('ts', ['mts', 'cts', 'tsx']),
  tsx: ecmascript('tsx', ['ts']),
  go: {
    names: (stem) => [`${stem}_test.go`],
    style: 'functions TestXxx(t *testing.T)',
    test: /\bfunc (?:Test|Benchmark|Fuzz|Example)\w*\(/,
  },
  java: {
    names: (stem) => [`${stem}Test.java`, `${stem}Tests.java`],
    mirror: ['src/main/', 'src/test/'],
    style: 'JUnit methods with @Test in one class',
    test: /@(?:Parameterized)?Test\b/,
    inClass: true,
  },
  kotlin: {
    names: (stem) => [`${stem}Test.kt`],
    mirror: ['src/main/', 'src/test/'],
    style: 'methods with @Test in one class',
    test: /@Test\b/,
    inClass: true,
  },
  csharp: {
    names: (stem) => [`${stem}Tests.cs`, `${stem}Test.cs`],
    style: 'xUnit methods with [Fact] in one class',
    test: /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/,
    inClass: true,
  },
  php: {
    names: (stem) => [`${stem}Test.php`],
    folder: 'tests',
    style: 'PHPUnit methods named test… in one class',
    test: /\bfunction test\w*\s*\(|#\[Test\]|@test\b/,
    inClass: true,
  },
  ruby: {
    names: (stem) => [`${stem}_test.rb`, `test_${stem}.rb`, `${stem}_spec.rb`],
    folder: 'test',
    style: 'with Minitest or RSpec, whichever the project uses',
    test: /\bdef test_\w+|\b(?:it|test|specify|describe)\b/,
  },
  rust: {
    names: (stem) => [`${stem}.rs`, `${stem}_test.rs`, `test_${stem}.rs`],
    folder: 'tests',
    style: 'functions with #[test] that use the crate by its name',
    test: /#\[(?:\w+::)?test\b/,
  },
  c: {
    names: (stem) => [`test_${stem}.c`, `${stem}_test.c`],
    folder: 'tests',
    style: 'functions that assert',
    test: /\bassert|TEST|\bmain\s*\(/,
  },
  cpp: {
    names: (stem) => [`${stem}_test.cpp`, `test_${stem}.cpp`, `${stem}Test.cpp`, `${stem}_test.cc`],
    folder: 'tests',
    style: 'with the test macros that the project uses, else functions that assert',
    test: /\bassert|TEST|CHECK|REQUIRE|EXPECT/,
  },
  bash: {
    names: (stem) => [`test_${stem}.sh`],
    folder: 'tests',
    style: 'functions that fail by their exit status',
    test: /\S/,
  },
};

export function testConvention(language: string): TestConvention | undefined {
  return CONVENTIONS[language];
}

/** The stem of a source file as its test's name has it: classes begin with a capital. */
export function stemFor(language: string, stem: string): string {
  return CONVENTIONS[language]?.inClass === true ? capital(stem) : stem;
}
