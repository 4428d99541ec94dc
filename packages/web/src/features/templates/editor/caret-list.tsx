import { uncertainVariables, variables } from "@rookery/server/templates/rules";
import { posToDOMRect, type Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Braces, type LucideIcon } from "lucide-react";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../../ui/class-names.ts";
import { itemLook } from "../../../ui/float-look.ts";
import { caretMenuOf, closeCaretMenu, takeMenuKeys, type CaretMenu } from "./caret-menu.ts";
import { caretBlocks, insertable, insertAt } from "./insertable.ts";
import { useFloat } from "./use-float.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly icon: LucideIcon;
  readonly choose: () => void;
}

/** The list that opens where `/` or two braces were typed. */
export function CaretList({ editor }: { editor: Editor }) {
  const menu = useEditorState({ editor, selector: ({ editor: it }) => caretMenuOf(it.state) });
  return menu && <OpenList key={`${menu.kind}${menu.from}`} editor={editor} menu={menu} />;
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function useChoices(editor: Editor, menu: CaretMenu): Choice[] {
  const { t } = useTranslation("templateEditor");
  const styleOf = (id: (typeof caretBlocks)[number]) =>
    id === "heading1" || id === "heading2" || id === "heading3"
      ? t(`style.${id}`)
      : id === "bulletList" || id === "orderedList"
        ? t(`tools.${id}`)
        : t(`blocks.${id}`);
  const all: Choice[] =
    menu.kind === "blocks"
      ? caretBlocks.map((id) => ({
          id,
          label: styleOf(id),
          icon: insertable(id).icon,
          choose: () => insertAt(editor, id, { typed: menu, unsubscribeLabel: t("blocks.unsubscribeLabel") }),
        }))
      : variables.map((name) => ({
          id: name,
          label: t(`variables.${name}`),
          note: name,
          icon: Braces,
          choose: () => {
            const attrs = { name, fallback: "", filter: null };
            editor.chain().focus().insertContentAt(menu, { type: "variable", attrs }).run();
            // Not every reader has one, so that the words for the others come next.
            if (uncertainVariables.has(name)) editor.commands.setNodeSelection(menu.from);
          },
        }));
  const wanted = plain(menu.query);
  return all.filter(({ id, label }) =>
    [id, ...id.split("_"), ...label.split(" ")].some((word) => plain(word).startsWith(wanted)),
  );
}

function OpenList({ editor, menu }: { editor: Editor; menu: CaretMenu }) {
  const { t } = useTranslation("templateEditor");
  const listId = useId();
  const choices = useChoices(editor, menu);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, choices.length - 1);
  const place = useFloat(
    () => posToDOMRect(editor.view, menu.from, menu.to),
    editor.view.dom,
    "bottom-start",
  );
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    if (choices.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined) setWanted((at + step + choices.length) % choices.length);
    else if (key === "Enter" || key === "Tab") choices[at]?.choose();
    else if (key === "Escape") closeCaretMenu(editor);
    else return false;
    return true;
  });
  useEffect(() => takeMenuKeys(editor, (event) => onKey(event)), [editor]);
  useNamedByCaret(editor, listId, choices[at]?.id);
  if (choices.length === 0) return null;
  return (
    <div
      {...place}
      id={listId}
      role="listbox"
      aria-label={t(menu.kind === "blocks" ? "blocks.label" : "variables.label")}
      className="z-50 w-64 overflow-y-auto rounded-lg bg-raised p-1 text-13 text-ink shadow-float"
    >
      {choices.map(({ id, label, note, icon: Icon, choose }, index) => (
        <div
          key={id}
          id={`${listId}-${id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          ref={index === at ? (item) => item?.scrollIntoView({ block: "nearest" }) : undefined}
          className={classNames(itemLook, index === at && "bg-hover")}
          onMouseMove={() => setWanted(index)}
          // Not by a click: the caret stays in the text.
          onMouseDown={(event) => {
            event.preventDefault();
            choose();
          }}
        >
          <Icon aria-hidden />
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {note !== undefined && <span className="font-mono text-12 text-ink-faint">{note}</span>}
        </div>
      ))}
    </div>
  );
}

/** Tells who does not see the list which of its lines the keys would take; the focus stays in the text. */
function useNamedByCaret(editor: Editor, listId: string, choiceId: string | undefined): void {
  useEffect(() => {
    const { dom } = editor.view;
    if (choiceId === undefined) return undefined;
    dom.setAttribute("aria-controls", listId);
    dom.setAttribute("aria-activedescendant", `${listId}-${choiceId}`);
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  }, [editor, listId, choiceId]);
}
