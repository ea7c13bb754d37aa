const TAGS = new Set(['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'code', 'pre', 'a', 'blockquote']);
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** The text of a message in Telegram's HTML; undefined for what Telegram cannot parse: another tag, a bare sign, an open tag. */
export function plainOf(html: string): string | undefined {
  const open: string[] = [];
  let text = '';
  let at = 0;
  for (const match of html.matchAll(/<(\/?)(\w+)((?:\s+[\w-]+="[^"]*")*)\s*>|&(?:lt|gt|amp|quot|#\d+);/g)) {
    const between = html.slice(at, match.index);
    if (/[<>&]/.test(between)) return undefined;
    text += between;
    at = match.index + match[0].length;
    const [whole, slash, tag = ''] = match;
    if (whole.startsWith('&')) {
      text += ENTITIES[whole] ?? String.fromCodePoint(Number(whole.slice(2, -1)));
      continue;
    }
    if (!TAGS.has(tag)) return undefined;
    if (slash !== '/') open.push(tag);
    else if (open.pop() !== tag) return undefined;
  }
  const rest = html.slice(at);
  return /[<>&]/.test(rest) || open.length > 0 ? undefined : text + rest;
}
