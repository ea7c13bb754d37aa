/** A type annotation's text without the colon or arrow before it. */
export function typeText(text: string): string {
  return text.replace(/^\s*(:|->|asserts\s)\s*/, '').trim();
}
