import type { TemplateDocument } from "@rookery/server/templates/schema";
import { Editor, type JSONContent } from "@tiptap/core";
import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
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

/**
 * The editor once it stands. Not TipTap's own hook: that one destroys an editor whose first paint takes longer than a
 * millisecond, and makes another behind the back of those who hold it.
 */
export function useMailEditor(props: MailEditorProps, hintId: string): Editor | undefined {
  const { label, isReadOnly } = props;
  const { t } = useTranslation("templateEditor");
  const [editor, setEditor] = useState<Editor>();
  const changed = useEffectEvent((to: TemplateDocument) => props.onChange(to));
  const options = () => ({
    editable: !isReadOnly,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        ...(isReadOnly ? { "aria-readonly": "true", tabindex: "0" } : { "aria-describedby": hintId }),
      },
    },
  });
  const make = useEffectEvent(() => {
    const words = {
      placeholder: t("placeholder"),
      noLabel: t("empty.noLabel"),
      noAlt: t("empty.noAlt"),
      decorates: t("empty.decorates"),
      noAddress: t("empty.noAddress"),
      wide: t("empty.wide"),
    };
    return new Editor({
      ...options(),
      extensions: mailExtensions(words, () =>
        toasts.add({ text: t("refused"), tone: "bad", lifeMs: REFUSED_MS }),
      ),
      content: fitDocument(props.document) as JSONContent,
      // The portal's policy refuses style elements; block-editor.css has what the editor needs.
      injectCSS: false,
      enablePasteRules: false,
      onUpdate: ({ editor: it }) => changed(it.getJSON() as TemplateDocument),
    });
  });
  const update = useEffectEvent((made: Editor) => made.setOptions(options()));
  // Before the first paint, so that no empty frame is seen.
  useLayoutEffect(() => {
    const made = make();
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(() => {
    if (editor) update(editor);
  }, [editor, label, isReadOnly]);
  return editor;
}
