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
for (let count = 0; count < 100; count++) {
  const entry = {
    path: `${name}${count}.py`,
    digest: 'd',
    packed: { facts: name!, body: '', words: '' },
  };
  store.put([entry]);
  if (store.facts(entry.path, 'd') === undefined) complaints++;
}
store.close();
process.exitCode = complaints === 0 ? 0 : 1;
