/** `pnpm staff:add <email>`: makes a person who has an account an administrator of the platform. Settings as for `serve`. */
import { normaliseEmail } from "../src/email-address.ts";
import { addStaffMember, type AddedStaff } from "../src/features/staff/add-staff-member.ts";
import { end, operatorCommand } from "./operator-command.ts";

const sentences: Record<AddedStaff["outcome"], (added: AddedStaff) => string> = {
  added: ({ email }) => `${email} is now staff, with the role administrator.`,
  role_changed: ({ email }) => `${email} was staff already; the role is now administrator.`,
  already: ({ email }) => `${email} is an administrator already. Nothing was changed.`,
  unknown: ({ email }) => `Nobody has an account with ${email}. Sign up with it first, then run this again.`,
  unconfirmed: ({ email }) =>
    `${email} is not confirmed yet. Open the link that was mailed to it, then run this again.`,
};

async function add(given: string): Promise<void> {
  const address = normaliseEmail(given);
  if (!address.ok) return end({ say: `${given} is not an e-mail address.`, code: 2 });
  await operatorCommand(async (db) => {
    const added = await addStaffMember(db, address.email);
    const failed = added.outcome === "unknown" || added.outcome === "unconfirmed";
    return { say: sentences[added.outcome](added), code: failed ? 1 : 0 };
  });
}

const [given, ...rest] = process.argv.slice(2);
if (given === undefined || rest.length > 0) end({ say: "Usage: pnpm staff:add <email>", code: 2 });
else await add(given);
