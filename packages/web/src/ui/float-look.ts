/** The look of what floats above the page: menus, lists, popovers. */
export const floatLook =
  "pop-in rounded-lg bg-raised p-1 text-13 text-ink shadow-float outline-none max-w-[min(24rem,calc(100vw-1rem))]";

/** One row of a menu or a list. */
export const itemLook =
  "flex min-h-8 touch:min-h-10 cursor-default items-center gap-2.5 rounded-md px-2 py-1 -outline-offset-2 select-none " +
  "data-highlighted:bg-hover data-disabled:text-ink-faint data-disabled:opacity-70 " +
  "[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint";
