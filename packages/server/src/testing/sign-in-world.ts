import { rows } from "@rookery/db/testing";
import { Secret, TOTP } from "otpauth";
import { hashPassword } from "../passwords.ts";
import { createBrowser, outcomeOf, type Browser } from "./browser.ts";
import type { TestApp } from "./create-test-app.ts";

export const PASSWORD = "plain horses graze 9 fields";

let hash: Promise<string> | undefined;
let networks = 0;

/** A browser on a network of its own, so that one test's limits are not another's. */
export function freshBrowser(world: TestApp): Browser {
  networks += 1;
  return createBrowser(world, `198.18.${networks >> 8}.${networks & 255}`);
}

/** Somebody with the password above, in the tenant where one is given. */
export async function accountHolder(
  world: TestApp,
  of: { tenantId?: string; role?: "owner" | "admin" | "member" } = {},
): Promise<rows.PersonRow> {
  hash ??= hashPassword(PASSWORD);
  const { superuser } = world.database;
  const person = of.tenantId
    ? await rows.member(superuser, { tenantId: of.tenantId, role: of.role ?? "member" })
    : await rows.person(superuser);
  await rows.password(superuser, { userId: person.id, hash: await hash });
  return person;
}

/** The browser, signed in with the password. */
export async function signedInBrowser(world: TestApp, email: string, password = PASSWORD): Promise<Browser> {
  const browser = freshBrowser(world);
  const answer = await browser.mutate("sessions.signIn", { email, password });
  if (outcomeOf(answer) !== "ok") throw new Error(`Not signed in: ${outcomeOf(answer)}`);
  return browser;
}

/** The code that an app shows at the moment; steps are 30 seconds. */
export const codeAt = (secret: string, at: Date, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() + steps * 30_000 });

/** Sets up an app; its secret and the backup codes. The code that it took is of the step before, so that the present one is left. */
export async function enrolTotp(
  world: TestApp,
  browser: Browser,
): Promise<{ secret: string; backupCodes: string[] }> {
  const { secret } = (await browser.mutate("factors.beginTotp")).data as { secret: string };
  const code = codeAt(secret, world.deps.clock(), -1);
  const answer = await browser.mutate("factors.confirmTotp", { code });
  if (outcomeOf(answer) !== "ok") throw new Error(`Not set up: ${outcomeOf(answer)}`);
  return { secret, backupCodes: (answer.data as { backupCodes: string[] }).backupCodes };
}
