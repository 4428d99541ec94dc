import { useQuery } from "@tanstack/react-query";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";
import { tenantQuery } from "./tenant-query.ts";

/** The tenant in the address and what the person may do in it. */
export const useTenant = () => useQuery(tenantQuery(useTenantApi()));
