import type { Editor } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BlockSettings } from "./block-settings.tsx";
import { CaretList } from "./caret-list.tsx";
import { setPanelKeys } from "./editor-keys.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { useMailEditor, type MailEditorProps } from "./use-mail-editor.ts";
import "./block-editor.css";

/** A mail as blocks, looking as it will where it is read. Nothing in it is fetched, followed or run. */
export function BlockEditor(props: MailEditorProps) {
  const hintId = useId();
  const editor = useMailEditor(props, hintId);
  if (!props.isReadOnly) return <Workbench editor={editor} hintId={hintId} />;
  return (
    <div className="mail-frame">
      <EditorContent editor={editor} className="mail-page" />
    </div>
  );
}

function Workbench({ editor, hintId }: { editor: Editor; hintId: string }) {
  const { t } = useTranslation("templateEditor");
  const frame = useRef<HTMLDivElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const askLink = useEffectEvent(() => {
    // Without a text to link, the keys are the page's own.
    if (editor.state.selection.empty && !editor.isActive("link")) return false;
    setLinking(true);
    return true;
  });
  useEffect(() => {
    setPanelKeys(editor, {
      editLink: () => askLink(),
      toTools: () => {
        frame.current?.querySelector<HTMLElement>("[role=toolbar] [tabindex='0']")?.focus();
        return true;
      },
    });
  }, [editor]);
  return (
    <div
      ref={frame}
      role="presentation"
      className="mail-frame"
      onFocus={() => setHasFocus(true)}
      // A key that the text took is none of the page's.
      onKeyDown={(event) => event.nativeEvent.defaultPrevented && event.stopPropagation()}
      onBlur={({ currentTarget, relatedTarget }) =>
        setHasFocus(relatedTarget !== null && currentTarget.contains(relatedTarget))
      }
    >
      <EditorToolbar editor={editor} onLink={() => setLinking(true)} />
      <EditorContent editor={editor} className="mail-page" />
      <p id={hintId} className="sr-only">
        {t("keysHint")}
      </p>
      {hasFocus && !isLinking && <CaretList editor={editor} />}
      <BlockSettings editor={editor} isShown={hasFocus && !isLinking} />
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}
