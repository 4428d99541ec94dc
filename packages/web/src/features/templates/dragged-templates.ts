/** What a drag of templates carries from the list to a folder of the tree. */
const TYPE = "application/x-template-ids";

export function dragTemplates(data: DataTransfer, templateIds: readonly string[]): void {
  data.setData(TYPE, JSON.stringify(templateIds));
  data.effectAllowed = "copyMove";
}

export const isDraggingTemplates = (data: DataTransfer): boolean => data.types.includes(TYPE);

export const draggedTemplates = (data: DataTransfer): string[] =>
  JSON.parse(data.getData(TYPE) || "[]") as string[];
