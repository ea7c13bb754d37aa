// One of several processes that open the same new cache at the same time and write to it; exits 1 when the store gave up.
import { createSqliteFactStore } from '../../../src/node/sqliteFactStore.ts';

const [folder, name] = process.argv.slice(2);
let complaints = 0;
const log = {
  write(_: string, message: string): void {
    complaints++;
    console.error(name, message);
  },
};
const store = createSqliteFactStore({ folder: folder!, version: 1, log });
const facts = { definitions: [], imports: [], exports: [], references: [], locals: [], errors: [] };
for (let count = 0; count < 100; count++) {
  const entry = {
    path: `${name}${count}.py`,
    digest: 'd',
    facts: { language: 'python', doc: name!, tokens: 1, ...facts },
  };
  store.put([entry]);
  if (store.get(entry.path, 'd') === undefined) complaints++;
}
store.close();
process.exitCode = complaints === 0 ? 0 : 1;
