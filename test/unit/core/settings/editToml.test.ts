import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTOML } from 'toml-eslint-parser';
import { appendTomlElement, appendTomlTable, editTomlKey } from '../../../../src/core/settings/editToml.ts';
import { isSameToml } from '../../../../src/core/settings/readsBackAs.ts';
import { isTable, readToml, type TomlPath } from '../../../../src/core/settings/tomlDocument.ts';
import { readLayout } from '../../../../src/core/settings/tomlLayout.ts';
import type { TomlNewValue } from '../../../../src/core/settings/tomlText.ts';
import { projectRoot } from '../../../host/projectRoot.ts';
import { createRandom } from '../../../support/random.ts';

const edit = (text: string, key: string, value: TomlNewValue | undefined, table: TomlPath = ['tasks', 0]) =>
  editTomlKey(text, table, key, value);

describe('editTomlKey', () => {
  it('sets a value and leaves comments, order, blanks and quotes', () => {
    const text = '# top\n[[tasks]]   # first\nid=\'A\'\nstatus   =   "open"   # now\n\n\n[other]\nx = 0xFF\n';
    assert.equal(edit(text, 'status', 'done'), text.replace('"open"', '"done"'));
    assert.equal(edit(text, 'id', 'B'), text.replace("'A'", "'B'"));
    assert.equal(edit(text, 'id', "it's"), text.replace("'A'", '"it\'s"'));
  });

  it('adds a key behind the last one, in its manner', () => {
    assert.equal(edit('[[tasks]]\n  id="A" # a\n', 'status', 'done'), '[[tasks]]\n  id="A" # a\n  status="done"\n');
    const columns = '[[tasks]]\r\nid    = "A"\r\ntitle = "t"';
    assert.equal(edit(columns, 'goals', ['x', 'y']), `${columns}\r\ngoals = ["x", "y"]`);
    assert.equal(edit('[[tasks]]\n[other]\n', 'id', 'A'), '[[tasks]]\nid = "A"\n[other]\n');
    assert.equal(edit('tasks = [{ id = "A" }]\n', 'status', 'done'), 'tasks = [{ id = "A", status = "done" }]\n');
    assert.equal(edit('tasks.A.title = "a"\n', 'x', 1, ['tasks', 'A']), 'tasks.A.title = "a"\ntasks.A.x = 1\n');
  });

  it('takes a key away with its line', () => {
    assert.equal(edit('[[tasks]]\nid = "A"\nx = 1 # y\n\n[o]\n', 'x', undefined), '[[tasks]]\nid = "A"\n\n[o]\n');
    assert.equal(edit('[[tasks]]\r\nid = "A"\r\nx = 1', 'x', undefined), '[[tasks]]\r\nid = "A"');
    assert.equal(edit('[[tasks]]\r\nid = "A"\r\n# k!\nx = 1', 'x', undefined), '[[tasks]]\r\nid = "A"\r\n# k!');
    assert.equal(edit('tasks = [{ id = "A", x = 1 }]', 'x', undefined), 'tasks = [{ id = "A" }]');
    assert.equal(edit('tasks = [{ x = 1, id = "A" }]', 'x', undefined), 'tasks = [{ id = "A" }]');
    assert.equal(edit('[[tasks]]\nid = "A"\n', 'x', undefined), '[[tasks]]\nid = "A"\n');
  });

  it('changes only the elements of a list that change', () => {
    const text = '[[tasks]]\nlabels = [\n  "a", # one\n  "b", # two\n  "c", # three\n]\n';
    assert.equal(edit(text, 'labels', ['a', 'x', 'c']), text.replace('"b"', '"x"'));
    assert.equal(edit(text, 'labels', ['a', 'b', 'c', 'd']), text.replace('# three', '# three\n  "d",'));
    assert.equal(edit(text, 'labels', ['a', 'c']), text.replace('"b", # two\n  ', ''));
    assert.equal(edit(text, 'labels', ['0', 'a', 'b', 'c']), text.replace('"a"', '"0",\n  "a"'));
    assert.equal(edit('[[tasks]]\nlabels = ["a"]\n', 'labels', []), '[[tasks]]\nlabels = []\n');
    assert.equal(edit('[[tasks]]\nlabels = [ ]\n', 'labels', ['a']), '[[tasks]]\nlabels = ["a"]\n');
  });

  it('leaves the comments of the elements that stay', () => {
    const list = (...lines: readonly string[]) => ['[[tasks]]', 'labels = [', ...lines, ']', ''].join('\n');
    const set = (before: string, labels: readonly string[]) => edit(before, 'labels', labels);
    const three = list('  "a", # first', '  # of b', '  "b", # second', '  # of c', '  "c" # third');
    assert.equal(set(three, ['a', 'b']), list('  "a", # first', '  # of b', '  "b" # second', '  # of c'));
    assert.equal(set(three, ['a', 'c']), list('  "a", # first', '  # of b', '  # of c', '  "c" # third'));
    assert.equal(set(three, ['b', 'c']), list('  # of b', '  "b", # second', '  # of c', '  "c" # third'));
    assert.equal(set(three, []), list('  # of b', '  # of c'));
    assert.equal(set(list('  "a", # first'), []), '[[tasks]]\nlabels = []\n');
    const added = ['  "a", # first', '  # of b', '  "b", # second', '  # of c'];
    assert.equal(set(three, ['a', 'b', 'c', 'd']), list(...added, '  "c", # third', '  "d"'));
    assert.equal(
      set(three, ['a', 'x', 'b', 'c']),
      list('  "a", # first', '  "x",', ...added.slice(1), '  "c" # third'),
    );
    assert.equal(set(list('  "a", # first'), ['a', 'b', 'c']), list('  "a", # first', '  "b",', '  "c",'));
    assert.equal(set(list('  # none yet'), ['a', 'b']), list('  # none yet', '  "a",', '  "b",'));
    assert.equal(
      set('[[tasks]]\r\nlabels = [ # none\r\n]\r\n', ['a']),
      '[[tasks]]\r\nlabels = [ # none\r\n  "a",\r\n]\r\n',
    );
    assert.equal(set(list('  "a" # first', '  , "b"'), ['b']), list('  "b"'));
    // The comma on the next line belongs to the form of the list.
    assert.equal(set(list('  "a" # first', '  , "b"'), ['a', 'b', 'c']), list('  "a" # first', '  , "b",', '  "c"'));
  });

  it('keeps every comment that stands by itself or beside what stays, whatever the list looks like', () => {
    const random = createRandom(20);
    for (let round = 0; round < 3000; round++) {
      const eol = random(2) === 0 ? '\n' : '\r\n';
      const labels = ['a', 'b', 'c', 'd'].slice(0, random(5));
      const lines = labels.map((label, at) => {
        const comma = at < labels.length - 1 || random(2) === 0 ? ',' : '';
        const above = random(4) === 0 ? `# over ${label}${eol}` : '';
        return `${above}  "${label}"${comma}${random(2) === 0 ? ` # at ${label}` : ''}${eol}`;
      });
      const ending = random(4) === 0 ? `  # end${eol}` : '';
      const text = `[[tasks]]${eol}labels = [${eol}${lines.join('')}${ending}]${eol}x = 1${eol}`;
      const wanted = [...labels.filter(() => random(3) > 0), ...['e', 'f'].slice(0, random(3))];
      const after = edit(text, 'labels', wanted)!;
      const read = readToml(after);
      assert.ok(read.ok, `${text}\n${after}`);
      assert.ok(isSameToml(read.value, { tasks: [{ labels: wanted, x: 1 }] }), `${text}\n${after}`);
      const stays = (comment: string) => !comment.startsWith(' at ') || wanted.includes(comment.at(-1)!);
      for (const comment of comments(text).filter(stays)) {
        assert.equal(after.split(comment).length, 2, `${comment} of\n${text}\n${after}`);
        const label = /^ at (.)/.exec(comment)?.[1];
        if (label !== undefined) assert.match(after, new RegExp(`"${label}",? #${comment}`));
      }
      assert.ok(eol === '\n' || !/[^\r]\n/.test(after));
    }
  });

  it('writes several lines with the line ends of the file', () => {
    const text = edit('[[tasks]]\r\nid = "A"\r\n', 'description', 'one\n"""two""" \\ three"');
    assert.equal(text, '[[tasks]]\r\nid = "A"\r\ndescription = """\r\none\r\n""\\"two""\\" \\\\ three\\""""\r\n');
    const read = readToml(text!);
    assert.ok(read.ok);
    assert.ok(isSameToml(read.value['tasks'], [{ id: 'A', description: 'one\n"""two""" \\ three"' }]));
  });
});

