import assert from 'node:assert/strict';
import { callsOf, documentOf, kindsOf, symbolsIn, symbolsOf } from '../../../support/indexedSymbols.ts';

const scripts = (folder: string) => ({
  [`${folder}/lib/util.sh`]: '# Says it.\nlog-line() { echo "$1"; }\nlog() { log-line "$1"; }\n',
  [`${folder}/run.sh`]: [
    '#!/bin/bash',
    'source "$(dirname "$0")/lib/util.sh"',
    'readonly MAX=10',
    'function main() { local max=1; log "$MAX"; grep x | helper; lost-one; }',
    'helper() { cat; }',
    'main "$@"',
  ].join('\n'),
});

describe('Bash', () => {
  it('lists functions and variables, also names with hyphens', async () => {
    const symbols = await symbolsOf(scripts('a'));
    assert.deepEqual(kindsOf(symbols), [
      'function a/lib/util.sh#log-line',
      'function a/lib/util.sh#log',
      'constant a/run.sh#MAX',
      'function a/run.sh#main',
      'function a/run.sh#helper',
    ]);
    assert.equal(symbols.get('a/lib/util.sh#log-line')!.doc, 'Says it.');
  });

  it('follows source, and takes programs for what they are', async () => {
    const symbols = await symbolsOf(scripts('a'));
    assert.deepEqual(callsOf(symbols, 'a/run.sh#main'), ['exact a/lib/util.sh#log', 'exact a/run.sh#helper']);
    assert.deepEqual(symbols.get('a/run.sh#main')!.unresolved, ['lost-one']);
    assert.deepEqual(callsOf(symbols, 'a/lib/util.sh#log'), ['exact a/lib/util.sh#log-line']);
  });

  it('keeps copies of a program apart', async () => {
    const symbols = await symbolsOf({ ...scripts('one'), ...scripts('two') });
    assert.deepEqual(callsOf(symbols, 'two/run.sh#main'), ['exact two/lib/util.sh#log', 'exact two/run.sh#helper']);
  });

  it('finds what substitutions, traps, pipelines and nested functions call, in both syntaxes', async () => {
    const symbols = await symbolsOf({
      'a.sh': [
        '#!/usr/bin/env bash',
        '. "$DIR/lib.sh"',
        'declare -r LIMIT=3',
        'function outer {',
        '  inner() { shared; }',
        '  local value=$(compute "$LIMIT")',
        '  inner | filter && echo "$(compute 2)"',
        '  grep() { command grep "$@"; }',
        '  grep x',
        '}',
        'compute() { echo "$1"; }',
        'filter() { cat; }',
        'cleanup() { rm -f x; }',
        'trap cleanup EXIT',
        'trap - INT',
      ].join('\n'),
      'lib.sh': 'shared() { :; }\n',
    });
    assert.deepEqual(callsOf(symbols, 'a.sh#outer'), [
      'exact a.sh#compute',
      'exact a.sh#filter',
      'exact a.sh#outer.grep',
      'exact a.sh#outer.inner',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.sh#outer.inner'), ['exact lib.sh#shared']);
    assert.equal(symbols.get('a.sh#LIMIT')!.kind, 'constant');
  });

  it('finds what a test of bats loads without its ending, and what it runs', async () => {
    const symbols = await symbolsOf({
      'test/a.bats': 'load helpers\nsetup() { prepare; run check 1; }\n',
      'test/helpers.bash': 'prepare() { :; }\ncheck() { :; }\n',
    });
    assert.deepEqual(callsOf(symbols, 'test/a.bats#setup'), ['exact test/helpers.bash#prepare']);
    assert.deepEqual(symbols.get('test/a.bats#setup')!.uses, [{ id: 'test/helpers.bash#check', confidence: 'exact' }]);
  });

  it('reads a script without an ending by its first line', async () => {
    const symbols = await symbolsOf({
      'bin/deploy': '#!/usr/bin/env -S bash -eu\n. "$(dirname "$0")/steps"\nmain() { build; }\n',
      'bin/steps': '#! /bin/sh\nbuild() { :; }\n',
      'bin/report': '#!/usr/bin/env python3.12\ndef report(): pass\n',
      'bin/serve': '#!/usr/bin/env NODE_ENV=test node\nfunction serve() {}\n',
      'bin/old': '#!/usr/bin/perl\nsub old {}\n',
      LICENSE: 'MIT\n',
    });
    assert.deepEqual(kindsOf(symbols), [
      'function bin/deploy#main',
      'function bin/report#report',
      'function bin/serve#serve',
      'function bin/steps#build',
    ]);
    assert.deepEqual(callsOf(symbols, 'bin/deploy#main'), ['exact bin/steps#build']);
  });

  it('reads what its grammar takes for errors: late here-strings, starred strings, patterns with quotes, loops over arguments', async () => {
    const document = await documentOf({
      'a.sh': [
        'write() { cat > "$1" <<<"text"; }',
        'check() { [[ "$(write a)" = *"two words"* ]]; }',
        'escape() { local text=${1//&/\\&amp;}; text=${text//\'"\'/q}; echo "${text%%]*}"; }',
        'lines() { { while read -r line; do escape "$line"; done',
        '} <<<"$(check)"',
        '}',
        'each() { for arg do write "$arg"; done; }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.sh#check'), ['exact a.sh#write']);
    assert.deepEqual(callsOf(symbols, 'a.sh#lines'), ['exact a.sh#check', 'exact a.sh#escape']);
    assert.deepEqual(callsOf(symbols, 'a.sh#each'), ['exact a.sh#write']);
    assert.equal(symbols.get('a.sh#write')!.signature, 'write()');
  });

  it('reads patterns with brackets, offsets with variables, arithmetic with bases, and what else its grammar takes for errors', async () => {
    const document = await documentOf({
      'a.sh': [
        'first() { echo 1; }',
        'patterns() {',
        '  [[ $1 == -@(a|b c|[rw$2]) ]] && first',
        '  case "$1" in',
        '    -${2}p | --colo?(u)r) first ;;',
        '    --x | \\',
        '      *"two words"*) echo "$(first)" ;;&',
        '  esac',
        '}',
        'offsets() { echo "${1:$2:1}${1:~0}${3:+ ($2) $(first)}"; }',
        'sums() { if ! (( A[0] > 4 ||',
        '  10#$1 > 12 )); then echo $((0x$1 + ${2}${3})) "$(first)"; fi; }',
        'files() { exec 4<> "$1"; X=1 2> /dev/null || first; cat <<EOF 2>/dev/null | first',
        'it says "\\${0##*/}" and $(first)',
        'EOF',
        '}',
        'either() { x=$((first a 2> /dev/null ||',
        '  first b) | first); [ "$(first)" "$@" ]; echo "``"; }',
        'more() { x=$(first) 2> /dev/null; echo "${1:_i++%${#2}:1}" 1>&3-; [[ ("$1" =~ a.b || $2 =~ ^[A-Z]{3}$) ]]; }',
        'each() { for ((i[0]; i[0] <= 2; i[0]++)); do first; done; grep a$; (first) <<< x',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    for (const name of ['patterns', 'offsets', 'sums', 'files', 'either', 'more', 'each']) {
      assert.deepEqual(callsOf(symbols, `a.sh#${name}`), ['exact a.sh#first'], name);
    }
  });

  it('takes tests of bats for functions: what they declare is their own', async () => {
    const symbols = await symbolsOf({
      'test/a.bats': [
        'load helpers',
        'answer() { :; }',
        '@test "it has { a brace }" {',
        '  local found=1',
        '  inner() { answer; }',
        '  inner',
        '  check "$found"',
        '}',
      ].join('\n'),
      'test/helpers.bash': 'load lib/more\n',
      'test/lib/more.bash': 'check() { :; }\n',
    });
    assert.deepEqual(kindsOf(symbols), [
      'function test/a.bats#answer',
      'function test/a.bats#inner',
      'function test/lib/more.bash#check',
    ]);
    assert.deepEqual(callsOf(symbols, 'test/a.bats#inner'), ['exact test/a.bats#answer']);
  });

  it('knows functions from variables of the same name', async () => {
    const symbols = await symbolsOf({
      'a.sh': [
        'state() { echo ok; }',
        'command=$1',
        'main() { local state; state=$(state); command -v "$command"; }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.sh#main'), ['exact a.sh#state']);
  });

  it('follows what is sourced by a quoted or a built-in command', async () => {
    const symbols = await symbolsOf({
      'a.sh': [
        ': first',
        String.raw`\. ./b.sh`,
        String.raw`MODE=test \. ./c.sh`,
        'builtin source ./d.sh',
        String.raw`main() { b; c; d; \b; }`,
      ].join('\n'),
      'b.sh': 'b() { :; }\n',
      'c.sh': 'c() { :; }\n',
      'd.sh': 'd() { :; }\n',
    });
    assert.deepEqual(callsOf(symbols, 'a.sh#main'), ['exact b.sh#b', 'exact c.sh#c', 'exact d.sh#d']);
  });

  it('takes a function that only one file has by its name, where one of both sources what nobody knows before it runs', async () => {
    const symbols = await symbolsOf({
      'main.sh':
        '. "$plugin"\nlog_info() { :; }\nshow() { :; }\nmy_program() { :; }\nset_up() { :; }\nboth_have() { :; }\n',
      'plugins/a.sh': 'both_have() { :; }\n',
      'plugins/b.sh': 'run_b() { log_info x; show; set_up; both_have; log_other; }\n',
      'tests/a.sh': 'set_up() { :; }\n',
    });
    assert.deepEqual(callsOf(symbols, 'plugins/b.sh#run_b'), ['name main.sh#log_info']);
    assert.deepEqual(symbols.get('plugins/b.sh#run_b')!.unresolved, ['both_have', 'log_other', 'set_up', 'show']);
    const others = await symbolsOf({
      'one/bin/main.sh': '. "$plugin"\nlog_info() { :; }\n',
      'one/plugin.sh': 'one_run() { log_info; log_other; }\n',
      'two/main.sh': 'log_other() { :; }\ntwo_run() { log_info; }\n',
    });
    assert.deepEqual(callsOf(others, 'one/plugin.sh#one_run'), ['name one/bin/main.sh#log_info']);
    assert.deepEqual(callsOf(others, 'two/main.sh#two_run'), []);
    const copies = await symbolsOf({
      'one/main.sh': '. "$plugin"\nlog_info() { :; }\n',
      'one/plugin.sh': 'run() { log_info; }\n',
      'two/main.sh': '. "$plugin"\nlog_info() { :; }\n',
      'two/plugin.sh': 'run() { log_info; }\n',
    });
    for (const copy of ['one', 'two'])
      assert.deepEqual(callsOf(copies, `${copy}/plugin.sh#run`), [`name ${copy}/main.sh#log_info`]);
  });
});
