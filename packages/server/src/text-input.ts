import { z } from "zod";
import { normaliseEmail } from "./email-address.ts";

/**
 * Messages are keys of the portal's catalogue, so that a fault is told in the reader's language.
 * PostgreSQL refuses NUL and would store a lone surrogate as another character: both are refused here.
 */
const controls = /\p{Cc}/u;

const octets = new TextEncoder();

/** What an address may measure in a path between mail servers (RFC 5321, 4.5.3.1.3). */
const PATH_OCTETS = 254;

const wellFormed = (text: string): boolean => text.isWellFormed();

/** One line of text, trimmed, 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string("required")
    .max(max * 4, "too_long")
    .transform((text) => text.trim().normalize("NFC"))
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(max, "too_long")
        .refine((text) => !controls.test(text) && wellFormed(text), "forbidden_characters"),
    );

/** A line that may be left empty; empty counts as absent. */
export const optionalLine = (max: number) =>
  z
    .union([z.literal("").transform(() => null), z.null(), line(max)])
    .optional()
    .transform((text) => text ?? null);

export const emailInput = z
  .string("required")
  .max(320, "too_long")
  .transform((text, context) => {
    const result = wellFormed(text) ? normaliseEmail(text) : undefined;
    if (result?.ok && octets.encode(result.email).length <= PATH_OCTETS) return result.email;
    context.addIssue({ code: "custom", message: text.trim() === "" ? "required" : "not_an_email" });
    return z.NEVER;
  });

/** 1,024 octets bound the cost of hashing; any character is accepted and kept as it is (OWASP ASVS 5.0, 6.2.8-6.2.9). */
export const passwordInput = z
  .string("required")
  .min(1, "required")
  .max(1024, "too_long")
  .refine((text) => octets.encode(text).length <= 1024, "too_long")
  .refine((text) => wellFormed(text) && !text.includes("\u0000"), "forbidden_characters");

/** The floor that holds whatever a tenant's policy says. */
export const PASSWORD_FLOOR = 8;

export const newPasswordInput = passwordInput.refine(
  (text) => Array.from(text).length >= PASSWORD_FLOOR,
  "password_too_short",
);

/** An opaque token as `Tokens.mint` makes it. */
export const tokenInput = z.string("required").regex(/^[A-Za-z0-9_-]{43}$/, "invalid_token");
