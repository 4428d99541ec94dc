const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const mod = isApple ? "⌘" : "Ctrl";
const alt = isApple ? "⌥" : "Alt";
const shift = isApple ? "⇧" : "Shift";

/** Keys of the editor as they are printed on the reader's keyboard, a space between those pressed together. */
export const shortcuts = {
  undo: `${mod} Z`,
  redo: `${mod} ${shift} Z`,
  bold: `${mod} B`,
  italic: `${mod} I`,
  underline: `${mod} U`,
  strike: `${mod} ${shift} S`,
  link: `${mod} K`,
  orderedList: `${mod} ${shift} 7`,
  bulletList: `${mod} ${shift} 8`,
  heading: `${mod} ${alt} 1`,
  text: `${mod} ${alt} 0`,
  moveUp: `${alt} ↑`,
  moveDown: `${alt} ↓`,
  block: "/",
  variable: "{{",
  settings: "Enter",
  columns: "Esc",
  tools: `${alt} F10`,
} as const;