describe('appendTomlElement and appendTomlTable', () => {
  const fields = { id: 'B', title: 'b' };

  it('put the new table behind the last one, as far from it as the others are', () => {
    const text = '[[tasks]]\nid = "A"\n# of A\n\n\n[[tasks]]\nid = "C"\n\n[other]\nx = 1\n';
    assert.equal(
      appendTomlElement(text, 'tasks', fields),
      text.replace('"C"\n', '"C"\n\n\n[[tasks]]\nid = "B"\ntitle = "b"\n'),
    );
    assert.equal(appendTomlElement('', 'tasks', fields), '[[tasks]]\nid = "B"\ntitle = "b"\n');
    assert.equal(appendTomlElement('a = 1', 'tasks', fields), 'a = 1\n\n[[tasks]]\nid = "B"\ntitle = "b"');
    assert.equal(
      appendTomlTable('[tasks.A]\r\ntitle="a"\r\n', 'tasks', 'B C', { title: 'b' }),
      '[tasks.A]\r\ntitle="a"\r\n\r\n[tasks."B C"]\r\ntitle="b"\r\n',
    );
  });

  it('put an element into a list in brackets', () => {
    assert.equal(
      appendTomlElement('tasks = [\n  { id = "A" },\n]\n', 'tasks', { id: 'B', text: 'two\nlines' }),
      'tasks = [\n  { id = "A" },\n  { id = "B", text = "two\\nlines" },\n]\n',
    );
    assert.equal(appendTomlElement('tasks = []\n', 'tasks', fields), 'tasks = [{ id = "B", title = "b" }]\n');
    assert.equal(appendTomlElement('tasks = 5\n', 'tasks', fields), undefined);
  });
});

