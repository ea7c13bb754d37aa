/**
 * The yardstick: web-tree-sitter parses the same files on one thread and does nothing else.
 *   node parseOnly.ts FOLDER STRUCT
 * The files are those that STRUCT, a `struct.json`, lists. Prints {files, bytes, lines, ms}. Reading files and loading grammars do not count.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { languageById } from '../../src/core/languages/registry.ts';
import type { StructDocument } from '../../src/core/model/structDocument.ts';

const require = createRequire(import.meta.url);
const [folder = '.', struct = 'struct.json'] = process.argv.slice(2);

await Parser.init({ wasmBinary: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')) });
const parser = new Parser();
const grammars = new Map<string, Language>();
const texts: { language: Language; text: string }[] = [];
let bytes = 0;
let lines = 0;
const { modules } = JSON.parse(readFileSync(struct, 'utf8')) as StructDocument;
for (const { path: file, language } of modules) {
  let grammar = grammars.get(language);
  if (grammar === undefined) {
    grammar = await Language.load(readFileSync(require.resolve(languageById(language)!.grammar)));
    grammars.set(language, grammar);
  }
  const content = readFileSync(path.join(folder, file));
  const text = content.toString('utf8');
  bytes += content.length;
  lines += text.split('\n').length;
  texts.push({ language: grammar, text });
}

const began = performance.now();
for (const { language, text } of texts) {
  parser.setLanguage(language);
  parser.parse(text)?.delete();
}
console.log(JSON.stringify({ files: modules.length, bytes, lines, ms: performance.now() - began }));
