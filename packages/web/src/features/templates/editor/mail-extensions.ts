import type { AnyExtension } from "@tiptap/core";
import { Dropcursor, Gapcursor, Placeholder } from "@tiptap/extensions";
import { CaretMenus } from "./caret-menu.ts";
import { CleanPaste } from "./clean-paste.ts";
import { columnBlocks } from "./column-blocks.ts";
import { EditorKeys } from "./editor-keys.ts";
import { listBlocks } from "./list-blocks.ts";
import { mailBlocks, type BlockWords } from "./mail-blocks.ts";
import { MailHistory } from "./mail-history.ts";
import { MailLimits } from "./mail-limits.ts";
import { textBlocks } from "./text-blocks.ts";
import { textMarks } from "./text-marks.ts";
import { VariableChip } from "./variable-chip.ts";

export interface MailWords extends BlockWords {
  /** In a line that is still empty. */
  readonly placeholder: string;
}

/** An editor whose document is always a `TemplateDocument` of the server. */
export const mailExtensions = (words: MailWords, onRefused: () => void): AnyExtension[] => [
  ...textBlocks,
  ...listBlocks,
  ...columnBlocks,
  ...mailBlocks(words),
  ...textMarks,
  VariableChip,
  CaretMenus,
  CleanPaste,
  EditorKeys,
  MailLimits.configure({ onRefused }),
  MailHistory,
  Gapcursor,
  Dropcursor.configure({ color: false, class: "mail-drop" }),
  Placeholder.configure({ placeholder: words.placeholder, includeChildren: true }),
];
