import type { Editor } from "@tiptap/core";
import type { Node as Block } from "@tiptap/pm/model";
import { useEditorState } from "@tiptap/react";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../ui/icon-button.tsx";
import { changeSelected, moveBlock, selectedNode } from "./block-commands.ts";
import { ButtonFields, ColumnFields, UnsubscribeFields } from "./block-fields.tsx";
import { setPanelKeys } from "./editor-keys.ts";
import { ImageFields } from "./image-fields.tsx";
import { shortcuts } from "./shortcuts.ts";
import { useFloat } from "./use-float.ts";
import { VariableFields } from "./variable-fields.tsx";

function configurable({ state }: Editor) {
  const selected = selectedNode(state);
  return selected && selected.node.type.name in fields ? selected : undefined;
}

/** Beside the selected block or chip, what can be said of it. Enter leads in, Escape back to the text. */
export function BlockSettings({ editor, isShown }: { editor: Editor; isShown: boolean }) {
  const selected = useEditorState({ editor, selector: ({ editor: it }) => configurable(it) ?? null });
  const panel = useRef<HTMLDivElement>(null);
  const isWanted = useRef(false);
  const [, askAgain] = useState(0);
  const [closed, setClosed] = useState<Block>();
  useEffect(() => {
    setPanelKeys(editor, {
      editBlock: () => {
        if (!configurable(editor)) return false;
        isWanted.current = true;
        setClosed(undefined);
        askAgain((count) => count + 1);
        return true;
      },
      closeBlock: () => {
        const selected = configurable(editor);
        setClosed(selected?.node);
        return selected !== undefined;
      },
    });
  }, [editor]);
  // Only once the panel stands there can it take the focus.
  useEffect(() => {
    if (!isWanted.current || !panel.current) return;
    isWanted.current = false;
    (panel.current.querySelector<HTMLElement>(firstField) ?? panel.current).focus();
  });
  if (!selected || !isShown || closed === selected.node) return null;
  return (
    <Panel
      key={selected.node.type.name}
      editor={editor}
      node={selected.node}
      at={selected.at}
      panelRef={panel}
      onClose={() => {
        setClosed(selected.node);
        editor.commands.focus();
      }}
    />
  );
}

const firstField = "input:not([type=radio]),input:checked,select";

interface PanelProps {
  readonly editor: Editor;
  readonly node: Block;
  readonly at: number;
  readonly panelRef: React.RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
}

function Panel({ editor, node, at, panelRef, onClose }: PanelProps) {
  const { t } = useTranslation("templateEditor");
  const { ref, style } = useFloat(
    () => (editor.view.nodeDOM(at) as Element | null)?.getBoundingClientRect() ?? new DOMRect(),
    editor.view.dom,
    node.isInline ? "bottom-start" : "bottom",
  );
  const type = node.type.name as keyof typeof fields;
  const name = t(`blocks.${type}`);
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div
        ref={(panel) => {
          panelRef.current = panel;
          ref(panel);
        }}
        style={style}
        role="group"
        aria-label={t("settings.of", { block: name })}
        tabIndex={-1}
        className="z-30 flex w-80 max-w-[calc(100vw-1rem)] flex-col gap-3 overflow-y-auto rounded-lg bg-raised p-3 shadow-float outline-none"
      >
        <div className="flex items-center gap-0.5">
          <span className="min-w-0 flex-1 truncate text-13 font-medium text-ink">{name}</span>
          {node.isBlock && <MoveButtons editor={editor} />}
          <IconButton
            size="sm"
            label={t("settings.remove")}
            icon={<Trash2 aria-hidden />}
            onClick={() => editor.chain().deleteSelection().focus().run()}
          />
        </div>
        {fields[type]({
          attributes: node.attrs,
          columnCount: node.childCount,
          editor,
          onChange: (attributes) => editor.commands.command(changeSelected(attributes)),
        })}
      </div>
    </div>
  );
}

function MoveButtons({ editor }: { editor: Editor }) {
  const { t } = useTranslation("templateEditor");
  return (
    <>
      <IconButton
        size="sm"
        label={t("settings.moveUp")}
        icon={<ArrowUp aria-hidden />}
        keys={shortcuts.moveUp}
        disabled={!editor.can().command(moveBlock(-1))}
        onClick={() => editor.commands.command(moveBlock(-1))}
      />
      <IconButton
        size="sm"
        label={t("settings.moveDown")}
        icon={<ArrowDown aria-hidden />}
        keys={shortcuts.moveDown}
        disabled={!editor.can().command(moveBlock(1))}
        onClick={() => editor.commands.command(moveBlock(1))}
      />
    </>
  );
}

export interface FieldsProps {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly columnCount: number;
  readonly editor: Editor;
  readonly onChange: (attributes: Readonly<Record<string, unknown>>) => void;
}

const fields: Record<
  "button" | "image" | "divider" | "columns" | "unsubscribe" | "variable",
  (props: FieldsProps) => React.ReactNode
> = {
  button: (props) => <ButtonFields {...props} />,
  image: (props) => <ImageFields {...props} />,
  divider: () => null,
  columns: (props) => <ColumnFields {...props} />,
  unsubscribe: (props) => <UnsubscribeFields {...props} />,
  variable: (props) => <VariableFields {...props} />,
};
