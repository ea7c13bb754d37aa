/** Addresses of the page's parts. */
export interface BoardParts {
  readonly script: string;
  readonly style: string;
  /** Of the script, where the policy lets scripts in by it. */
  readonly nonce?: string;
  /** A content security policy that is not sent as a header. */
  readonly policy?: string;
  /** A language tag; absent: that of the browser. */
  readonly language?: string;
}

/** The page of the dashboard: it holds nothing but its parts, and no text of people's. */
export function boardHtml({ script, style, nonce, policy, language }: BoardParts): string {
  const meta = policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${quoted(policy)}">\n`;
  return `<!DOCTYPE html>
<html${language === undefined ? '' : ` lang="${quoted(language)}"`}>
<head>
<meta charset="utf-8">
${meta}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>llmstruct</title>
<link rel="stylesheet" href="${quoted(style)}">
<script type="module"${nonce === undefined ? '' : ` nonce="${quoted(nonce)}"`} src="${quoted(script)}"></script>
</head>
<body></body>
</html>
`;
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
