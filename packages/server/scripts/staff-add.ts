/** `pnpm staff:add <email>`: makes a person who has an account an administrator of the platform. Settings as for `serve`. */
import { createDb, isUnavailable } from "@rookery/db";
import { normaliseEmail } from "../src/email-address.ts";
import { readEnv, SettingsFault } from "../src/env.ts";
import { addStaffMember, type AddedStaff } from "../src/features/staff/add-staff-member.ts";

const sentences: Record<AddedStaff["outcome"], (added: AddedStaff) => string> = {
  added: ({ email }) => `${email} is now staff, with the role administrator.`,
  role_changed: ({ email }) => `${email} was staff already; the role is now administrator.`,
  already: ({ email }) => `${email} is an administrator already. Nothing was changed.`,
  unknown: ({ email }) => `Nobody has an account with ${email}. Sign up with it first, then run this again.`,
  unconfirmed: ({ email }) =>
    `${email} is not confirmed yet. Open the link that was mailed to it, then run this again.`,
};

async function main(): Promise<number> {
  const [given, ...rest] = process.argv.slice(2);
  if (given === undefined || rest.length > 0) return tell("Usage: pnpm staff:add <email>", 2);
  const address = normaliseEmail(given);
  if (!address.ok) return tell(`${given} is not an e-mail address.`, 2);
  const env = readEnv();
  const db = createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL, poolSize: 2 });
  try {
    const added = await addStaffMember(db, address.email);
    const failed = added.outcome === "unknown" || added.outcome === "unconfirmed";
    return tell(sentences[added.outcome](added), failed ? 1 : 0);
  } finally {
    await db.close();
  }
}

function tell(line: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${line}\n`);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof SettingsFault) process.exitCode = tell(error.message, 1);
  else if (isUnavailable(error)) process.exitCode = tell("The database cannot be reached. Is it running?", 1);
  else throw error;
}
