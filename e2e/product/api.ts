import { randomUUID } from "node:crypto";

/** A failed call as the wire shows it. */
export class CallRefused extends Error {
  override name = "CallRefused";
  readonly status: number;
  readonly data: { code: string; reason: string; requestId: string; [more: string]: unknown };
  constructor(status: number, data: CallRefused["data"]) {
    super(`${status} ${data.code}: ${data.reason}`);
    this.status = status;
    this.data = data;
  }
}

export interface Session {
  readonly url: string;
  readonly cookie: string;
  readonly slug: string;
  readonly email: string;
}

type Who = Pick<Session, "url"> & Partial<Session>;

const headersOf = (who: Who): Record<string, string> => ({
  "content-type": "application/json",
  "x-portal-client": "portal",
  ...(who.cookie ? { cookie: who.cookie } : {}),
  ...(who.slug ? { "x-portal-tenant": who.slug } : {}),
});

async function answer<T>(response: Response): Promise<T> {
  const body = (await response.json()) as { result?: { data: T }; error?: { data: CallRefused["data"] } };
  if (body.error) throw new CallRefused(response.status, body.error.data);
  return body.result?.data as T;
}

export async function query<T>(who: Who, path: string, input?: unknown): Promise<T> {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answer<T>(await fetch(`${who.url}/trpc/${path}${search}`, { headers: headersOf(who) }));
}

export async function mutate<T>(
  who: Who,
  path: string,
  input?: unknown,
  key: string = randomUUID(),
): Promise<T> {
  const { data } = await mutateRaw<T>(who, path, input, key);
  return data;
}

/** As `mutate`, with the cookies that the answer sets. */
export async function mutateRaw<T>(
  who: Who,
  path: string,
  input?: unknown,
  key: string = randomUUID(),
): Promise<{ data: T; cookie: string }> {
  const headers = { ...headersOf(who), "idempotency-key": key };
  const body = input === undefined ? {} : { body: JSON.stringify(input) };
  const response = await fetch(`${who.url}/trpc/${path}`, { method: "POST", headers, ...body });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
  return { data: await answer<T>(response), cookie };
}

interface KeptMail {
  to: string;
  subject: string;
  text: string;
}

/** Waits for a kept mail to the address and returns the token in its link. */
export async function mailedToken(url: string, to: string, path: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mails = (await (await fetch(`${url}/dev/mail?format=json`)).json()) as KeptMail[];
    const text = mails.find((mail) => mail.to === to && mail.text.includes(path))?.text ?? "";
    const token = new RegExp(`${path}(?:\\?token=|/)([\\w-]+)`).exec(text)?.[1];
    if (token) return token;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`No mail to ${to} with ${path} arrived`);
}

/** A new person with a new tenant, through sign-up and the mailed link. */
export async function signUp(
  url: string,
  of: { tenantName?: string; email?: string } = {},
): Promise<Session> {
  const email = of.email ?? `owner-${randomUUID().slice(0, 8)}@example.com`;
  const tenantName = of.tenantName ?? `Tenant ${randomUUID().slice(0, 8)}`;
  const form = { name: "Olive Owner", email, password: PASSWORD, tenantName };
  // The link signs in only the browser that sent the sign-up, which this cookie names.
  const sent = await mutateRaw({ url }, "signUp.signUp", form);
  const token = await mailedToken(url, email, "/verify-email");
  const { cookie } = await mutateRaw({ url, cookie: sent.cookie }, "signUp.verifyEmail", { token });
  const session = await query<{ tenants: { slug: string }[] }>({ url, cookie }, "sessions.current");
  return { url, cookie, email, slug: session.tenants[0]?.slug ?? "" };
}

export const PASSWORD = "correct horse battery staple";
