import { Node, type NodeConfig } from "@tiptap/core";
import { alignAttribute, cleanWords, wordsAttribute } from "./block-attributes.ts";
import { ADDRESS_MAX, hostOf, isImageAddress } from "./link-address.ts";

/** What blocks say by themselves while they are empty. */
export interface BlockWords {
  readonly noLabel: string;
  readonly noAlt: string;
  readonly decorates: string;
  readonly noAddress: string;
  readonly wide: string;
}

export const LABEL_MAX = 200;
export const ALT_MAX = 500;
export const WIDTH_MAX = 600;

const atom = { group: "block", atom: true, draggable: true, selectable: true } as const;

const Divider = Node.create({
  ...atom,
  name: "divider",
  parseHTML: () => [{ tag: "hr" }],
  // A rule alone is too thin to be hit with a finger.
  renderHTML: () => ["div", { "data-block": "divider" }, ["hr"]],
});

/** A block whose words are its label. */
const labelled = (words: BlockWords, name: "button" | "unsubscribe"): NodeConfig => ({
  ...atom,
  name,
  addAttributes: () => ({
    label: wordsAttribute("label", LABEL_MAX),
    ...(name === "button" && { href: wordsAttribute("href", ADDRESS_MAX) }),
    align: alignAttribute,
  }),
  parseHTML: () => [{ tag: `[data-block=${name}]` }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const label = String(node.attrs["label"]);
    const look = { class: `mail-${name}`, dir: "auto", ...(label === "" && { "data-empty": "" }) };
    return [
      "div",
      { ...HTMLAttributes, "data-block": name },
      ["span", look, label === "" ? words.noLabel : label],
    ];
  },
  renderText: ({ node }) => String(node.attrs["label"]),
});

function readWidth(element: HTMLElement): number | null {
  const text = element.getAttribute("data-width") ?? element.getAttribute("width") ?? "";
  const width = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return width >= 1 && width <= WIDTH_MAX ? width : null;
}

const readAlt = (element: HTMLElement): string | null => {
  const alt = element.getAttribute("data-alt") ?? element.getAttribute("alt");
  return alt === null ? null : cleanWords(alt, ALT_MAX);
};

const srcOf = (element: HTMLElement): string =>
  element.getAttribute("data-src") ?? element.getAttribute("src") ?? "";

const imageAttributes: NodeConfig["addAttributes"] = () => ({
  src: {
    ...wordsAttribute("src", ADDRESS_MAX),
    parseHTML: (element) => cleanWords(srcOf(element), ADDRESS_MAX),
  },
  alt: {
    default: null,
    parseHTML: readAlt,
    renderHTML: ({ alt }) => (alt === null ? {} : { "data-alt": String(alt) }),
  },
  href: wordsAttribute("href", ADDRESS_MAX),
  width: {
    default: null,
    parseHTML: readWidth,
    renderHTML: ({ width }) => (width === null ? {} : { "data-width": String(width) }),
  },
  align: alignAttribute,
});

/** A frame with what the picture says of itself: nothing is fetched from a stranger while a mail is written. */
const image = (words: BlockWords): NodeConfig => ({
  ...atom,
  name: "image",
  addAttributes: imageAttributes,
  parseHTML: () => [
    { tag: "[data-block=image]" },
    {
      tag: "img",
      getAttrs: (element) => {
        const src = srcOf(element);
        return src.length <= ADDRESS_MAX && isImageAddress(src) && null;
      },
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { src, alt, width } = node.attrs as { src: string; alt: string | null; width: number | null };
    const host = isImageAddress(src) ? hostOf(src) : "";
    const where = src === "" ? words.noAddress : host || src;
    return [
      "div",
      { ...HTMLAttributes, "data-block": "image" },
      [
        "span",
        { class: "mail-image", ...(width !== null && { style: `max-width: ${width}px` }) },
        [
          "span",
          { class: "mail-image-alt", dir: "auto" },
          alt === null ? words.noAlt : alt || words.decorates,
        ],
        ["span", { class: "mail-image-facts" }, `${where} · ${width === null ? words.wide : `${width} px`}`],
      ],
    ];
  },
  renderText: ({ node }) => String(node.attrs["alt"] ?? ""),
});

export const mailBlocks = (words: BlockWords) => [
  Divider,
  Node.create(labelled(words, "button")),
  Node.create(labelled(words, "unsubscribe")),
  Node.create(image(words)),
];
