import { el } from './element.ts';

/**
 * Shows a modal dialog that has `content`, and resolves with what `close` was called with when it is gone; with undefined after Escape. Who
 * had the focus gets it back.
 */
export function showDialog<Result>(
  label: string,
  content: (close: (result: Result) => void) => readonly Node[],
): Promise<Result | undefined> {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let result: Result | undefined;
    const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' });
    const close = (given: Result): void => {
      result = given;
      dialog.close();
    };
    dialog.append(el('h2', { id: 'dialog-title' }, label), ...content(close));
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
