import type { Tx } from "@rookery/db";
import { endedBy, twoFactorDeadline, type Policy } from "./policies.schema.ts";

/** Names that a preview lists; the count is of all. */
const NAMES_MAX = 12;

interface MemberRow {
  user_id: string;
  name: string;
  role: "owner" | "admin" | "member";
  joined: Date;
  has_factor: boolean;
  is_verified: boolean;
  sessions: { created: string; last_seen: string; factor: string | null }[] | null;
}

export interface People {
  readonly count: number;
  /** The first of them, by name. */
  readonly names: readonly string[];
}

/** What saving would do to whom. */
export interface Effects {
  readonly members: number;
  /** Sessions that end at once, and whose they are. */
  readonly sessionsEnded: { readonly sessions: number; readonly people: People };
  /** Members who have to set up a second factor, and until when the first and the last of them has time. */
  readonly withoutFactor: People & { readonly from: Date | null; readonly until: Date | null };
  /** Passwords are kept as hashes, so that each is judged when its holder signs in next. */
  readonly passwordsJudgedLater: boolean;
  /** Members whose address is not confirmed. */
  readonly unverified: People;
  /** Members who could ask people in and cannot any more. */
  readonly cannotInvite: People;
}

const peopleOf = (rows: readonly MemberRow[]): People => ({
  count: rows.length,
  names: rows.slice(0, NAMES_MAX).map(({ name }) => name),
});

/** As rookery_system, because a colleague's sessions and factors are nobody's business but in this form. */
const statement = `
  SELECT m.user_id, u.name, m.roles[1] AS role, m.created AS joined,
    u.email_verified IS NOT NULL AND u.email_bounced IS NULL AS is_verified,
    EXISTS (SELECT FROM user_totp f WHERE f.user_id = u.id AND f.confirmed IS NOT NULL)
      OR EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id) AS has_factor,
    (SELECT json_agg(json_build_object('created', s.created, 'last_seen', s.last_seen, 'factor', s.factor))
     FROM sessions s WHERE s.user_id = u.id AND s.ended IS NULL AND s.expires > now()) AS sessions
  FROM tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL
  WHERE m.tenant_id = $1::uuid AND m.deleted IS NULL AND m.suspended IS NULL
  ORDER BY lower(u.name), u.id`;

interface Change {
  readonly tenantId: string;
  readonly before: Policy;
  readonly after: Policy;
  /** Since when a second factor is asked for, where it is already. */
  readonly twoFactorSince: Date | null;
  readonly now: Date;
}

/** Who would be affected by a change of policy, and how; by the same functions that act afterwards. */
export async function effectsOf(tx: Tx, change: Change): Promise<Effects> {
  const { before, after, now } = change;
  const members = await tx.$queryRawUnsafe<MemberRow[]>(statement, change.tenantId);
  const isEnded = (rule: Policy, session: { created: string; last_seen: string }): boolean => {
    const times = { created: Date.parse(session.created), lastSeen: Date.parse(session.last_seen) };
    return endedBy(rule, times, now.getTime()) !== undefined;
  };
  const endedOf = ({ sessions }: MemberRow): number =>
    (sessions ?? []).filter((each) => isEnded(after, each) && !isEnded(before, each)).length;
  const cut = members.filter((each) => endedOf(each) > 0);
  const lacking = after.twoFactorRequired ? members.filter((each) => !each.has_factor) : [];
  const since = (before.twoFactorRequired && change.twoFactorSince ? change.twoFactorSince : now).getTime();
  const deadlines = lacking.map(({ joined }) =>
    twoFactorDeadline(after, { since, joined: joined.getTime() }),
  );
  const asksNow = after.companyRequireEmailVerification && !before.companyRequireEmailVerification;
  const losesInvites = before.companyAllowMemberInvites && !after.companyAllowMemberInvites;
  return {
    members: members.length,
    sessionsEnded: {
      sessions: cut.reduce((sum, each) => sum + endedOf(each), 0),
      people: peopleOf(cut),
    },
    withoutFactor: {
      ...peopleOf(lacking),
      from: deadlines.length > 0 ? new Date(Math.min(...deadlines)) : null,
      until: deadlines.length > 0 ? new Date(Math.max(...deadlines)) : null,
    },
    passwordsJudgedLater: isPasswordStricter(before, after),
    unverified: peopleOf(asksNow ? members.filter((each) => !each.is_verified) : []),
    cannotInvite: peopleOf(losesInvites ? members.filter(({ role }) => role === "member") : []),
  };
}

const isPasswordStricter = (before: Policy, after: Policy): boolean =>
  after.passwordMinLength > before.passwordMinLength ||
  (after.passwordRequireUppercase && !before.passwordRequireUppercase) ||
  (after.passwordRequireNumbers && !before.passwordRequireNumbers) ||
  (after.passwordRequireSymbols && !before.passwordRequireSymbols);
