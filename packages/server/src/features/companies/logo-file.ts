import { readRowsAsSystem, type Db } from "@rookery/db";

const FOLDER = "/files/";

/** A logo's address. The file's name holds 122 random bits, so an address cannot be guessed. */
export const logoUrlOf = (tenantId: string, fileName: string): string =>
  `${FOLDER}logos/${tenantId}/${fileName}`;

/** The key of the file behind the address. */
export const logoKeyOf = (logoUrl: string): string => logoUrl.slice(FOLDER.length);

/**
 * Whether the person may see the logo: whoever sees its company may. Asked as the system, because an address of a picture
 * names the tenant by id and carries no header.
 */
export async function maySeeLogo(db: Db, personId: string, logo: { tenantId: string; url: string }) {
  const found = await readRowsAsSystem(db, "logo", {
    name: "may_see_logo",
    text: `SELECT 1 FROM companies c
           JOIN tenants t ON t.id = c.tenant_id AND t.deleted IS NULL
           JOIN tenant_users m ON m.tenant_id = c.tenant_id AND m.user_id = $3 AND m.deleted IS NULL
             AND m.suspended IS NULL
           WHERE c.tenant_id = $1 AND c.logo_url = $2 AND c.purged IS NULL
             AND (m.roles[1] <> 'member' OR EXISTS (
               SELECT FROM company_members a
               WHERE a.tenant_id = c.tenant_id AND a.company_id = c.id AND a.user_id = m.user_id))`,
    values: [logo.tenantId, logo.url, personId],
  });
  return found.length > 0;
}
