import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { SendMail } from "../../ports/mailer.ts";
import { writeMail } from "./mail-texts.ts";
import type { MailKind } from "./queue-mail.ts";

const HOUR_MS = 3_600_000;

interface Route {
  readonly path: (token: string) => string;
  readonly token?: { readonly purpose: string; readonly hours: number };
}

const routes: Record<MailKind, Route> = {
  verify_email: { path: (token) => `/verify-email#${token}`, token: { purpose: "verify_email", hours: 24 } },
  reset_password: {
    path: (token) => `/reset-password#${token}`,
    token: { purpose: "reset_password", hours: 1 },
  },
  already_registered: { path: () => "/sign-in" },
  password_changed: { path: () => "/account" },
};

type Pending = { userId: string; kind: MailKind; recipient: string; name: string };

/**
 * The body of `send-mail`. The token is made here, so that no job, log or table ever holds one that works. A mail that went
 * out is not sent again; where the process died between sending and noting it, a second mail with a link of its own goes out.
 * Links carry the token behind `#`, which browsers send to no server and to no other site.
 */
export async function sendQueuedMail(deps: Deps, sendMail: SendMail, mailId: string): Promise<void> {
  const prepared = await asSystem(deps.db, "send mail", async (tx) => {
    const pending = await findPending(tx, mailId);
    if (!pending) return undefined;
    const route = routes[pending.kind];
    const token = route.token ? await mintToken(tx, deps, pending, route.token) : "";
    return writeMail(pending.kind, { ...pending, url: `${deps.env.APP_URL}${route.path(token)}` });
  });
  if (!prepared) return;
  try {
    await sendMail(prepared);
  } catch (error) {
    await note(deps, mailId, { failure: (error as Error).message.slice(0, 500) });
    throw error;
  }
  await note(deps, mailId, { sent: deps.clock(), failure: null });
}

async function findPending(tx: Tx, mailId: string): Promise<Pending | undefined> {
  const mail = await tx.mail.findUnique({ where: { id: mailId } });
  if (!mail || mail.sent) return undefined;
  const user = await tx.user.findUnique({
    where: { id: mail.userId },
    select: { name: true, deleted: true },
  });
  if (!user || user.deleted) return undefined;
  return { userId: mail.userId, kind: mail.kind as MailKind, recipient: mail.recipient, name: user.name };
}

async function mintToken(
  tx: Tx,
  deps: Deps,
  mail: Pending,
  of: { purpose: string; hours: number },
): Promise<string> {
  const token = deps.tokens.mint();
  const expires = new Date(deps.clock().getTime() + of.hours * HOUR_MS);
  await tx.personToken.createMany({
    data: {
      userId: mail.userId,
      purpose: of.purpose,
      email: mail.recipient,
      tokenHash: deps.tokens.hash(token),
      expires,
    },
  });
  return token;
}

const note = (deps: Deps, id: string, data: { sent?: Date; failure: string | null }) =>
  asSystem(deps.db, "send mail", (tx) => tx.mail.updateMany({ where: { id }, data }));
