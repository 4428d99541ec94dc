import { z } from "zod";
import { emailInput, line, optionalLine } from "../../text-input.ts";
import { securities, signInProviders } from "./email-accounts.rules.ts";

const accountId = z.uuid();

/** A host name or an address, as a URL would have it: `0x7f.1` and `①②⑦.0.0.1` become what they mean, and are judged as that. */
const hostInput = z
  .string("required")
  .max(2_000, "too_long")
  .transform((text, context) => {
    const host = canonicalHost(text.trim());
    if (host !== undefined) return host;
    context.addIssue({ code: "custom", message: text.trim() === "" ? "required" : "not_a_host" });
    return z.NEVER;
  });

function canonicalHost(text: string): string | undefined {
  // An address of a page, or of a server with its port, is what people paste.
  const bare = text.replace(/^[a-z]+:\/\//i, "").replace(/\.$/, "");
  if (bare === "" || /[/?#@\s\\%]/.test(bare)) return undefined;
  const isBareIpv6 = bare.split(":").length > 2 && !bare.startsWith("[");
  const url = URL.parse(`http://${isBareIpv6 ? `[${bare}]` : bare}`);
  if (!url || url.port !== "" || url.hostname === "") return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  const isName =
    host.length <= 253 &&
    host.split(".").every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return isName || host.includes(":") ? host : undefined;
}

const serverInput = z.strictObject({
  host: hostInput,
  port: z.int("not_a_port").min(1, "not_a_port").max(65_535, "not_a_port"),
  security: z.enum(securities),
  username: line(255),
});

/** A line without an end: SMTP and IMAP would take one for the next command. */
const mailboxPassword = z
  .string()
  .min(1, "required")
  .max(1_024, "too_long")
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "forbidden_characters");

/** What a form about a mailbox says. */
const connection = {
  email: emailInput,
  smtp: serverInput,
  /** Null for an account that only sends. */
  imap: serverInput
    .extend({
      /** Whether IMAP takes another password than SMTP: `imapPassword`, or the one that is kept of it. */
      hasOwnPassword: z.boolean().default(false),
    })
    .nullable(),
  /** Absent = the one that is kept, which counts only for the servers and users that it was given for. */
  password: mailboxPassword.optional(),
  /** Only where IMAP has a password of its own. */
  imapPassword: mailboxPassword.optional(),
};

export const findSettingsInput = z.strictObject({ companyId: z.uuid().nullable(), email: emailInput });
export type FindSettingsInput = z.output<typeof findSettingsInput>;

export const probeAccountInput = z.strictObject({
  companyId: z.uuid().nullable(),
  /** Of an account that is there already. */
  accountId: accountId.optional(),
  ...connection,
});
export type ProbeAccountInput = z.output<typeof probeAccountInput>;

/** More than mailbox providers let through. */
const DAILY_MAX = 100_000;
const perDay = z.int().min(1, "too_small").max(DAILY_MAX, "too_large");

export const addAccountInput = z.strictObject({
  companyId: z.uuid().nullable(),
  ...connection,
  password: mailboxPassword,
  senderName: optionalLine(100),
  dailyLimit: perDay.default(50),
});
export type AddAccountInput = z.output<typeof addAccountInput>;

export const createMailboxInput = z.strictObject({
  companyId: z.uuid().nullable(),
  email: emailInput,
  senderName: optionalLine(100),
  dailyLimit: perDay.default(50),
});
export type CreateMailboxInput = z.output<typeof createMailboxInput>;

export const beginConsentInput = z.strictObject({
  companyId: z.uuid().nullable(),
  provider: z.enum(signInProviders),
  /** What the provider's page is filled in with. */
  email: emailInput.optional(),
  /** The account that is connected anew; absent where one is added. */
  accountId: accountId.optional(),
});
export type BeginConsentInput = z.output<typeof beginConsentInput>;

/** Visible ASCII, as both are (RFC 6749 A.5, A.11); Microsoft's codes have up to some 2,000 characters. */
const visible = z.string().regex(/^[\x21-\x7e]{1,4096}$/);

export const finishConsentInput = z.strictObject({ state: visible, code: visible });
export type FinishConsentInput = z.output<typeof finishConsentInput>;

export const updateAccountInput = z.strictObject({
  accountId,
  smtp: connection.smtp,
  imap: connection.imap,
  password: connection.password,
  imapPassword: connection.imapPassword,
  senderName: optionalLine(100),
  dailyLimit: perDay,
  /** `version` of the account that the form was filled from. */
  version: z.iso.datetime(),
});
export type UpdateAccountInput = z.output<typeof updateAccountInput>;

export const accountInput = z.strictObject({ accountId });
export type AccountInput = z.output<typeof accountInput>;

export const setPausedInput = z.strictObject({ accountId, isPaused: z.boolean() });

export const setWarmupInput = z.strictObject({
  accountId,
  plan: z
    .strictObject({ start: perDay, step: perDay, target: perDay })
    .refine(({ start, target }) => target >= start, { path: ["target"], error: "target_below_start" })
    .nullable(),
});

export const listAccountsInput = z.strictObject({
  /** Null = the tenant's own. */
  companyId: z.uuid().nullable(),
  domainId: z.uuid().optional(),
});
