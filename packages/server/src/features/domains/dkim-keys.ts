import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { PreparedSecret, SecretPlace } from "../../ports/secrets.ts";

/** The working size (RFC 8301 3.2). */
const BITS = 2_048;

/** So long a key that signs no more stays published: mail that it signed may still be on its way. */
export const OLD_KEY_DAYS = 7;

export interface KeyPair {
  readonly selector: string;
  /** SubjectPublicKeyInfo in base64, as it is published. */
  readonly publicKey: string;
  readonly privateKey: string;
}

const generate = promisify(generateKeyPair);

/** A new pair under a selector that tells its day and nothing of the platform. */
export async function makeKeyPair(now: Date): Promise<KeyPair> {
  const { publicKey, privateKey } = await generate("rsa", {
    modulusLength: BITS,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const day = now.toISOString().slice(0, 10).replaceAll("-", "");
  return {
    selector: `s${day}-${randomBytes(2).toString("hex")}`,
    publicKey: publicKey.toString("base64"),
    privateKey,
  };
}

export interface KeyHome {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly domainId: string;
}

export const secretPlace = ({ tenantId, companyId }: Omit<KeyHome, "domainId">): SecretPlace => ({
  tenantId,
  companyId,
  column: "dkim_keys.secret_ref",
});

export interface NextKey extends KeyHome, Pick<KeyPair, "selector" | "publicKey"> {
  readonly privateKey: PreparedSecret;
}

/** Makes a pair for the domain and readies its private half; outside of a transaction. */
export async function makeNextKey(
  { clock, secrets }: Pick<Deps, "clock" | "secrets">,
  home: KeyHome,
): Promise<NextKey> {
  const { privateKey, ...pair } = await makeKeyPair(clock());
  return { ...home, ...pair, privateKey: await secrets.prepare(secretPlace(home), privateKey) };
}

/** Keeps a pair as the domain's next one. Of two at once the second finds the first and keeps nothing. */
export async function keepNextKey(tx: Tx, { privateKey, ...key }: NextKey): Promise<boolean> {
  const { tenantId, domainId } = key;
  // Held until the transaction ends, so that two do not both see no next key.
  await tx.$queryRaw`SELECT FROM domains WHERE tenant_id = ${tenantId}::uuid AND id = ${domainId}::uuid FOR NO KEY UPDATE`;
  const waiting = await tx.dkimKey.count({ where: { tenantId, domainId, status: "next" } });
  if (waiting > 0) return false;
  const secretRef = await privateKey.store(tx);
  await tx.dkimKey.createMany({ data: { ...key, secretRef } });
  return true;
}
