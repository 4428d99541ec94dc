import { createHmac, timingSafeEqual } from "node:crypto";

/** How far the sender's clock may be off, and how long a report that was overheard can be sent again. */
const TOLERANCE_SECONDS = 300;

const sign = (secret: string, time: string, body: Uint8Array): Buffer =>
  createHmac("sha256", secret).update(`${time}.`).update(body).digest();

/** The header of a report: `t=<seconds since 1970>,v1=<HMAC-SHA256 of "<t>." and the body, in hex>`. */
export const signatureOf = (secret: string, body: Uint8Array, now: Date): string => {
  const time = String(Math.floor(now.getTime() / 1_000));
  return `t=${time},v1=${sign(secret, time, body).toString("hex")}`;
};

export function isSigned(secret: string, header: string | undefined, body: Uint8Array, now: Date): boolean {
  const [, time = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "") ?? [];
  if (given === "") return false;
  const isTimely = Math.abs(now.getTime() / 1_000 - Number(time)) <= TOLERANCE_SECONDS;
  return timingSafeEqual(sign(secret, time, body), Buffer.from(given, "hex")) && isTimely;
}
