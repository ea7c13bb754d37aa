import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the server speak `locale`: extensions then load their translations, and `vscode.env.language` says so. The
 * language pack is an empty one, so VS Code's own words stay English and the window can be driven by its titles.
 * Call it after the extensions are installed: an installation rewrites the list of packs.
 * @returns arguments for the server
 */
export function displayLanguage(locale: string, userData: string): string[] {
  mkdirSync(userData, { recursive: true });
  const translations = join(userData, `main.i18n.${locale}.json`);
  writeFileSync(translations, JSON.stringify({ contents: {} }));
  const pack = {
    hash: `empty-${locale}`,
    label: locale,
    // Nobody looks for this extension, but without an entry the server finds no extension at all.
    extensions: [{ extensionIdentifier: { id: `llmstruct-test.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
  return ['--locale', locale];
}
