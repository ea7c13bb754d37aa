import assert from 'node:assert/strict';
import type { TasksInCode } from '../../../src/core/tasks/taskBindings.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { createRandom } from '../../support/random.ts';

/** More with `LLMSTRUCT_REFACTORINGS`. */
const STEPS = Number(process.env['LLMSTRUCT_REFACTORINGS'] ?? 500);

const REQUEST = { budget: 512, windowTokens: 8192, scopes: false };

const WORDS = (
  'handle empty carts taxes round half even prices currency before total cache result slow query retry failed network request ' +
  'validate input user name unicode path windows close file leak memory split long function rename variable test edge case ' +
  'проверить пустой заказ налог округлить цену ускорить запрос закрыть файл'
).split(' ');

interface Todo {
  words: string[];
  marker: string;
  /** How many words a line has; 0: all in one. */
  width: number;
  block: boolean;
  task?: string;
  /** Where it was drawn last. */
  path: string;
  line: number;
}

interface Definition {
  name: string;
  /** The class it is a method of. */
  owner: string | undefined;
  readonly todos: Todo[];
}

interface File {
  path: string;
  readonly python: boolean;
  readonly definitions: Definition[];
  header: number;
}

/** A program that is refactored at random, and where each of its TODO comments really is. */
class Program {
  readonly files: File[] = [];
  readonly removed: Todo[] = [];
  readonly #random: (below: number) => number;
  #count = 0;

  constructor(seed: number) {
    this.#random = createRandom(seed);
    for (let count = 0; count < 6; count++) {
      const python = count % 2 === 0;
      const file = { path: `src/m${count}.${python ? 'py' : 'js'}`, python, definitions: [], header: 0 };
      this.files.push(file);
      for (let more = 0; more < 2; more++) this.#addDefinition(file);
    }
  }

  get todos(): Todo[] {
    return this.files.flatMap(({ definitions }) => definitions.flatMap(({ todos }) => todos));
  }

  /** Draws every file and notes where each comment is. */
  draw(): Map<string, string> {
    return new Map(this.files.map((file) => [file.path, drawFile(file)]));
  }

