import { readRowsAsSystem, type Db } from "@rookery/db";
import { delegatedKeyName, printDkimKey, type ExpectedRecord } from "@rookery/dns";

interface Row {
  selector: string;
  public_key: string;
  domain: string;
}

/** The records that the operator's zone publishes where domains delegate their keys to it: every key that may sign or has signed. */
export async function delegatedKeys(db: Db, target: string): Promise<ExpectedRecord[]> {
  const rows = await readRowsAsSystem<Row>(db, "delegated keys", {
    name: "delegated_keys",
    text: `SELECT k.selector, k.public_key, d.domain FROM dkim_keys k
           JOIN domains d ON d.tenant_id = k.tenant_id AND d.id = k.domain_id
           WHERE k.status <> 'revoked' ORDER BY d.domain, k.selector`,
    values: [],
  });
  return rows.map(({ selector, public_key: publicKey, domain }) => ({
    key: `dkim:${selector}`,
    purpose: "dkim",
    name: delegatedKeyName(selector, domain, target),
    type: "TXT",
    value: printDkimKey(publicKey),
    isRequired: true,
  }));
}
