import { html as htmlLanguage } from "@codemirror/lang-html";
import { EditorState } from "@codemirror/state";
import { basicSetup, EditorView } from "codemirror";
import { useEffect, useEffectEvent, useRef } from "react";
import { sourceTheme } from "./source-theme.ts";

interface HtmlSourceEditorProps {
  readonly label: string;
  readonly html: string;
  readonly isReadOnly: boolean;
  readonly onChange: (html: string) => void;
}

/** The HTML of a mail, letter by letter. The Tab key leads on; Ctrl or Cmd with a bracket indents. */
export function HtmlSourceEditor({ label, html, isReadOnly, onChange }: HtmlSourceEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const first = useEffectEvent(() => html);
  const changed = useEffectEvent((text: string) => onChange(text));
  useEffect(() => {
    if (!host.current) return undefined;
    // In a root of its own CodeMirror adopts its style sheets; elsewhere it writes style elements, which the policy refuses.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const made = new EditorView({
      parent: root,
      root,
      doc: first(),
      extensions: [
        basicSetup,
        htmlLanguage(),
        sourceTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorState.readOnly.of(isReadOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
  }, [label, isReadOnly]);
  useEffect(() => {
    const current = view.current?.state.doc;
    // What was typed comes back as it went.
    if (current && current.toString() !== html)
      view.current?.dispatch({ changes: { from: 0, to: current.length, insert: html } });
  }, [html]);
  return (
    <div
      ref={host}
      className="overflow-hidden rounded-lg border border-control-line focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus"
    />
  );
}