  /** One refactoring; says what it did. */
  refactor(): string {
    const file = this.#pick(this.files);
    const definition = file.definitions[this.#random(file.definitions.length)];
    if (definition === undefined) {
      this.#addDefinition(file);
      return 'add a function';
    }
    const todo = definition.todos[this.#random(definition.todos.length)];
    switch (this.#random(13)) {
      case 0: {
        const target = this.#pick(this.files.filter(({ python }) => python === file.python));
        file.definitions.splice(file.definitions.indexOf(definition), 1);
        target.definitions.splice(this.#random(target.definitions.length + 1), 0, definition);
        return `move ${definition.name} to ${target.path}`;
      }
      case 1:
        definition.name = `g${++this.#count}`;
        return `rename to ${definition.name}`;
      case 2:
        file.path = `src/n${++this.#count}.${file.python ? 'py' : 'js'}`;
        return `rename a file to ${file.path}`;
      case 3:
        file.definitions.reverse();
        return `turn ${file.path} around`;
      case 4:
        for (const each of this.todos) each.width = this.#random(5);
        return 'wrap every comment anew';
      case 5:
        for (const each of this.todos) each.block = this.#random(2) === 0;
        return 'change the kind of comments';
      case 6:
        file.header = this.#random(20);
        return `other lines at the top of ${file.path}`;
      case 7:
        if (todo !== undefined) todo.words[this.#random(todo.words.length)] = this.#pick(WORDS);
        return 'reword a comment';
      case 8:
        this.#addTodo(definition);
        return 'add a comment';
      case 9:
        if (todo === undefined || this.todos.length < 12) return 'nothing';
        definition.todos.splice(definition.todos.indexOf(todo), 1);
        this.removed.push(todo);
        return `remove ${todo.words.join(' ')}`;
      case 10:
        definition.owner = definition.owner === undefined ? `C${++this.#count}` : undefined;
        return `a class around ${definition.name}`;
      case 11:
        if (todo !== undefined) todo.marker = this.#pick(['TODO', 'FIXME', 'HACK', 'XXX']);
        return 'another marker';
      default:
        this.#addDefinition(file);
        return 'add a function';
    }
  }

  #addDefinition(file: File): void {
    const definition: Definition = { name: `f${++this.#count}`, owner: undefined, todos: [] };
    file.definitions.push(definition);
    this.#addTodo(definition);
  }

  #addTodo(definition: Definition): void {
    const length = 4 + this.#random(6);
    const words = Array.from({ length }, () => this.#pick(WORDS));
    definition.todos.push({ words, marker: 'TODO', width: 0, block: false, path: '', line: 0 });
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#random(items.length)]!;
  }
}

function drawFile({ path, python, definitions, header }: File): string {
  const lines = Array.from({ length: header }, (_, at) => (python ? `X${at} = ${at}` : `const X${at} = ${at};`));
  for (const { name, owner, todos } of definitions) {
    const indent = owner === undefined ? '' : '    ';
    lines.push('');
    if (owner !== undefined) lines.push(python ? `class ${owner}:` : `class ${owner} {`);
    lines.push(python ? `${indent}def ${name}(a):` : `${indent}${owner === undefined ? 'function ' : ''}${name}(a) {`);
    for (const todo of todos) {
      todo.path = path;
      todo.line = lines.length + (todo.block && !python ? 2 : 1);
      lines.push(...drawTodo(todo, python, `${indent}    `), `${indent}    ${python ? 'a += 1' : 'a++;'}`);
    }
    lines.push(`${indent}    return a${python ? '' : ';'}`);
    if (!python) lines.push(`${indent}}`);
    if (!python && owner !== undefined) lines.push('}');
  }
  return `${lines.join('\n')}\n`;
}

function drawTodo({ words, marker, width, block }: Todo, python: boolean, indent: string): string[] {
  const lines: string[] = [];
  const step = width === 0 ? words.length : width;
  for (let at = 0; at < words.length; at += step) lines.push(words.slice(at, at + step).join(' '));
  const [first = '', ...rest] = lines;
  if (python) return [`${indent}# ${marker}: ${first}`, ...rest.map((line) => `${indent}#   ${line}`)];
  if (!block) return [`${indent}// ${marker} ${first}`, ...rest.map((line) => `${indent}// ${line}`)];
  return [
    `${indent}/*`,
    `${indent} * ${marker}: ${first}`,
    ...rest.map((line) => `${indent} * ${line}`),
    `${indent} */`,
  ];
}

describe('the identity of TODO comments', () => {
  it(`survives ${STEPS} random refactorings, and ends when the comment is gone`, async function () {
    this.timeout(600_000);
    const program = new Program(7);
    const random = createRandom(8);
    const { index, files } = createMemoryWorkspace({ 'llmstruct.toml': '# tasks\n' });
    const read = async (): Promise<TasksInCode> => {
      for (const path of [...files.keys()]) if (path.startsWith('src/')) files.delete(path);
      for (const [path, text] of program.draw()) files.set(path, text);
      await index.update({ output: { kind: 'none' } });
      return index.tasksInCode(REQUEST);
    };
    const adopt = async (todo: Todo) => {
      todo.task = (await index.adoptTodo({ path: todo.path, line: todo.line })).id;
    };
    await read();
    for (const todo of program.todos) await adopt(todo);
    let adopted = program.todos.length;
    for (let step = 0; step < STEPS; step++) {
      // Sometimes a merge brings two changes at once.
      const done = [program.refactor(), ...(random(10) === 0 ? [program.refactor()] : [])].join(', ');
      const { bindings, candidates } = await read();
      const where = new Map(
        bindings.map(({ task, path, line, todo }) => [task, todo === 'found' ? `${path}:${line}` : todo]),
      );
      for (const { task, path, line, words } of program.todos) {
        if (task !== undefined)
          assert.equal(where.get(task), `${path}:${line}`, `${step}, ${done}: ${words.join(' ')}`);
      }
      for (const { task } of program.removed) if (task) assert.equal(where.get(task), 'gone', `${step}, ${done}`);
      const unadopted = program.todos.filter(({ task }) => task === undefined);
      assert.equal(candidates.length, unadopted.length, `${step}, ${done}`);
      for (const todo of unadopted) {
        if (random(3) > 0) continue;
        await adopt(todo);
        adopted++;
      }
    }
    const { tasks } = await index.tasks();
    assert.equal(tasks.length, adopted, 'a comment was adopted twice');
    assert.ok(program.removed.length > 0);
  });

  it('adopts a comment once, with its words, its place and who is named', async () => {
    const { index } = createMemoryWorkspace({
      'src/a.py': 'def f():\n    # TODO(ann): handle empty carts\n    pass\n# FIXME\n',
    });
    const first = await index.adoptTodo({ path: 'src/a.py', line: 2 });
    assert.deepEqual(first, {
      id: 'TSK-001',
      title: 'handle empty carts',
      status: 'open',
      assignee: '@ann',
      symbol: 'src/a.py#f',
      todo: 'TODO: handle empty carts',
      line: 1,
    });
    assert.deepEqual(await index.adoptTodo({ path: 'src/a.py', line: 2 }), first);
    const bare = await index.adoptTodo({ path: 'src/a.py', line: 4 });
    assert.deepEqual([bare.title, bare.symbol, bare.todo], ['FIXME: src/a.py', 'src/a.py', 'FIXME']);
    await assert.rejects(index.adoptTodo({ path: 'src/a.py', line: 3 }), { code: 'todo-unknown' });
    const { candidates, bindings } = await index.tasksInCode(REQUEST);
    assert.deepEqual(candidates, []);
    assert.deepEqual(
      bindings.map(({ state, todo }) => [state, todo]),
      [
        ['bound', 'found'],
        ['file', 'found'],
      ],
    );
  });

  it('tells copies of one comment apart by where they are', async () => {
    const text = (one: string) => `def ${one}():\n    # TODO: check\n    pass\ndef b():\n    # TODO: check\n    pass\n`;
    const { index, files } = createMemoryWorkspace({ 'a.py': text('a') });
    const [one, two] = [
      await index.adoptTodo({ path: 'a.py', line: 2 }),
      await index.adoptTodo({ path: 'a.py', line: 5 }),
    ];
    files.set('a.py', text('c'));
    await index.update({ output: { kind: 'none' } });
    const lines = new Map((await index.tasksInCode(REQUEST)).bindings.map(({ task, line }) => [task, line]));
    assert.deepEqual([lines.get(one.id), lines.get(two.id)], [2, 5]);
  });

  it('does not end while errors may hide the comment', async () => {
    const { index, files } = createMemoryWorkspace({ 'src/a.py': 'def f():\n    # TODO: one thing\n    pass\n' });
    await index.adoptTodo({ path: 'src/a.py', line: 2 });
    files.set('src/a.py', 'def f(:\n    pass\n');
    await index.update({ output: { kind: 'none' } });
    assert.equal((await index.tasksInCode(REQUEST)).bindings[0]?.todo, 'unsure');
  });
});
