// First step of `npm test`, in syntax that an old Node reads too. The `node` devDependency puts a new Node on the PATH of
// npm scripts; where its install script did not run, npm falls back to the system's Node without a word.

// 22.13 has node:sqlite without a flag, which the product needs; the tests are TypeScript run as it is, which takes 22.18.
const needed = [22, 18];
const found = process.versions.node.split('.').map(Number);

console.log(`Node ${process.version} (${process.execPath})`);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  const version = needed.join('.');
  console.error(
    `The tests need Node ${version} or newer (the product itself runs from 22.13 on). The devDependency "node" brings one: ` +
      `run \`npm rebuild node\` (npm 11: \`npm approve-scripts node\` first), or install Node ${version} or newer.`,
  );
  console.error(
    `Для тестов нужен Node ${version} или новее. Выполните \`npm rebuild node\` (в npm 11 сначала ` +
      `\`npm approve-scripts node\`) или установите Node ${version} или новее.`,
  );
  process.exit(2);
}
