export type Scheme = "light" | "dark";

const never = "(max-width:0)";
const always = "(min-width:0)";

/** A frame has the scheme of its reader's machine; this is the mail as a reader with the other one would see it too. */
export const inScheme = (html: string, scheme: Scheme): string =>
  html
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, scheme === "dark" ? always : never)
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, scheme === "light" ? always : never)
    // Of a mail that is made for both; one for light alone stays light in the dark.
    .replace(
      '<meta name="color-scheme" content="light dark">',
      `<meta name="color-scheme" content="only ${scheme}">`,
    );
