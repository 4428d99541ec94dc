import { readRowsAsSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import {
  choosableKinds,
  defaultNotification,
  noChoices,
  resolvePreferences,
  type Choices,
  type Language,
  type NotificationChoice,
  type Preferences,
  type RegionalDefaults,
} from "./preferences.rules.ts";

interface ChoicesRow {
  theme: Choices["theme"];
  language: Choices["language"];
  timezone: string | null;
  date_format: Choices["dateFormat"];
}

/** What the person has chosen of how the portal looks. */
export async function choicesOf({ db }: Pick<Context, "db">, personId: string): Promise<Choices> {
  const [row] = await readRowsAsSystem<ChoicesRow>(db, "preferences", {
    name: "choices_of",
    text: "SELECT theme, language, timezone, date_format FROM user_preferences WHERE user_id = $1",
    values: [personId],
  });
  if (!row) return noChoices;
  const { theme, language, timezone: timeZone, date_format: dateFormat } = row;
  return { theme, language, timeZone, dateFormat };
}

interface DefaultsRow {
  ui_language: RegionalDefaults["language"];
  ui_timezone: string | null;
  ui_date_format: RegionalDefaults["dateFormat"];
  is_sidebar_narrow: boolean;
}

/** How a page looks at its first paint. */
export interface Appearance extends Preferences {
  readonly isSidebarNarrow: boolean;
}

/** Of whoever asks for a page, in the tenant that its address names; undefined where nobody is signed in. */
export async function appearanceFor(ctx: Context, device: Language): Promise<Appearance | undefined> {
  const { person, tenant } = await ctx.caller();
  if (!person) return undefined;
  const [own, tenants] = await Promise.all([
    choicesOf(ctx, person.id),
    readRowsAsSystem<DefaultsRow>(ctx.db, "preferences", {
      name: "defaults_for",
      text: `SELECT DISTINCT c.ui_language, c.ui_timezone, c.ui_date_format, c.ui_sidebar_default_collapsed AS is_sidebar_narrow
             FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
             JOIN tenant_config c ON c.tenant_id = m.tenant_id
             WHERE m.user_id = $1 AND m.deleted IS NULL AND m.suspended IS NULL AND ($2::uuid IS NULL OR m.tenant_id = $2)`,
      values: [person.id, tenant?.id ?? null],
    }),
  ]);
  const defaults = tenants.map((row) => ({
    language: row.ui_language,
    timeZone: row.ui_timezone,
    dateFormat: row.ui_date_format,
  }));
  return {
    ...resolvePreferences(own, defaults, device),
    isSidebarNarrow: tenant !== undefined && tenants.some((row) => row.is_sidebar_narrow),
  };
}

interface NotificationsRow {
  email_notifications: boolean;
  weekly_reports: boolean;
}

interface ChoiceRow {
  kind: string;
  in_portal: boolean;
  by_mail: NotificationChoice["byMail"];
}

/** How the person is told of each kind of event, theirs or the platform's way. */
export async function notificationsOf(ctx: Context & { person: Person }) {
  const values = [ctx.person.id];
  const [[own], chosen] = await Promise.all([
    readRowsAsSystem<NotificationsRow>(ctx.db, "preferences", {
      name: "mails_of",
      text: "SELECT email_notifications, weekly_reports FROM user_preferences WHERE user_id = $1",
      values,
    }),
    readRowsAsSystem<ChoiceRow>(ctx.db, "preferences", {
      name: "notification_choices_of",
      text: "SELECT kind, in_portal, by_mail FROM notification_choices WHERE user_id = $1",
      values,
    }),
  ]);
  return {
    emailNotifications: own?.email_notifications ?? true,
    weeklyReports: own?.weekly_reports ?? false,
    kinds: choosableKinds.map((kind) => {
      const row = chosen.find((each) => each.kind === kind);
      const { inPortal, byMail } = row
        ? { inPortal: row.in_portal, byMail: row.by_mail }
        : defaultNotification(kind);
      return { kind, inPortal, byMail };
    }),
  };
}
