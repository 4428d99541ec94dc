import { escapeHtml } from "../../escape-html.ts";
import { fillHtml, fillText, fillUrl, type Filling } from "./fill-variables.ts";
import { CONTAINER, GUTTER, PADDING, styles } from "./mail-look.ts";
import { openLink, renderInlines } from "./render-inlines.ts";
import { safeImage } from "./safe-url.ts";
import type { Block, ColumnBlock, TemplateDocument } from "./template-document.schema.ts";

type Of<Type extends Block["type"]> = Extract<Block, { type: Type }>;
type List = Of<"bulletList" | "orderedList">;
type Align = "left" | "center" | "right" | null;

const TABLE = `table role="presentation" cellpadding="0" cellspacing="0" border="0"`;
const row = (style: string, inside: string, extra = ""): string =>
  `<tr><td${extra} style="${style}">${inside}</td></tr>`;
const aligned = (align: Align | undefined): string => (align ? ` align="${align}"` : "");
const textAligned = (align: Align | undefined): string => (align ? `;text-align:${align}` : "");
const centred = (align: Align): string =>
  align === "center" ? ";margin:0 auto" : align === "right" ? ";margin:0 0 0 auto" : "";

/** Where a mail is being written: how wide the place is, in CSS pixels. */
interface Place {
  readonly filling: Filling;
  readonly width: number;
}

function heading({ filling }: Place, { attrs, content }: Of<"heading">): string {
  const look = `class="m-title" style="${styles.headings[attrs.level]}${textAligned(attrs.textAlign)}"`;
  const words = renderInlines(filling, content);
  return row(
    styles.headingCells[attrs.level],
    `<h${attrs.level} dir="auto" ${look}>${words}</h${attrs.level}>`,
  );
}

function paragraph({ filling }: Place, { attrs, content }: Of<"paragraph">): string {
  // An empty one keeps its height, as it does while it is written.
  const words = renderInlines(filling, content) || "&nbsp;";
  const look = `${styles.paragraph}${textAligned(attrs?.textAlign)}`;
  return row(styles.cell, `<p dir="auto" style="${look}">${words}</p>`, ` class="m-text"`);
}

function list(filling: Filling, { type, content, ...rest }: List): string {
  const tag = type === "bulletList" ? "ul" : "ol";
  const start = "attrs" in rest && rest.attrs && rest.attrs.start !== 1 ? ` start="${rest.attrs.start}"` : "";
  const items = content.map(({ content: entries }) => {
    const [only] = entries;
    if (entries.length === 1 && only?.type === "paragraph")
      return `<li dir="auto" style="${styles.item}${textAligned(only.attrs?.textAlign)}">${renderInlines(filling, only.content)}</li>`;
    const inside = entries.map((entry) =>
      entry.type === "paragraph"
        ? `<p style="${styles.item}${textAligned(entry.attrs?.textAlign)}">${renderInlines(filling, entry.content)}</p>`
        : list(filling, entry),
    );
    return `<li dir="auto" style="${styles.item}">${inside.join("")}</li>`;
  });
  return `<${tag} dir="auto"${start} style="${styles.list}">${items.join("")}</${tag}>`;
}

function button({ filling }: Place, { attrs }: Of<"button">): string {
  const label = fillHtml(filling, attrs.label);
  const look = `style="${styles.button}"`;
  const open = openLink(filling, attrs.href, look);
  const inside = open ? `${open}${label}</a>` : `<span ${look}>${label}</span>`;
  const box = `<td align="center" dir="auto" style="${styles.buttonBox}">${inside}</td>`;
  const table = `<${TABLE}${aligned(attrs.align)} style="border-collapse:separate${centred(attrs.align)}"><tr>${box}</tr></table>`;
  return row(styles.buttonCell, table);
}

function image({ filling, width: place }: Place, { attrs }: Of<"image">): string {
  const src = safeImage(fillUrl(filling, attrs.src));
  if (src === undefined) return "";
  const width = Math.min(attrs.width ?? place, place);
  const alt = escapeHtml(fillText(filling, attrs.alt ?? ""));
  const look = `${styles.image}${centred(attrs.align)};width:100%;max-width:${width}px`;
  // One that fills its place does so too where columns stack and places grow.
  const wide = attrs.width === null || attrs.width > place ? ` class="m-wide"` : "";
  const tag = `<img src="${escapeHtml(src)}" width="${width}" alt="${alt}"${wide} style="${look}">`;
  const open = attrs.href === "" ? undefined : openLink(filling, attrs.href, `style="text-decoration:none"`);
  return row(styles.imageCell, open ? `${open}${tag}</a>` : tag, aligned(attrs.align));
}

function unsubscribe({ filling }: Place, { attrs }: Of<"unsubscribe">): string {
  const label = fillHtml(filling, attrs.label);
  const look = `class="m-muted" style="${styles.unsubscribeLink}"`;
  const open = openLink(filling, "{{unsubscribe_url}}", look);
  const inside = `<p dir="auto" style="${styles.paragraph}${textAligned(attrs.align)}">${open ? `${open}${label}</a>` : label}</p>`;
  return row(styles.unsubscribe, inside, ` class="m-muted"`);
}

/** Columns stand side by side where they fit and one below the other on a phone; Word's engine is given a table of its own. */
function columns({ filling, width }: Place, { content }: Of<"columns">): string {
  const each = Math.floor((width - GUTTER * (content.length - 1)) / content.length);
  const ghost = (html: string) => `<!--[if mso]>${html}<![endif]-->`;
  const cell = `<td width="${each}" valign="top">`;
  const gap = `${ghost(`</td><td width="${GUTTER}"></td>${cell}`)}<div class="m-gutter" style="display:inline-block;width:${GUTTER}px">&nbsp;</div>`;
  const look = `display:inline-block;width:100%;max-width:${each}px;vertical-align:top`;
  const parts = content.map(
    (column) =>
      `<div class="m-column" style="${look}">\n${stack({ filling, width: each }, column.content)}\n</div>`,
  );
  const open = ghost(`<${TABLE} width="${width}"><tr>${cell}`);
  return row(styles.columns, `${open}${parts.join(gap)}${ghost("</td></tr></table>")}`);
}

function block(place: Place, each: Block): string {
  switch (each.type) {
    case "heading":
      return heading(place, each);
    case "paragraph":
      return paragraph(place, each);
    case "bulletList":
    case "orderedList":
      return row(styles.cell, list(place.filling, each), ` class="m-text"`);
    case "button":
      return button(place, each);
    case "image":
      return image(place, each);
    case "divider":
      return row(
        styles.dividerCell,
        `<${TABLE} width="100%">${row(styles.divider, "&nbsp;", ` class="m-line"`)}</table>`,
      );
    case "unsubscribe":
      return unsubscribe(place, each);
    default:
      return columns(place, each);
  }
}

function stack(place: Place, blocks: readonly (Block | ColumnBlock)[]): string {
  const rows = blocks.map((each) => block(place, each)).filter((html) => html !== "");
  return `<${TABLE} width="100%">\n${rows.join("\n")}\n</table>`;
}

/** What stands inside of the card, all of it inline styled. */
export const renderBlocks = (filling: Filling, { content }: TemplateDocument): string =>
  stack({ filling, width: CONTAINER - 2 * PADDING }, content);
