import type { ConsentProof } from "../../ports/oauth-client.ts";
import type { Tokens } from "../../tokens.ts";

/**
 * What is kept from everybody until the code is exchanged. It follows from the state and `APP_SECRET`, so that nothing of it is
 * stored, and whoever sees the state cannot work it out.
 */
export function proofOf(tokens: Tokens, state: string): ConsentProof {
  const derived = (purpose: string) => Buffer.from(tokens.hash(`${purpose} ${state}`)).toString("base64url");
  return { verifier: derived("verifier"), nonce: derived("nonce") };
}
