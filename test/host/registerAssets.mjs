// `node --import ./test/host/registerAssets.mjs`: imports of text assets give their text, as they do in esbuild's bundles.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const textAssets = /\.(?:scm|yaml|md)$/;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !textAssets.test(url)) return nextLoad(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(text)};` };
  },
});
