/** Colours and measures of a mail. Inline, as most clients read nothing else; the style sheet adds only what cannot be inline. */
const light = {
  page: "#f3f4f7",
  card: "#ffffff",
  edge: "#e4e7ec",
  title: "#101828",
  text: "#344054",
  muted: "#667085",
  link: "#1d4ed8",
  button: "#1d4ed8",
  onButton: "#ffffff",
} as const;

const dark = {
  page: "#0e1116",
  card: "#171b22",
  edge: "#2b313b",
  title: "#f5f7fa",
  text: "#d3d8e0",
  muted: "#98a2b3",
  link: "#93b4ff",
} as const;

/** CSS pixels. */
export const CONTAINER = 600;
export const PADDING = 40;
/** Between columns. */
export const GUTTER = 24;

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const font = (px: number, line: number) => `font-family:${FONT};font-size:${px}px;line-height:${line}px`;

/** `style` attributes by what they dress; double quotes do not occur. */
export const styles = {
  page: `margin:0;padding:0;width:100%;background-color:${light.page}`,
  around: "padding:40px 16px",
  card: `width:100%;max-width:${CONTAINER}px;margin:0 auto;background-color:${light.card};border:1px solid ${light.edge};border-radius:12px;border-collapse:separate`,
  inside: `padding:${PADDING}px ${PADDING - 1}px 24px`,
  cell: `padding:0 0 16px;${font(16, 26)};color:${light.text}`,
  headingCells: { 1: "padding:0 0 16px", 2: "padding:0 0 12px", 3: "padding:0 0 6px" },
  headings: {
    1: `margin:0;${font(28, 36)};font-weight:700;letter-spacing:-0.4px;color:${light.title}`,
    2: `margin:0;${font(21, 29)};font-weight:600;letter-spacing:-0.2px;color:${light.title}`,
    3: `margin:0;${font(17, 25)};font-weight:600;color:${light.title}`,
  },
  paragraph: "margin:0",
  // Room on both sides, so that bullets stand well in either direction of writing.
  list: "margin:0;padding:0 24px",
  item: "margin:0 0 6px",
  link: `color:${light.link};text-decoration:underline`,
  buttonCell: "padding:8px 0 24px",
  // Word's engine knows no padding of links; it takes the cell's.
  buttonBox: `border-radius:8px;background-color:${light.button};mso-padding-alt:13px 24px`,
  button: `display:inline-block;padding:13px 24px;border-radius:8px;${font(16, 22)};font-weight:600;color:${light.onButton};text-decoration:none`,
  imageCell: "padding:0 0 24px;font-size:0;line-height:0",
  image: `display:block;height:auto;border:0;border-radius:8px;${font(14, 20)};color:${light.muted}`,
  dividerCell: "padding:8px 0 24px",
  divider: `border-top:1px solid ${light.edge};font-size:1px;line-height:1px;height:1px`,
  columns: "padding:0;font-size:0;line-height:0",
  unsubscribe: `padding:0 0 16px;${font(13, 20)};color:${light.muted}`,
  unsubscribeLink: `color:${light.muted};text-decoration:underline`,
  preheader:
    "display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:transparent;opacity:0",
} as const;

/** Outlook.com and its apps say so by attributes of their own where they darken a mail. */
const darkRules: readonly (readonly [selector: string, declaration: string])[] = [
  [".m-page", `background-color:${dark.page}!important`],
  [".m-card", `background-color:${dark.card}!important;border-color:${dark.edge}!important`],
  [".m-title", `color:${dark.title}!important`],
  [".m-text", `color:${dark.text}!important`],
  [".m-muted", `color:${dark.muted}!important`],
  [".m-link", `color:${dark.link}!important`],
  [".m-line", `border-color:${dark.edge}!important`],
];

const phoneRules = [
  ".m-around{padding:0!important}",
  ".m-card{border:0!important;border-radius:0!important}",
  ".m-inside{padding:32px 24px 16px!important}",
  ".m-column{display:block!important;width:100%!important;max-width:100%!important;padding-bottom:16px!important}",
  ".m-wide{max-width:100%!important}",
  ".m-gutter{display:none!important}",
];

export const styleSheet: string = [
  "body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}",
  `@media (max-width:${CONTAINER}px){${phoneRules.join("")}}`,
  `@media (prefers-color-scheme:dark){${darkRules.map(([name, rule]) => `${name}{${rule}}`).join("")}}`,
  ...darkRules.map(([name, rule]) => `[data-ogsc] ${name},[data-ogsb] ${name}{${rule}}`),
].join("\n");
