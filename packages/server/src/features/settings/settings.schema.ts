import { z } from "zod";
import { emailInput, line, optionalLine } from "../../text-input.ts";
import { dateFormats, languages } from "../preferences/preferences.rules.ts";
import { timeZoneInput } from "../preferences/preferences.schema.ts";
import { countries, isPostalCodeOf, needsPostalCode, needsRegion } from "../../countries.ts";

export { countries, needsPostalCode, needsRegion } from "../../countries.ts";

export const renameTenantInput = z.strictObject({ name: line(100) });
export type RenameTenantInput = z.output<typeof renameTenantInput>;

/** What is named is changed, null gives it back to the platform. */
export const setDefaultsInput = z
  .strictObject({
    language: z.enum(languages).nullable(),
    timeZone: timeZoneInput.nullable(),
    dateFormat: z.enum(dateFormats).nullable(),
    isSidebarNarrow: z.boolean(),
  })
  .partial();
export type SetDefaultsInput = z.output<typeof setDefaultsInput>;

/** A year: longer than that, a list of people is kept for no reason that it was uploaded for (GDPR, article 5). */
export const keepImportFilesInput = z.strictObject({ days: z.int().min(0).max(365) });
export type KeepImportFilesInput = z.output<typeof keepImportFilesInput>;

const country = z
  .union([z.literal(""), z.null(), z.enum(countries)], "not_a_country")
  .transform((code) => (code === "" ? null : code));

/**
 * Whom the platform writes to about billing, and the address on its invoices. An address is given whole or not at all; its
 * parts are checked as the country's post has them.
 */
export const saveBillingInput = z
  .strictObject({
    billingEmail: z.union([z.literal("").transform(() => null), z.null(), emailInput]),
    country,
    line1: optionalLine(100),
    line2: optionalLine(100),
    city: optionalLine(100),
    region: optionalLine(100),
    postalCode: optionalLine(20),
    notifyOnBillingChanges: z.boolean(),
    notifyOnSecurityAlerts: z.boolean(),
    /** Of what was edited, so that two who edit at once do not undo each other. */
    version: z.string().regex(/^[0-9a-f]{32}$/, "wrong_form"),
  })
  .superRefine((given, context) => {
    const fault = (path: keyof typeof given, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const { line1, line2, city, region, postalCode } = given;
    if (given.billingEmail === null && (given.notifyOnBillingChanges || given.notifyOnSecurityAlerts))
      fault("billingEmail", "contact_needed");
    if (given.country === null) {
      if (line1 ?? line2 ?? city ?? region ?? postalCode) fault("country", "required");
      return;
    }
    if (line1 === null) fault("line1", "required");
    if (city === null) fault("city", "required");
    if (region === null && needsRegion(given.country)) fault("region", "required");
    if (postalCode === null) {
      if (needsPostalCode(given.country)) fault("postalCode", "required");
    } else if (!isPostalCodeOf(given.country, postalCode)) fault("postalCode", "not_a_postal_code");
  });
export type SaveBillingInput = z.output<typeof saveBillingInput>;

/** As it stands on an invoice. */
export interface BillingAddress {
  readonly country: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string | null;
}
