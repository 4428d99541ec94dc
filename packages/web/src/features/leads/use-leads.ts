import { useInfiniteQuery } from "@tanstack/react-query";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";
import { leadsQuery, type LeadsView } from "./leads-query.ts";

/** The list as far as it was asked for; the rows of the view before stay until the new ones are there. */
export const useLeads = (view: LeadsView, isWanted = true) =>
  useInfiniteQuery({ ...leadsQuery(useTenantApi(), view), enabled: isWanted });

export type Lead = NonNullable<ReturnType<typeof useLeads>["data"]>["pages"][number]["leads"][number];
