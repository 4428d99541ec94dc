import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useTranslation } from "react-i18next";

export type TemplateKind = TemplateDraft["source"]["kind"];

/** What a new template begins with: a greeting that shows how variables go, and the way out that every mail needs. */
export function useFirstDraft() {
  const { t } = useTranslation("templates");
  const unsubscribe = t("first.unsubscribe");
  return (kind: TemplateKind): TemplateDraft => ({
    subject: "",
    previewText: "",
    source:
      kind === "html"
        ? {
            kind,
            html: `<p>${t("first.hello")} {{first_name|${t("first.there")}}},</p>\n<p></p>\n<p><a href="{{unsubscribe_url}}">${unsubscribe}</a></p>\n`,
          }
        : {
            kind,
            document: {
              type: "doc",
              content: [
                {
                  type: "paragraph",
                  attrs: { textAlign: null },
                  content: [
                    { type: "text", text: `${t("first.hello")} ` },
                    {
                      type: "variable",
                      attrs: { name: "first_name", fallback: t("first.there"), filter: null },
                    },
                    { type: "text", text: "," },
                  ],
                },
                { type: "paragraph", attrs: { textAlign: null } },
                { type: "divider" },
                { type: "unsubscribe", attrs: { label: unsubscribe, align: "center" } },
              ],
            },
          },
    text: null,
  });
}
