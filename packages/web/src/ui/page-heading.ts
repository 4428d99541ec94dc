/** The heading that names the page; it can be focused, and is read aloud then. */
export const pageHeading = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("main h1[tabindex='-1']");

/** Gives the focus to the heading where what had it has gone. */
export function keepFocus(): void {
  if (document.activeElement === document.body) pageHeading()?.focus({ preventScroll: true });
}
