import { ProbeFault } from "./probe-fault.ts";
import type { Credentials, ProbeTarget } from "./probe-stages.ts";

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

type Password = Extract<Credentials, { kind: "password" }>;

/** RFC 4616. */
export const plainAnswer = ({ username, password }: Password): string => base64(`\0${username}\0${password}`);

/** `LOGIN` was never a standard; servers that have nothing else are many. */
export const loginAnswers = ({ username, password }: Password): string[] => [
  base64(username),
  base64(password),
];

export type BearerMechanism = "XOAUTH2" | "OAUTHBEARER";

/** @throws ProbeFault no_sign_in_offered where a token cannot be given. */
export function bearerMechanism(offered: readonly string[]): BearerMechanism {
  for (const mechanism of ["XOAUTH2", "OAUTHBEARER"] as const)
    if (offered.includes(mechanism)) return mechanism;
  throw new ProbeFault("no_sign_in_offered");
}

/** What ends the exchange after an error came as a challenge (RFC 7628 3.2.3). */
export const bearerGiveUp = (mechanism: BearerMechanism): string =>
  mechanism === "XOAUTH2" ? "" : base64("\u0001");

/** RFC 5801 4. */
const saslName = (name: string): string => name.replaceAll("=", "=3D").replaceAll(",", "=2C");

/** RFC 7628 3.1, and Google's older form of it. */
export function bearerAnswer(mechanism: BearerMechanism, { credentials, host, port }: ProbeTarget): string {
  if (credentials.kind !== "bearer") throw new TypeError("a token is needed");
  const { username, token } = credentials;
  return base64(
    mechanism === "XOAUTH2"
      ? `user=${username}\u0001auth=Bearer ${token}\u0001\u0001`
      : `n,a=${saslName(username)},\u0001host=${host}\u0001port=${port}\u0001auth=Bearer ${token}\u0001\u0001`,
  );
}
