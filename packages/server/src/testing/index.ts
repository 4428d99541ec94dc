/** What the journeys and proofs start beside the product; nothing of the product itself. */
export { createAuthority, selfSigned, type Certificate } from "./certificates.ts";
export {
  startImap,
  startScripted,
  startSmtp,
  type MailServerWish,
  type ReceivedMail,
  type RunningServer,
} from "./mail-servers.ts";
export { colourPairs, type ColourPair } from "../features/brand/colours/colour-pairs.rules.ts";
export { startVault, type TestVault } from "./start-vault.ts";
export { xssPayloads, type XssClass, type XssPayload } from "./xss-payloads.ts";
