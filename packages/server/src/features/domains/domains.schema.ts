import { extras } from "@rookery/dns";
import { z } from "zod";

const domainId = z.uuid();

/** The company whose domains they are; null = the tenant's own. */
export const listDomainsInput = z.strictObject({ companyId: z.uuid().nullable() });

export const domainInput = z.strictObject({ domainId });
export type DomainInput = z.output<typeof domainInput>;

export const addDomainInput = z.strictObject({
  companyId: z.uuid().nullable(),
  /** What a person typed or pasted, an address of a page among it; a name itself has 253 characters at most (RFC 1035). */
  domain: z.string("required").max(2_000, "too_long"),
  /** Whether the platform takes in the domain's mail; elsewhere its MX records are left alone. */
  receivesHere: z.boolean().default(false),
});
export type AddDomainInput = z.output<typeof addDomainInput>;

export const setReceivingInput = z.strictObject({ domainId, receivesHere: z.boolean() });
export type SetReceivingInput = z.output<typeof setReceivingInput>;

export const setExtrasInput = z.strictObject({
  domainId,
  extras: z.array(z.enum(extras)).max(extras.length),
});
export type SetExtrasInput = z.output<typeof setExtrasInput>;

/** `verification_status`: what the seed's words come to (decision 004). */
export type VerificationStatus = "pending" | "verified" | "failed";
