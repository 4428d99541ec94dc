import { z } from "zod";
import {
  choosableKinds,
  dateFormats,
  languages,
  mailChoices,
  themes,
  timeZoneName,
} from "./preferences.rules.ts";

export const timeZoneInput = z
  .string("required")
  .max(64, "not_a_time_zone")
  .transform((text, context) => {
    const name = timeZoneName(text);
    if (name !== undefined) return name;
    context.addIssue({ code: "custom", message: "not_a_time_zone" });
    return z.NEVER;
  });

/** What is named is changed, null gives it back to the tenant. */
export const updatePreferencesInput = z
  .strictObject({
    theme: z.enum(themes).nullable(),
    language: z.enum(languages).nullable(),
    timeZone: timeZoneInput.nullable(),
    dateFormat: z.enum(dateFormats).nullable(),
  })
  .partial();
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;

export const setNotificationInput = z.strictObject({
  kind: z.enum(choosableKinds),
  inPortal: z.boolean(),
  byMail: z.enum(mailChoices),
});
export type SetNotificationInput = z.output<typeof setNotificationInput>;

export const setMailsInput = z.strictObject({
  /** False = no mail of any event that may be turned off. */
  emailNotifications: z.boolean(),
  weeklyReports: z.boolean(),
});
export type SetMailsInput = z.output<typeof setMailsInput>;
