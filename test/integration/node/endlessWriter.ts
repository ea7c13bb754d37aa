// Writes one of two texts for ever, until it is killed by the test that started it.
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';

const files = createNodeFileSystem(process.argv[2]!, { git: false });
const texts = [`${'a'.repeat(4_000_000)}\n`, `${'b'.repeat(6_000_000)}\n`];
await files.writeAtomic('struct.json', texts[0]!);
process.send?.('ready');
for (let count = 1; ; count++) await files.writeAtomic('struct.json', texts[count % 2]!);
