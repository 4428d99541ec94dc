import { createHmac, timingSafeEqual } from "node:crypto";

/** Whom a link is for. */
export interface UnsubscribeTarget {
  readonly tenantId: string;
  readonly leadId: string;
}

const MAC_BYTES = 16;
const ID_BYTES = 16;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const macOf = (secret: string, ids: Buffer): Buffer =>
  createHmac("sha256", secret).update("unsubscribe").update(ids).digest().subarray(0, MAC_BYTES);

/**
 * The token of `/u/<token>`: tenant, lead, and the first 16 octets of HMAC-SHA256("unsubscribe" tenant lead) under
 * `SENDING_SECRET`, in base64url. It never expires, because mails are read late; it can only say no.
 */
export function unsubscribeToken(secret: string, { tenantId, leadId }: UnsubscribeTarget): string {
  const ids = Buffer.concat([bytesOf(tenantId), bytesOf(leadId)]);
  return Buffer.concat([ids, macOf(secret, ids)]).toString("base64url");
}

/** Undefined where nobody made it with our secret. */
export function readUnsubscribeToken(secret: string, token: string): UnsubscribeTarget | undefined {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return undefined;
  const ids = bytes.subarray(0, 2 * ID_BYTES);
  if (!timingSafeEqual(macOf(secret, ids), bytes.subarray(2 * ID_BYTES))) return undefined;
  return { tenantId: idOf(ids.subarray(0, ID_BYTES)), leadId: idOf(ids.subarray(ID_BYTES)) };
}
