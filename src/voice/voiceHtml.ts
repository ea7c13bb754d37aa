import type { PageTexts } from './page/pageTexts.ts';

/** The page in which somebody speaks. Its script, style and worklet are files of their own. */
export function voiceHtml(texts: PageTexts, language: string): string {
  const t = (name: keyof PageTexts): string => escapeHtml(texts[name]);
  return document(
    language,
    t('title'),
    `<body data-texts="${escapeHtml(JSON.stringify(texts))}">
<main>
<h1>${t('title')}</h1>
<p>${t('intro')}</p>
<button id="speak" type="button">${t('speak')}</button>
<meter id="loudness" min="0" max="1" aria-label="${t('loudness')}" hidden></meter>
<p id="say" role="status"></p>
<p id="problem" role="alert"></p>
<form id="understood" hidden>
<label for="words">${t('words')}</label>
<textarea id="words" name="words" lang="${language}"></textarea>
<p><button type="submit">${t('ask')}</button> <button id="again" type="button">${t('again')}</button></p>
</form>
</main>
<script src="page.js"></script>
</body>`,
  );
}

/** A page that only says something. */
export function noticeHtml(text: string, language: string): string {
  return document(language, 'llmstruct', `<body><main><p role="alert">${escapeHtml(text)}</p></main></body>`);
}

function document(language: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
${body}
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
