import { randomInt } from "node:crypto";
import type { Tokens } from "../../tokens.ts";

export const BACKUP_CODES = 10;

/** Without letters and figures that are read as one another. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 12;

/** Ten codes of 12 signs, some 59 random bits each; kept as keyed hashes, so that a dump yields none. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: BACKUP_CODES }, () =>
    Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
  );

/** `abcd-efgh-jkmn`, as it is read and typed. */
export const groupBackupCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

export const isBackupCodeForm = (code: string): boolean => code.length === LENGTH;

export const backupCodeHash = (tokens: Tokens, userId: string, code: string): Uint8Array<ArrayBuffer> =>
  tokens.hash(`backup code ${userId} ${code}`);
