import type { TemplateDraft } from "@rookery/server/templates/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useRested } from "./use-rested.ts";
import { useTemplateSource } from "./use-template.ts";

/** The plain-text part as it is made from the source, for whoever thinks of writing their own. */
export function useGeneratedText(draft: TemplateDraft): string {
  const { id: companyId } = useCompany();
  const { mutateAsync } = useTemplateSource();
  const { source } = useRested(draft, 700);
  const asked = { companyId, draft: { subject: "", previewText: "", source, text: null } };
  const found = useQuery({
    queryKey: ["templates.source", asked],
    queryFn: () => mutateAsync(asked),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  return found.data?.text ?? "";
}
