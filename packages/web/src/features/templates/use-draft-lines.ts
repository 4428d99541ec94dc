import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useTranslation } from "react-i18next";
import { linesOfDraft } from "./draft-lines.ts";

/** What a draft says, line by line, its blocks named in the reader's language. */
export function useDraftLines(): (draft: TemplateDraft) => string {
  const { t } = useTranslation("templateEditor");
  return (draft) => linesOfDraft(draft, (type) => t(`blocks.${type}`));
}
