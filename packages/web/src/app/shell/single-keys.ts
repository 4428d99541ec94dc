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
