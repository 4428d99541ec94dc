/** What the journeys and proofs start beside the product; nothing of the product itself. */
export { createAuthority, type Certificate } from "./certificates.ts";
export {
  startImap,
  startScripted,
  startSmtp,
  type ReceivedMail,
  type RunningServer,
} from "./mail-servers.ts";
