import { compile, type FormatCallback } from "html-to-text";

/** RFC 5322 advises lines of at most 78 characters. */
const LINE = 78;

const altOnly: FormatCallback = ({ attribs }, _walk, builder) => {
  const alt = ((attribs as Record<string, string>)["alt"] ?? "").trim();
  if (alt !== "") builder.addInline(` ${alt} `);
};

const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

const convert = compile({
  wordwrap: LINE,
  formatters: { altOnly },
  selectors: [
    { selector: "a", options: { linkBrackets: ["(", ")"], hideLinkHrefIfSameAsText: true } },
    { selector: "img", format: "altOnly" },
    { selector: "hr", options: { length: 40 } },
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** The plain-text part of a mail from its body; links as `text (url)`, pictures by what they show. */
export const plainText = (body: string): string =>
  convert(body)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
