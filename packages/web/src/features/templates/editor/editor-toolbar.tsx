import { Toolbar } from "@base-ui/react/toolbar";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Redo2, Strikethrough, Underline, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AlignMenu, InsertMenu, StyleMenu } from "./toolbar-menus.tsx";
import { ToolbarButton } from "./toolbar-button.tsx";
import { shortcuts } from "./shortcuts.ts";

const marks = { bold: Bold, italic: Italic, underline: Underline, strike: Strikethrough } as const;
const markNames = Object.keys(marks) as (keyof typeof marks)[];
const lists = { bulletList: List, orderedList: ListOrdered } as const;

const Rule = () => <Toolbar.Separator className="mx-1 h-5 w-px bg-line" />;

/** What a text can be made into, one stop for the Tab key. */
export function EditorToolbar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const { t } = useTranslation("templateEditor");
  const now = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      canUndo: it.can().undo(),
      canRedo: it.can().redo(),
      isInText: it.state.selection.$from.parent.isTextblock,
      on: [...markNames, "link", "bulletList", "orderedList"].filter((name) => it.isActive(name)),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <Toolbar.Root
      aria-label={t("tools.label")}
      className="mail-tools"
      // A press must not take the focus, and with it the selection, from the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === "Escape" && event.currentTarget.contains(event.target as Node))
          editor.commands.focus();
      }}
    >
      <ToolbarButton
        label={t("tools.undo")}
        icon={Undo2}
        keys={shortcuts.undo}
        isDisabled={!now.canUndo}
        onPress={() => run().undo().run()}
      />
      <ToolbarButton
        label={t("tools.redo")}
        icon={Redo2}
        keys={shortcuts.redo}
        isDisabled={!now.canRedo}
        onPress={() => run().redo().run()}
      />
      <Rule />
      <StyleMenu editor={editor} />
      <Rule />
      {markNames.map((name) => (
        <ToolbarButton
          key={name}
          label={t(`tools.${name}`)}
          icon={marks[name]}
          keys={shortcuts[name]}
          isOn={now.on.includes(name)}
          isDisabled={!now.isInText}
          onPress={() => run().toggleMark(name).run()}
        />
      ))}
      <ToolbarButton
        label={t("tools.link")}
        icon={Link}
        keys={shortcuts.link}
        isOn={now.on.includes("link")}
        isDisabled={!now.isInText}
        onPress={onLink}
      />
      <Rule />
      {(["bulletList", "orderedList"] as const).map((name) => (
        <ToolbarButton
          key={name}
          label={t(`tools.${name}`)}
          icon={lists[name]}
          keys={shortcuts[name]}
          isOn={now.on.includes(name)}
          isDisabled={!now.isInText}
          onPress={() => run().toggleList(name, "listItem").run()}
        />
      ))}
      <AlignMenu editor={editor} />
      <Rule />
      <InsertMenu editor={editor} />
    </Toolbar.Root>
  );
}
