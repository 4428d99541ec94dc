/** What the journeys and proofs start beside the product, and the lists and forms of it that they go through as a whole. */
export { createAuthority, selfSigned, type Certificate } from "./certificates.ts";
export {
  startImap,
  startScripted,
  startSmtp,
  type MailServerWish,
  type ReceivedMail,
  type RunningServer,
} from "./mail-servers.ts";
export { noBrand } from "../features/brand/brand.schema.ts";
export { colourPairs, type ColourPair } from "../features/brand/colours/colour-pairs.rules.ts";
export { buildWorkbook } from "../features/imports/xlsx/testing/build-workbook.ts";
export { accountMails } from "../features/mails/queue-mail.ts";
export { defaultPolicy } from "../features/policies/policies.schema.ts";
export { noticeKinds } from "../features/preferences/preferences.rules.ts";
export { startVault, type TestVault } from "./start-vault.ts";
export { xssPayloads, type XssClass, type XssPayload } from "./xss-payloads.ts";