/** TOML files as people write them: those of installed packages, and all below `LLMSTRUCT_TOML` where that names a folder. */
function realFiles(): readonly (readonly [name: string, text: string])[] {
  const more = process.env['LLMSTRUCT_TOML'];
  const names = [
    ...globSync('node_modules/*/{*,*/*}.toml', { cwd: projectRoot }).map((name) => join(projectRoot, name)),
    ...globSync('test/fixtures/toml/*.toml', { cwd: projectRoot }).map((name) => join(projectRoot, name)),
    ...(more === undefined ? [] : globSync('**/*.toml', { cwd: more }).map((name) => join(more, name))),
  ];
  return names
    .map((name) => [name, readFileSync(name, 'utf8')] as const)
    .filter(([, text]) => readToml(text).ok && readsWithRanges(text));
}

function readsWithRanges(text: string): boolean {
  try {
    return readLayout(text.replace(/^\uFEFF/, '')).text !== '';
  } catch {
    return false;
  }
}

/** How a file may be saved: with either line end, with a BOM, without an end of the last line. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('\r\n', '\n'),
  (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.trimEnd(),
];

const VALUES: readonly TomlNewValue[] = [
  'plain',
  'it\'s "quoted" \\ here',
  'два\nстроки\n',
  '😀\t"""\n\'\'\'',
  '',
  5,
  1.5,
  ['a'],
  ['b', 'a', 'c'],
  [],
];

const comments = (text: string) => parseTOML(text.replace(/^\uFEFF/, '')).comments.map(({ value }) => value);

/** How much of both ends of two texts is equal, without overlap. */
function equalEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return start + end;
}

function changedValue(value: unknown, path: TomlPath, key: string, to: TomlNewValue | undefined): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    const table: Record<string, unknown> = { ...(value as object) };
    if (to === undefined) delete table[key];
    else table[key] = typeof to === 'string' ? to.replaceAll('\r\n', '\n') : to;
    return table;
  }
  if (Array.isArray(value)) {
    return (value as unknown[]).map((element, index) =>
      index === first ? changedValue(element, rest, key, to) : element,
    );
  }
  const table = value as Record<string, unknown>;
  return { ...table, [first]: changedValue(table[first], rest, key, to) };
}

