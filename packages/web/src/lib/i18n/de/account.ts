import type { account as english } from "../en/account.ts";
import type { Words } from "../words.ts";

export const account: Words<typeof english> = {
  title: "Konto",
  intro: "Wer Sie hier sind, wie Sie sich ausweisen und wo Sie angemeldet sind.",
  back: "Zurück",
  cancel: "Abbrechen",
  pages: { profile: "Profil", preferences: "Persönliche Einstellungen", security: "Sicherheit" },
  name: {
    title: "Name",
    description: "So sehen ihn die Mitglieder Ihrer Mandanten.",
    label: "Name",
    save: "Speichern",
    saved: "Name gespeichert",
  },
  email: {
    title: "E-Mail-Adresse",
    description: "Damit melden Sie sich an, und dorthin geht, was Sie nicht verpassen dürfen.",
    confirmed: "Bestätigt",
    unconfirmed: "Nicht bestätigt",
    change: "Adresse ändern",
    changeHelp:
      "Ein Link geht an Ihre bisherige Adresse, ein zweiter an die neue. Erst wenn beide geöffnet sind, wird die Adresse geändert. So kann niemand Ihr Konto ohne Sie umziehen.",
    new: "Neue Adresse",
    send: "Beide Links senden",
    sent: "Beide Links sind unterwegs",
    cancel: "Adresse behalten",
    pendingTitle: "Wechsel zu {{email}}",
    missing: {
      both: "Öffnen Sie den Link in der E-Mail an jede der beiden Adressen.",
      old: "Die neue Adresse ist bestätigt; offen ist noch der Link an Ihre bisherige.",
      new: "Ihre bisherige Adresse ist bestätigt; offen ist noch der Link an die neue.",
    },
    expires: "Die Links verfallen",
  },
  password: {
    title: "Passwort",
    description: "Ein neues Passwort beendet alle Ihre anderen Sitzungen.",
    current: "Aktuelles Passwort",
    new: "Neues Passwort",
    change: "Passwort ändern",
    changed: "Passwort geändert; alle anderen Sitzungen wurden beendet",
  },
  session: {
    hours_one: "Eine Sitzung dauert {{count}} Stunde (Vorgabe von {{names}}).",
    hours_other: "Eine Sitzung dauert {{count}} Stunden (Vorgabe von {{names}}).",
    hoursAlone_one: "Eine Sitzung dauert {{count}} Stunde.",
    hoursAlone_other: "Eine Sitzung dauert {{count}} Stunden.",
    idle_one: "Ohne Aktivität endet sie schon nach {{count}} Minute (Vorgabe von {{names}}).",
    idle_other: "Ohne Aktivität endet sie schon nach {{count}} Minuten (Vorgabe von {{names}}).",
  },
  closed: {
    two_factorTitle: "{{name}} verlangt einen zweiten Faktor",
    two_factor:
      "Die Frist zum Einrichten ist abgelaufen. Richten Sie unten eine Authenticator-App oder einen Passkey ein; danach haben Sie wieder Zugang zu {{name}}.",
    passwordTitle: "Ein stärkeres Passwort ist nötig",
    password:
      "Das Passwort, mit dem Sie sich angemeldet haben, genügt den Regeln Ihrer Mandanten nicht mehr. Ändern Sie es unten; danach haben Sie wieder Zugang zu {{name}}.",
    doneTitle: "Das war alles",
    done: "Alles, was verlangt war, ist erledigt.",
    open: "{{name}} öffnen",
  },
  changeEmail: {
    title: "Adresswechsel",
    text: "Mit der Schaltfläche bestätigen Sie diese Adresse; das ist für den Wechsel der E-Mail-Adresse Ihres Kontos nötig.",
    confirm: "Bestätigen",
    halfTitle: "Eine von zwei",
    half: {
      old: "Ihre bisherige Adresse ist bestätigt. Der Wechsel gilt, sobald auch der Link an die neue Adresse geöffnet ist.",
      new: "Die neue Adresse ist bestätigt. Der Wechsel gilt, sobald auch der Link an die bisherige Adresse geöffnet ist.",
    },
    doneTitle: "Ihre Adresse ist geändert",
    done: "Beide Adressen sind bestätigt. Ab jetzt melden Sie sich mit der neuen an.",
    deadTitle: "Dieser Link funktioniert nicht",
    account: "Zu Ihrem Konto",
  },
};
