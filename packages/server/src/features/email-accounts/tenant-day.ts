import type { Tx } from "@rookery/db";

/** Which day it is for the tenant, `2026-11-27`: counters begin anew at its midnight. */
export async function tenantDay(tx: Tx, tenantId: string, now: Date): Promise<string> {
  const config = await tx.tenantConfig.findFirst({ where: { tenantId }, select: { uiTimezone: true } });
  return dayIn(config?.uiTimezone ?? "UTC", now);
}

/** The Swedish way to write a date is ISO 8601. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
