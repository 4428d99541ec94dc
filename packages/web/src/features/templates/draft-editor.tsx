import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { PlainTextEditor } from "./editor/plain-text-editor.tsx";
import { VariableField } from "./editor/variable-field.tsx";
import type { Draft } from "./use-draft.ts";
import { useGeneratedText } from "./use-generated-text.ts";

const BlockEditor = lazy(() =>
  import("./editor/block-editor.tsx").then((file) => ({ default: file.BlockEditor })),
);
const HtmlSourceEditor = lazy(() =>
  import("./editor/html-source-editor.tsx").then((file) => ({ default: file.HtmlSourceEditor })),
);

/** Everything that a mail is made from. */
export function DraftEditor({ draft, isReadOnly }: { draft: Draft; isReadOnly: boolean }) {
  const { t } = useTranslation("templates");
  const [part, setPart] = useState<"body" | "text">("body");
  const { subject, previewText, source, text } = draft.draft;
  const body =
    source.kind === "blocks" ? (
      <BlockEditor
        key={draft.replaced}
        label={t("editor.body")}
        document={source.document}
        isReadOnly={isReadOnly}
        onChange={(document) => draft.write({ source: { kind: "blocks", document } })}
      />
    ) : (
      <HtmlSourceEditor
        key={draft.replaced}
        label={t("editor.html")}
        html={source.html}
        isReadOnly={isReadOnly}
        onChange={(html) => draft.write({ source: { kind: "html", html } })}
      />
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <VariableField
        label={t("editor.subject")}
        value={subject}
        maxLength={255}
        isReadOnly={isReadOnly}
        onChange={(next) => draft.write({ subject: next })}
      />
      <VariableField
        label={t("editor.previewText")}
        help={t("editor.previewTextHelp")}
        value={previewText}
        maxLength={255}
        isReadOnly={isReadOnly}
        onChange={(next) => draft.write({ previewText: next })}
      />
      <Tabs
        label={t("editor.parts")}
        value={part}
        onChange={setPart}
        tabs={[
          {
            value: "body",
            label: t(source.kind === "blocks" ? "editor.body" : "editor.html"),
            panel: <Suspense fallback={<Skeleton className="h-96 w-full" />}>{body}</Suspense>,
          },
          {
            value: "text",
            label: t("editor.text"),
            panel: <TextPart draft={draft} isReadOnly={isReadOnly} text={text} />,
          },
        ]}
      />
    </div>
  );
}

function TextPart({ draft, isReadOnly, text }: { draft: Draft; isReadOnly: boolean; text: string | null }) {
  const generated = useGeneratedText(draft.draft);
  return (
    <PlainTextEditor
      text={text}
      generated={generated}
      isReadOnly={isReadOnly}
      onChange={(next) => draft.write({ text: next })}
    />
  );
}
