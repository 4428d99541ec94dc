import { readRowsAsSystem, type Db } from "@rookery/db";

/** Whether the person belongs to the tenant now. */
export async function isMember(db: Db, personId: string, tenantId: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(tenantId)) return false;
  const found = await readRowsAsSystem(db, "membership", {
    name: "is_member",
    text: "SELECT 1 FROM tenant_users WHERE tenant_id = $1 AND user_id = $2 AND deleted IS NULL",
    values: [tenantId, personId],
  });
  return found.length > 0;
}
