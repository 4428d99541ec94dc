import { createHmac, randomUUID } from "node:crypto";
import { mutate } from "./api.ts";
import type { Product } from "./start-product.ts";
import type { TenantWorld } from "./world.ts";

/** `SENDING_SECRET` of a product whose sender a proof plays. */
export const SENDING_SECRET = "a secret of the proof's own sender, long enough";

interface Sender {
  readonly product: Product;
  readonly world: Pick<TenantWorld, "tenantId" | "accountId">;
}

/** Reports what became of a mail from the world's mailbox; a bounce is one for good. */
export async function reportSending(
  { product, world }: Sender,
  kind: "sent" | "bounced" | "complained" | "unsubscribed",
  recipient: string,
): Promise<void> {
  const { tenantId, accountId } = world;
  const event = { id: randomUUID(), tenantId, accountId, kind, recipient, isPermanent: true };
  const body = JSON.stringify({ events: [{ ...event, at: new Date().toISOString() }] });
  const time = Math.floor(Date.now() / 1_000);
  const mac = createHmac("sha256", SENDING_SECRET).update(`${time}.${body}`).digest("hex");
  const answer = await fetch(`${product.url}/ingest/sending-events`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-rookery-signature": `t=${time},v1=${mac}` },
    body,
  });
  if (!answer.ok) throw new Error(`The report was refused: ${answer.status} ${await answer.text()}`);
}

/** Presses the link that stands in every mail to the lead. */
export async function pressUnsubscribe({ product, world }: Sender, leadId: string): Promise<void> {
  const ids = Buffer.from(`${world.tenantId}${leadId}`.replaceAll("-", ""), "hex");
  const mac = createHmac("sha256", SENDING_SECRET).update("unsubscribe").update(ids).digest().subarray(0, 16);
  const token = Buffer.concat([ids, mac]).toString("base64url");
  await mutate({ url: product.url }, "unsubscribe.confirm", { token });
}
