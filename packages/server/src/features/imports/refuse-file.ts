import type { Reason } from "../../errors.ts";
import { byMark, byZeroBytes } from "./text-encoding.ts";

const signatures: readonly (readonly [Reason, readonly number[]])[] = [
  ["file_is_image", [0x89, 0x50, 0x4e, 0x47]],
  ["file_is_image", [0xff, 0xd8, 0xff]],
  ["file_is_image", [0x47, 0x49, 0x46, 0x38]],
  ["file_is_pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["file_is_archive", [0x1f, 0x8b, 0x08]],
  ["file_is_archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["file_is_archive", [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ["file_is_archive", [0x28, 0xb5, 0x2f, 0xfd]],
  ["file_is_archive", [0x42, 0x5a, 0x68]],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** A ZIP archive, as a workbook is one, or the compound file that older and encrypted ones are: its parts say what it is. */
export const isContainer = (sample: Uint8Array): boolean =>
  (startsWith(sample, [0x50, 0x4b]) && [3, 5, 7].includes(sample[2] ?? 0)) ||
  startsWith(sample, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * Why the file cannot be a list of leads, judged by its first bytes and never by its name; undefined where it may be one.
 * A stray NUL in text is left to its line; a file with many is no text.
 */
export function refuseFile(sample: Uint8Array): Reason | undefined {
  if (sample.length === 0) return "file_empty";
  const signed = signatures.find(([, signature]) => startsWith(sample, signature));
  if (signed) return signed[0];
  if (isWebp(sample)) return "file_is_image";
  if (byMark(sample)?.encoding.startsWith("utf-16") || byZeroBytes(sample)) return undefined;
  const control = countControl(sample);
  if (control.nul > 0 && control.nul >= sample.length / 100) return "file_has_nul";
  if (control.other > sample.length / 100) return "file_not_text";
  return isHtml(sample) ? "file_is_html" : undefined;
}

const isWebp = (sample: Uint8Array): boolean =>
  startsWith(sample, [0x52, 0x49, 0x46, 0x46]) && startsWith(sample.subarray(8), [0x57, 0x45, 0x42, 0x50]);

/** Control characters that text does not have: all but tab, line breaks, form feed, escape and the old end-of-file mark. */
function countControl(sample: Uint8Array): { nul: number; other: number } {
  const counted = { nul: 0, other: 0 };
  for (const byte of sample) {
    if (byte === 0) counted.nul += 1;
    else if (byte < 32 && (byte < 9 || byte > 13) && byte !== 0x1a && byte !== 0x1b) counted.other += 1;
  }
  return counted;
}

function isHtml(sample: Uint8Array): boolean {
  const start = Buffer.from(sample.subarray(0, 1024))
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  return /^(<!doctype html|<html|<head|<body|<table|<\?xml)/i.test(start);
}
