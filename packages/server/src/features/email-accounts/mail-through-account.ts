import { createTransport } from "nodemailer";
import type { Deps } from "../../context.ts";
import { AppError, type Reason } from "../../errors.ts";
import type { MailMessage } from "../../ports/mailer.ts";
import { passwordFor } from "./account-secret.ts";
import type { UsableAccount } from "./usable-account.ts";

/** For all of it: a person waits. */
const PATIENCE_MS = 20_000;

/**
 * Hands one message to the account's own server. The socket is one that the outbound guard has judged.
 * @throws AppError unavailable account_silent, account_refuses, mail_not_taken.
 */
export async function mailThroughAccount(
  { outbound }: Pick<Deps, "outbound">,
  account: UsableAccount,
  message: MailMessage,
): Promise<void> {
  const { smtp, email, senderName } = account;
  if (!smtp) throw new AppError("unavailable", "account_silent");
  const { host, port, security, username } = smtp;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const connection = await outbound
    .resolve(host)
    .then((addresses) => outbound.connect(addresses, port, signal))
    .catch(() => {
      throw new AppError("unavailable", "account_silent");
    });
  const giveUp = () => connection.destroy(new Error("time is up"));
  signal.addEventListener("abort", giveUp, { once: true });
  const transport = createTransport({
    host,
    port,
    connection,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { servername: host, ...(outbound.roots && { ca: [...outbound.roots] }) },
    auth:
      "token" in account.key
        ? { type: "OAuth2", user: username, accessToken: account.key.token }
        : { user: username, pass: passwordFor(account.key, "smtp") },
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: { name: senderName ?? "", address: email }, ...message });
  } catch (error) {
    throw new AppError("unavailable", reasonOf(error));
  } finally {
    signal.removeEventListener("abort", giveUp);
    transport.close();
    connection.destroy();
  }
}

function reasonOf(error: unknown): Reason {
  const { code } = (error ?? {}) as { code?: string };
  if (code === "EAUTH") return "account_refuses";
  return code === "EENVELOPE" || code === "EMESSAGE" ? "mail_not_taken" : "account_silent";
}
