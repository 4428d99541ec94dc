/** Of this device: somebody who speaks to their computer types there, and on another one with their hands. */
const KEY = "portal-single-keys";

/** Whether keys without Ctrl do anything. WCAG 2.2, 2.1.4: what is dictated, or hit by a hand that shakes, must not act. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without storage they stay on.
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest(
      "input:not([type=checkbox]),textarea,select,[role=combobox],[role=menu],[role=listbox]",
    ) !== null);

/** Whether a key that was pressed alone may act on the page: nobody types, nothing lies over it, and such keys are on. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  !event.metaKey &&
  !event.ctrlKey &&
  !event.altKey &&
  !isTyping(event.target) &&
  areSingleKeysOn() &&
  document.querySelector("[role=dialog],[role=alertdialog]") === null;
