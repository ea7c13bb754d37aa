type Listener = (event: never) => void;
type Attributes = Readonly<Record<string, string | number | boolean | Listener | undefined>>;
type Child = Node | string | undefined;

/**
 * An element with its attributes, listeners (`onclick`) and children. True is an empty attribute, false and undefined are none. Texts are
 * texts: nothing is parsed as markup.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}
