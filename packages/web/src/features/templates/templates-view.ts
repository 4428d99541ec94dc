import { useSearch } from "@tanstack/react-router";
import { useCompany } from "../../lib/tenant-facts.tsx";
import type { TemplatesView } from "./use-templates.ts";

/** The list's page, as the router knows it. */
export const TEMPLATES = "/t/$tenant/c/$workspace/templates";

/** What the address asks for. A search looks everywhere, whichever folder is open. */
export function useTemplatesView(): TemplatesView {
  const { id: companyId } = useCompany();
  const { folder = "all", q = "", tag, order = "updated" } = useSearch({ from: TEMPLATES });
  return {
    companyId,
    place: q === "" || folder === "archived" ? folder : "all",
    search: q,
    tagId: tag,
    order,
  };
}
