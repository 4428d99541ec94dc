import { z } from "zod";
import { isFallback, variableFilters } from "./templates.rules.ts";

/**
 * A mail as blocks, in the form that the editor keeps it in. Whatever a person wrote is taken as it is, also a link that must not
 * be followed: rendering leaves it out and the linter names it, so that nothing is lost by saving.
 */
const align = z.enum(["left", "center", "right"]).nullable().default(null);
const words = (max: number) =>
  z
    .string()
    .max(max, "too_long")
    .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "forbidden_characters");
const href = words(2_000);

const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["bold", "italic", "underline", "strike"]) }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href }) }),
]);
export type InlineMark = z.output<typeof mark>;

const marks = z.array(mark).max(8).optional();

const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: words(50_000).min(1), marks }),
  z.strictObject({ type: z.literal("hardBreak"), marks }),
  z.strictObject({
    type: z.literal("variable"),
    attrs: z.strictObject({
      name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "wrong_form"),
      fallback: words(100).refine(isFallback, "forbidden_characters"),
      filter: z.enum(variableFilters).nullable(),
    }),
    marks,
  }),
]);
export type Inline = z.output<typeof inline>;

/** Parts of one level; far more than a mail that anybody reads. */
const PARTS_MAX = 2_000;
const inlines = z.array(inline).max(PARTS_MAX).optional();

const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]), textAlign: align }),
  content: inlines,
});
const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  attrs: z.strictObject({ textAlign: align }).optional(),
  content: inlines,
});
const button = z.strictObject({
  type: z.literal("button"),
  attrs: z.strictObject({ label: words(200), href, align }),
});
const image = z.strictObject({
  type: z.literal("image"),
  attrs: z.strictObject({
    src: href,
    /** Null = nobody has said yet what it shows; empty = it only decorates. */
    alt: words(500).nullable(),
    /** Where a click leads; empty = nowhere. */
    href,
    /** CSS pixels; null = as wide as its place, 600 at most. */
    width: z.int().min(1).max(600).nullable(),
    align,
  }),
});
const divider = z.strictObject({ type: z.literal("divider") });
const unsubscribe = z.strictObject({
  type: z.literal("unsubscribe"),
  attrs: z.strictObject({ label: words(200), align }),
});

/** Lists nest so deep and no deeper. */
const LIST_DEPTH = 4;

interface ListItem {
  type: "listItem";
  content: (z.output<typeof paragraph> | List)[];
}
type List =
  | { type: "bulletList"; content: ListItem[] }
  | { type: "orderedList"; attrs?: { start: number } | undefined; content: ListItem[] };

function listsOf(depth: number): z.ZodType<List> {
  const entry = depth === 1 ? paragraph : z.union([paragraph, listsOf(depth - 1)]);
  const content = z
    .array(z.strictObject({ type: z.literal("listItem"), content: z.array(entry).max(PARTS_MAX) }))
    .max(PARTS_MAX);
  return z.union([
    z.strictObject({ type: z.literal("bulletList"), content }),
    z.strictObject({
      type: z.literal("orderedList"),
      attrs: z.strictObject({ start: z.int().min(0).max(100_000) }).optional(),
      content,
    }),
  ]);
}

const columnBlock = z.union([heading, paragraph, listsOf(LIST_DEPTH), button, image, divider, unsubscribe]);
/** What may stand in a column, which holds no columns of its own. */
export type ColumnBlock = z.output<typeof columnBlock>;

const columns = z.strictObject({
  type: z.literal("columns"),
  content: z
    .array(z.strictObject({ type: z.literal("column"), content: z.array(columnBlock).max(PARTS_MAX) }))
    .min(2)
    .max(3),
});

const block = z.union([columnBlock, columns]);
export type Block = z.output<typeof block>;

export const templateDocument = z.strictObject({
  type: z.literal("doc"),
  content: z.array(block).max(PARTS_MAX),
});
export type TemplateDocument = z.output<typeof templateDocument>;

/** Characters; what is sent should stay below 102 KB, beyond which Gmail cuts it. */
export const SOURCE_MAX = 200_000;

/** A mail as blocks, or as the HTML that somebody wrote, kept letter by letter. */
export const templateSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("blocks"), document: templateDocument }),
  z.strictObject({ kind: z.literal("html"), html: words(SOURCE_MAX) }),
]);
export type TemplateSource = z.output<typeof templateSource>;
