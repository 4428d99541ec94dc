import type { TemplateDraft } from "@rookery/server/templates/schema";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { usePreview } from "./use-template.ts";
import { useRested } from "./use-rested.ts";

/** The plain-text part as it is made from the source, for whoever thinks of writing their own. */
export function useGeneratedText(draft: TemplateDraft): string {
  const { id: companyId } = useCompany();
  const rested = useRested(draft, 700);
  return (
    usePreview({ companyId, draft: { ...rested, text: null }, leadId: null, showsImages: false }).data
      ?.text ?? ""
  );
}
