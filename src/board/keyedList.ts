/** An item of a list and what its element shows; equal texts are shown by the same element. */
export interface KeyedItem {
  readonly key: string;
  readonly shown: string;
  create(): HTMLElement;
}

/**
 * Makes the children of `parent` those of `items`, in their order. What has not changed keeps its element, and with it focus and scroll
 * position; so one changed task of a thousand costs one element.
 */
export function keepList(parent: HTMLElement, items: readonly KeyedItem[]): void {
  const old = new Map(
    [...parent.children].map((child) => [(child as HTMLElement).dataset['key'], child as HTMLElement]),
  );
  let next = parent.firstElementChild;
  for (const { key, shown, create } of items) {
    const known = old.get(key);
    old.delete(key);
    const element = known?.dataset['shown'] === shown ? known : create();
    element.dataset['key'] = key;
    element.dataset['shown'] = shown;
    if (element === next) next = next.nextElementSibling;
    else {
      if (known === next && known !== undefined && known !== element) next = known.nextElementSibling;
      if (known !== undefined && known !== element) known.replaceWith(element);
      if (element.nextElementSibling !== next || element.parentElement !== parent) parent.insertBefore(element, next);
    }
  }
  for (const element of old.values()) element.remove();
}
