import { Toolbar } from "@base-ui/react/toolbar";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  ChevronDown,
  Plus,
  TextAlignCenter,
  TextAlignEnd,
  TextAlignStart,
  WrapText,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import type { Align } from "./block-attributes.ts";
import { alignBlocks } from "./block-commands.ts";
import { insertable, insertAt, toolbarBlocks } from "./insertable.ts";
import { headingLevels } from "./text-blocks.ts";

/** Whether the text at the caret is a heading, and of which level. */
export function StyleMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation("templateEditor");
  const level = useEditorState({
    editor,
    selector: ({ editor: it }) => headingLevels.find((each) => it.isActive("heading", { level: each })),
  });
  const name = level === undefined ? t("style.paragraph") : t(`style.heading${level}`);
  return (
    <Menu
      trigger={
        <Toolbar.Button
          render={
            <Button variant="quiet" aria-label={t("style.label", { name })} className="w-28 px-2">
              <span className="flex-1 truncate text-start">{name}</span>
              <ChevronDown aria-hidden className="text-ink-faint" />
            </Button>
          }
        />
      }
      entries={[
        {
          kind: "item",
          id: "paragraph",
          label: t("style.paragraph"),
          isCurrent: level === undefined,
          onSelect: () => editor.chain().focus().setNode("paragraph").run(),
        },
        ...headingLevels.map((each) => ({
          kind: "item" as const,
          id: `heading${each}`,
          label: t(`style.heading${each}`),
          isCurrent: level === each,
          onSelect: () => editor.chain().focus().setNode("heading", { level: each }).run(),
        })),
      ]}
    />
  );
}

const alignIcons: Record<"start" | "left" | "center" | "right", LucideIcon> = {
  start: WrapText,
  left: TextAlignStart,
  center: TextAlignCenter,
  right: TextAlignEnd,
};
const aligns = ["start", "left", "center", "right"] as const;

export function AlignMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation("templateEditor");
  const current = useEditorState({
    editor,
    selector: ({ editor: it }) =>
      (["left", "center", "right"] as const).find(
        (each) => it.isActive({ textAlign: each }) || it.isActive({ align: each }),
      ) ?? "start",
  });
  const Icon = current === "start" ? TextAlignStart : alignIcons[current];
  return (
    <Menu
      trigger={
        <Toolbar.Button render={<IconButton label={t("tools.align")} icon={<Icon aria-hidden />} />} />
      }
      entries={aligns.map((each) => {
        const Face = alignIcons[each];
        const align: Align = each === "start" ? null : each;
        return {
          kind: "item",
          id: each,
          label: t(`align.${each}`),
          icon: <Face aria-hidden />,
          isCurrent: current === each,
          onSelect: () => editor.chain().focus().command(alignBlocks(align)).run(),
        };
      })}
    />
  );
}

export function InsertMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation("templateEditor");
  return (
    <Menu
      trigger={
        <Toolbar.Button
          render={
            <Button variant="quiet" className="px-2">
              <Plus aria-hidden />
              {t("tools.insert")}
            </Button>
          }
        />
      }
      entries={toolbarBlocks.map((id) => {
        const { icon: Icon } = insertable(id);
        return {
          kind: "item",
          id,
          label: t(`blocks.${id}`),
          icon: <Icon aria-hidden />,
          onSelect: () => insertAt(editor, id, { unsubscribeLabel: t("blocks.unsubscribeLabel") }),
        };
      })}
    />
  );
}
