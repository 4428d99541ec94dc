import type { TemplateDocument } from "@rookery/server/templates/schema";
import { Editor, type JSONContent } from "@tiptap/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toasts } from "../../../ui/toasts.ts";
import { fitDocument } from "./fit-document.ts";
import { mailExtensions } from "./mail-extensions.ts";

export interface MailEditorProps {
  /** What the text is, read aloud. */
  readonly label: string;
  /** What it begins with; another one needs another `key`. */
  readonly document: TemplateDocument;
  readonly onChange: (document: TemplateDocument) => void;
  readonly isReadOnly: boolean;
}

const REFUSED_MS = 6_000;

const attributesOf = (label: string, isReadOnly: boolean, hintId: string): Record<string, string> => ({
  role: "textbox",
  "aria-multiline": "true",
  "aria-label": label,
  ...(isReadOnly ? { "aria-readonly": "true", tabindex: "0" } : { "aria-describedby": hintId }),
});

/**
 * The editor of a mail, as long as its component stands. Not TipTap's own hook: that one destroys an editor whose first paint
 * takes longer than a millisecond, and makes another behind the back of those who hold it.
 */
export function useMailEditor(props: MailEditorProps, hintId: string): Editor {
  const { label, document, onChange, isReadOnly } = props;
  const { t } = useTranslation("templateEditor");
  const [editor] = useState(() => {
    const words = {
      placeholder: t("placeholder"),
      noLabel: t("empty.noLabel"),
      noAlt: t("empty.noAlt"),
      decorates: t("empty.decorates"),
      noAddress: t("empty.noAddress"),
      wide: t("empty.wide"),
    };
    const refuse = () => toasts.add({ text: t("refused"), tone: "bad", lifeMs: REFUSED_MS });
    return new Editor({
      extensions: mailExtensions(words, refuse),
      content: fitDocument(document) as JSONContent,
      editable: !isReadOnly,
      editorProps: { attributes: attributesOf(label, isReadOnly, hintId) },
      // The portal's policy refuses style elements; block-editor.css has what the editor needs.
      injectCSS: false,
      enablePasteRules: false,
    });
  });
  const changed = useEffectEvent(() => onChange(editor.getJSON() as TemplateDocument));
  useEffect(() => {
    const tell = () => changed();
    editor.on("update", tell);
    return () => void editor.off("update", tell);
  }, [editor]);
  useEffect(() => {
    editor.setOptions({
      editable: !isReadOnly,
      editorProps: { attributes: attributesOf(label, isReadOnly, hintId) },
    });
  }, [editor, label, isReadOnly, hintId]);
  // Strict mode takes effects back and does them again, and a destroyed editor cannot be had back.
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(ending.current);
    return () => {
      ending.current = setTimeout(() => editor.destroy());
    };
  }, [editor]);
  return editor;
}
