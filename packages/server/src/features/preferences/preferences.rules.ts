export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** Languages that are complete, in the portal and in mails. */
export const languages = ["en", "es", "fr", "de"] as const;
export type Language = (typeof languages)[number];

/** The first of a browser's languages that we speak. @param tags of BCP 47, the dearest first. */
export function spokenLanguage(tags: readonly string[]): Language {
  const primary = tags.map((tag) => tag.trim().split(/[-;]/)[0]?.toLowerCase());
  return (
    languages.find((each) => each === primary.find((tag) => languages.some((known) => known === tag))) ?? "en"
  );
}

/** 31/12/2026, 12/31/2026, 2026-12-31. */
export const dateFormats = ["dmy", "mdy", "ymd"] as const;
export type DateFormat = (typeof dateFormats)[number];

/** Zones that the tz database has renamed since, which JavaScript still answers by their former names. */
const renamed: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

const today = (zone: string): string => renamed[zone] ?? zone;

/** The name that the tz database has today for a zone, whichever of its names is given; undefined for what is no zone. */
export function timeZoneName(given: string): string | undefined {
  // An offset such as +02:00 is taken by JavaScript, but is no zone: it knows no summer.
  if (!/^[A-Za-z]/.test(given)) return undefined;
  try {
    return today(new Intl.DateTimeFormat("en", { timeZone: given }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

/** Every zone by today's name, in alphabetical order. */
export const timeZones = (): string[] =>
  [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(today)])].toSorted();

/** What a tenant says for its people; null = as each reader's device does. */
export interface RegionalDefaults {
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly dateFormat: DateFormat | null;
}

/** What a person has chosen; null = as the tenant says, and where that says nothing, as the device does. */
export interface Choices extends RegionalDefaults {
  readonly theme: Theme | null;
}

export const noChoices: Choices = { theme: null, language: null, timeZone: null, dateFormat: null };

/** What holds. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Null = the device's on a screen, UTC in a mail. */
  readonly timeZone: string | null;
  /** Null = as the language writes dates. */
  readonly dateFormat: DateFormat | null;
}

/** The value that those who say one agree on. */
function agreed<Value>(said: readonly (Value | null)[]): Value | null {
  const values = new Set(said.filter((each) => each !== null));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

/**
 * What holds where the person has chosen nothing: the tenant's word, then the browser's.
 * @param tenants the tenant that one looks at; outside any, all of the person's: where they differ, none speaks for the others.
 * @param device what the browser speaks; a mail knows none.
 */
export function inheritedPreferences(
  tenants: readonly RegionalDefaults[],
  device: Language = "en",
): Preferences {
  return {
    theme: "system",
    language: agreed(tenants.map(({ language }) => language)) ?? device,
    timeZone: agreed(tenants.map(({ timeZone }) => timeZone)),
    dateFormat: agreed(tenants.map(({ dateFormat }) => dateFormat)),
  };
}

export function resolvePreferences(
  own: Choices,
  tenants: readonly RegionalDefaults[],
  device?: Language,
): Preferences {
  const inherited = inheritedPreferences(tenants, device);
  return {
    theme: own.theme ?? inherited.theme,
    language: own.language ?? inherited.language,
    timeZone: own.timeZone ?? inherited.timeZone,
    dateFormat: own.dateFormat ?? inherited.dateFormat,
  };
}

/**
 * Writes a day as its reader has it: their order of figures, or as their language writes dates. Keep it: the first day that
 * it writes is slow (35 ms on a laptop's processor), and that is why nothing is made before there is one.
 */
export function dayFormat({ language, timeZone, dateFormat }: Omit<Preferences, "theme">) {
  const zone = timeZone === null ? {} : { timeZone };
  const figures: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    calendar: "gregory",
    numberingSystem: "latn",
  };
  let made: Intl.DateTimeFormat | undefined;
  return (at: Date): string => {
    if (dateFormat === null) {
      made ??= new Intl.DateTimeFormat(language, { dateStyle: "medium", ...zone });
      return made.format(at);
    }
    made ??= new Intl.DateTimeFormat("en-US", { ...figures, ...zone });
    const { year, month, day } = Object.fromEntries(
      made.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    if (dateFormat === "ymd") return `${year}-${month}-${day}`;
    return dateFormat === "dmy" ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
  };
}

/** What a person may be told of, in the portal's bell and by mail. */
export const noticeKinds = [
  "domain_verified",
  "domain_degraded",
  "domain_recovered",
  "domain_ownership_lost",
  "import_done",
  "import_failed",
  "account_stopped",
  "account_recovered",
  "member_joined",
  "member_waits",
  "policies_changed",
  "billing_changed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Told to whoever runs the tenant whatever they chose: it is about who may get in. */
export const lockedKinds = ["policies_changed"] as const satisfies NoticeKind[];
export type ChoosableKind = Exclude<NoticeKind, (typeof lockedKinds)[number]>;

const isLocked = (kind: NoticeKind): kind is (typeof lockedKinds)[number] =>
  lockedKinds.some((each) => each === kind);
export const choosableKinds = noticeKinds.filter((kind): kind is ChoosableKind => !isLocked(kind));

export const mailChoices = ["at_once", "daily", "never"] as const;
export type MailChoice = (typeof mailChoices)[number];

export interface NotificationChoice {
  readonly inPortal: boolean;
  readonly byMail: MailChoice;
}

/** As the platform tells where a person has not said otherwise. Finished work is where one left it; all else may be missed. */
export const defaultNotification = (kind: NoticeKind): NotificationChoice => ({
  inPortal: true,
  byMail: kind === "import_done" ? "never" : "at_once",
});
