import juice from "juice";
import { cleanSheet } from "./clean-css.ts";
import { escapeHtml } from "../../escape-html.ts";
import { fillHtml, fillText, fillUrl, type Filling } from "./fill-variables.ts";
import { readHtml } from "./read-html.ts";
import { sanitiseHtml, type Fill } from "./sanitise-html.ts";
import { partsOf, standIn, withoutStandIns } from "./stand-in.ts";
import type { VariableUse } from "./templates.rules.ts";

// Juice would set aside what looks like code of template engines and put it back unread, elsewhere if somebody asks for it.
for (const engine of Object.keys(juice.codeBlocks)) delete juice.codeBlocks[engine];

function fillFor(filling: Filling, uses: readonly VariableUse[]): Fill {
  return {
    // The text around is escaped already, the values are not.
    text: (escaped) =>
      partsOf(escaped, uses)
        .map((part) => (typeof part === "string" ? part : fillHtml(filling, [part])))
        .join(""),
    attribute: (value) => fillText(filling, partsOf(value, uses)),
    url: (value) => fillUrl(filling, partsOf(value, uses)),
    style: withoutStandIns,
  };
}

export interface RenderedSource {
  readonly html: string;
  /** Rules that only work in a style sheet. */
  readonly css: string;
}

/** HTML that somebody wrote, filled, made harmless, its style sheet put where clients read it. What is too deep gives its words only. */
export function renderHtml(filling: Filling, source: string): RenderedSource {
  const { html, uses } = standIn(source);
  const facts = readHtml(html);
  const fill = fillFor(filling, uses);
  if (facts.isTooDeep) return { html: `<p>${fill.text(escapeHtml(facts.text))}</p>`, css: "" };
  const { inlined, kept } = cleanSheet(withoutStandIns(facts.css), facts.counts);
  const clean = sanitiseHtml(html, fill);
  return { html: inlined === "" ? clean : inline(clean, inlined), css: kept };
}

const inline = (html: string, css: string): string =>
  juice.inlineContent(html, css, {
    inlinePseudoElements: false,
    resolveCSSVariables: false,
    preserveImportant: true,
    decodeStyleAttributes: true,
  });