/** A value without tables that have nothing in them. */
function withoutEmpty(value: unknown): unknown {
  if (!isTable(value)) return value;
  const kept = Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => !(isTable(inner) && Object.keys(inner).length === 0)));
}

describe('editTomlKey on real files', () => {
  const files = realFiles();

  it('changes one value, reads back as meant, and leaves every other byte', function () {
    this.timeout(600_000);
    assert.ok(files.length >= 4, 'no TOML files are installed');
    let edits = 0;
    for (const [name, original] of files) {
      for (const [form, save] of FORMS.entries()) {
        // By what the file says, not by where it lies: the same edits on every machine.
        const random = createRandom(original.length * 31 + form);
        let text = save(original);
        for (let step = 0; step < 12; step++) {
          const bom = text.startsWith('\uFEFF') ? 1 : 0;
          const layout = readLayout(text.slice(bom));
          const tables = [
            ...layout.tables.map(({ path }) => path),
            ...layout.keys.map(({ path }) => path.slice(0, -1)),
          ];
          const table = tables[random(tables.length)];
          if (table === undefined) break;
          const present = layout.keys.filter(({ path }) => JSON.stringify(path.slice(0, -1)) === JSON.stringify(table));
          const known = random(3) === 0 ? undefined : present[random(present.length)];
          const key = String(known?.path.at(-1) ?? `new-${step}`);
          const value = random(5) === 0 ? undefined : VALUES[random(VALUES.length)]!;
          const after = editTomlKey(text, table, key, value);
          const where = `${name} form ${form} step ${step}: ${table.join('.')}.${key} = ${JSON.stringify(value)}`;
          if (after === undefined) continue;
          edits++;
          const [old, fresh] = [readToml(text), readToml(after)];
          assert.ok(old.ok && fresh.ok, where);
          const meant = changedValue(old.value, table, key, value);
          // A table that only dotted keys speak of goes with the last of them.
          const same =
            value === undefined
              ? isSameToml(withoutEmpty(fresh.value), withoutEmpty(meant))
              : isSameToml(fresh.value, meant);
          assert.ok(same, `${where}\n${after}`);
          const [start, end] = known?.node.value.range ?? [0, 0];
          if (known !== undefined && value !== undefined) {
            assert.ok(after.startsWith(text.slice(0, bom + start)), where);
            assert.ok(after.endsWith(text.slice(bom + end)), where);
          } else {
            assert.equal(equalEnds(text, after), Math.min(text.length, after.length), where);
          }
          if (
            value !== undefined &&
            !isTable(value) &&
            known?.node.value.type !== 'TOMLArray' &&
            known?.node.value.type !== 'TOMLInlineTable'
          ) {
            assert.deepEqual(comments(after), comments(text), where);
          }
          if (form === 1) assert.ok(!/[^\r]\n/.test(after), where);
          // What was added and is taken away again leaves no trace.
          if (known === undefined && value !== undefined)
            assert.equal(editTomlKey(after, table, key, undefined), text, where);
          text = after;
        }
      }
    }
    assert.ok(edits > 60, String(edits));
  });

  it('appends tasks to them in both forms', function () {
    this.timeout(600_000);
    for (const [name, original] of files) {
      for (const [form, save] of FORMS.entries()) {
        let text = save(original);
        const old = readToml(text);
        assert.ok(old.ok);
        if ('tasks' in old.value) continue;
        const expected: unknown[] = [];
        for (const id of ['A', 'B', 'C']) {
          const after = appendTomlElement(text, 'tasks', { id, title: `${id}\nб` })!;
          assert.ok(after.startsWith(text.trimEnd()), `${name} ${form}`);
          text = after;
          expected.push({ id, title: `${id}\nб` });
        }
        const fresh = readToml(text);
        assert.ok(fresh.ok && isSameToml(fresh.value, { ...old.value, tasks: expected }), `${name} ${form}`);
        const table = appendTomlTable(save(original), 'tasks', 'A B', { title: 'x' })!;
        const other = readToml(table);
        assert.ok(other.ok && isSameToml(other.value, { ...old.value, tasks: { 'A B': { title: 'x' } } }), name);
      }
    }
  });
});
