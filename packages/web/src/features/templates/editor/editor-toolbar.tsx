import { Toolbar } from "@base-ui/react/toolbar";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Redo2, Strikethrough, Underline, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shortcuts } from "./shortcuts.ts";
import { ToolbarButton } from "./toolbar-button.tsx";
import { AlignMenu, InsertMenu, StyleMenu } from "./toolbar-menus.tsx";

const steps = { undo: Undo2, redo: Redo2 } as const;
const marks = { bold: Bold, italic: Italic, underline: Underline, strike: Strikethrough } as const;
const lists = { bulletList: List, orderedList: ListOrdered } as const;
const markNames = ["bold", "italic", "underline", "strike"] as const;
const listNames = ["bulletList", "orderedList"] as const;

interface ToolsProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

const Rule = () => <Toolbar.Separator className="mx-1 h-5 w-px bg-line" />;

/** What a text can be made into, one stop for the Tab key. */
export function EditorToolbar({ editor, onLink }: ToolsProps) {
  const { t } = useTranslation("templateEditor");
  return (
    <Toolbar.Root
      aria-label={t("tools.label")}
      className="mail-tools"
      // A press must not take the focus, and with it the selection, from the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={({ key, currentTarget, target }) => {
        if (key === "Escape" && currentTarget.contains(target as Node)) editor.commands.focus();
      }}
    >
      <Steps editor={editor} />
      <Rule />
      <StyleMenu editor={editor} />
      <Rule />
      <TextTools editor={editor} onLink={onLink} />
      <AlignMenu editor={editor} />
      <Rule />
      <InsertMenu editor={editor} />
    </Toolbar.Root>
  );
}

function Steps({ editor }: { editor: Editor }) {
  const { t } = useTranslation("templateEditor");
  const can = useEditorState({
    editor,
    selector: ({ editor: it }) => ({ undo: it.can().undo(), redo: it.can().redo() }),
  });
  return (["undo", "redo"] as const).map((name) => (
    <ToolbarButton
      key={name}
      label={t(`tools.${name}`)}
      icon={steps[name]}
      keys={shortcuts[name]}
      isDisabled={!can[name]}
      onPress={() => editor.chain().focus()[name]().run()}
    />
  ));
}

function TextTools({ editor, onLink }: ToolsProps) {
  const { t } = useTranslation("templateEditor");
  const { isInText, on } = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      isInText: it.state.selection.$from.parent.isTextblock,
      on: [...markNames, "link", ...listNames].filter((name) => it.isActive(name)),
    }),
  });
  const tool = (name: (typeof markNames | typeof listNames)[number] | "link") => ({
    label: t(`tools.${name}`),
    keys: shortcuts[name],
    isOn: on.includes(name),
    isDisabled: !isInText,
  });
  return (
    <>
      {markNames.map((name) => (
        <ToolbarButton
          key={name}
          {...tool(name)}
          icon={marks[name]}
          onPress={() => editor.chain().focus().toggleMark(name).run()}
        />
      ))}
      <ToolbarButton {...tool("link")} icon={Link} onPress={onLink} />
      <Rule />
      {listNames.map((name) => (
        <ToolbarButton
          key={name}
          {...tool(name)}
          icon={lists[name]}
          onPress={() => editor.chain().focus().toggleList(name, "listItem").run()}
        />
      ))}
    </>
  );
}
