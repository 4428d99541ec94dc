import type { Block, ColumnBlock, TemplateDocument } from "@rookery/server/templates/schema";

type Of<Type extends Block["type"]> = Extract<Block, { type: Type }>;
type List = Of<"bulletList" | "orderedList">;
type Paragraph = Of<"paragraph">;
type Inlines = Paragraph["content"];

const emptyParagraph = (): Paragraph => ({ type: "paragraph" });
const orParagraph = <Each>(blocks: (Each | Paragraph)[]) => (blocks.length > 0 ? blocks : [emptyParagraph()]);

/** Each kind of mark once; of two links on one word the first counts. */
const onceMarked = (inlines: Inlines): Inlines =>
  inlines?.map((inline) => ({
    ...inline,
    marks: inline.marks?.filter((mark, at, all) => all.findIndex(({ type }) => type === mark.type) === at),
  }));

const fitText = <Text extends { content?: Inlines }>(block: Text): Text => ({
  ...block,
  content: onceMarked(block.content),
});

function fitList(list: List): List[] {
  if (list.content.length === 0) return [];
  const items = list.content.map((item) => {
    const entries = item.content.flatMap((entry): (Paragraph | List)[] =>
      entry.type === "paragraph" ? [fitText(entry)] : fitList(entry),
    );
    const isHeaded = entries[0]?.type === "paragraph";
    return { ...item, content: isHeaded ? entries : [emptyParagraph(), ...entries] };
  });
  return [{ ...list, content: items }];
}

function fitBlock(block: ColumnBlock): ColumnBlock[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [fitText(block)];
    case "bulletList":
    case "orderedList":
      return fitList(block);
    default:
      return [block];
  }
}

/** The document with a line wherever one can stand, so that there is a place for the caret; its words are the same. */
export function fitDocument({ type, content }: TemplateDocument): TemplateDocument {
  const blocks = content.flatMap((block): Block[] =>
    block.type === "columns"
      ? [
          {
            ...block,
            content: block.content.map((column) => ({
              ...column,
              content: orParagraph(column.content.flatMap(fitBlock)),
            })),
          },
        ]
      : fitBlock(block),
  );
  return { type, content: orParagraph(blocks) };
}
