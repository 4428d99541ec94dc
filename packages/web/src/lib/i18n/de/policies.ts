import type { policies as english } from "../en/policies.ts";
import type { Words } from "../words.ts";

export const policies: Words<typeof english> = {
  title: "Richtlinien",
  description: "Regeln für alle hier. Sie gelten ab der jeweils nächsten Anfrage.",
  readOnly: "Sie können die Regeln lesen. Ändern können sie Admins und Inhaber.",
  save: "Richtlinien speichern",
  saved: "Richtlinien gespeichert",
  discard: "Änderungen verwerfen",
  setUpFactor: "Einrichten",
  between: "({{min}} bis {{max}})",
  presets: { legend: "Beginnen mit", open: "Offen", recommended: "Empfohlen", strict: "Streng" },
  sections: {
    password: "Passwörter",
    passwordText:
      "Passwörter, die bei Angriffen zuerst probiert werden, und solche aus dem eigenen Namen oder der eigenen Adresse werden immer abgelehnt.",
    session: "Sitzungen",
    sessionText:
      "Bei mehreren Mandanten zählt der strengste, und die betroffene Person erfährt, welcher es ist.",
    attempts: "Anmeldeversuche",
    attemptsText:
      "Ist die Zahl erreicht, gelten weitere Versuche aus diesem Netz 15 Minuten lang als falsch. Ein Browser, in dem die Person schon einmal angemeldet war, zählt für sich, damit niemand Fremdes sie aussperren kann.",
    twoFactor: "Zweiter Faktor",
    twoFactorText: "Eine Authenticator-App oder ein Passkey, zusätzlich zum Passwort.",
    twoFactorSince: "Verlangt seit",
    people: "Personen und Unternehmen",
    peopleText: "Wer Zugang bekommt und womit Neues beginnt.",
  },
  rules: {
    passwordMinLength: {
      label: "Länge",
      help: "Empfohlen sind 15. Lang ist besser als ausgefallen.",
    },
    passwordRequireUppercase: {
      label: "Großbuchstaben verlangen",
      help: "Nicht empfohlen: Die meisten setzen dann einen an den Anfang, und wer Passwörter rät, weiß das.",
    },
    passwordRequireNumbers: {
      label: "Ziffer verlangen",
      help: "Nicht empfohlen: Die meisten hängen dann eine Jahreszahl an, und wer Passwörter rät, weiß das.",
    },
    passwordRequireSymbols: {
      label: "Sonderzeichen verlangen",
      help: "Nicht empfohlen: Die meisten nehmen dann ein Ausrufezeichen, und wer Passwörter rät, weiß das.",
    },
    sessionTimeoutHours: {
      label: "Längste Sitzung",
      help: "Danach ist für alle eine neue Anmeldung fällig, was immer sie gerade tun. Eine kürzere Zeit beendet längere Sitzungen sofort.",
    },
    sessionIdleMinutes: {
      label: "Ende bei Untätigkeit",
      help: "Eine Sitzung, die so lange niemand nutzt, ist vorbei.",
    },
    maxLoginAttempts: {
      label: "Versuche aus einem Netz",
      help: "Je Konto innerhalb von 15 Minuten, für Passwörter und Codes gleichermaßen.",
    },
    twoFactorRequired: {
      label: "Von allen einen zweiten Faktor verlangen",
      help: "Wer nach Ablauf der Frist keinen hat, kann nur noch einen einrichten und sich abmelden.",
    },
    twoFactorGraceDays: {
      label: "Frist zum Einrichten",
      help: "Ab heute oder ab dem Beitritt gerechnet. Ein Banner zählt sie herunter.",
    },
    companyAllowMemberInvites: {
      label: "Mitglieder dürfen Personen einladen",
      help: "Nur als Mitglied und nur in Unternehmen, in denen sie selbst arbeiten.",
    },
    companyAutoApproveMembers: {
      label: "Von Mitgliedern Eingeladene direkt zulassen",
      help: "Sonst gibt ein Admin oder Inhaber jeden Beitritt einzeln frei.",
    },
    companyRequireEmailVerification: {
      label: "Bestätigte Adresse verlangen",
      help: "Wer keine hat, kann bis zur Bestätigung lesen, aber nichts ändern. Eine unzustellbare Adresse gilt als nicht bestätigt.",
    },
    companyDefaultStatus: {
      label: "Neue Unternehmen beginnen als",
      help: "Ausstehende sind markiert, bis jemand, der Unternehmen verwaltet, sie auf aktiv setzt.",
    },
  },
  status: { active: "Aktiv", pending: "Ausstehend" },
  units: {
    characters_one: "Zeichen",
    characters_other: "Zeichen",
    hoursAfter_one: "Stunde",
    hoursAfter_other: "Stunden",
    daysAfter_one: "Tag",
    daysAfter_other: "Tage",
    tries_one: "Versuch",
    tries_other: "Versuche",
    minutes_one: "{{count}} Minute",
    minutes_other: "{{count}} Minuten",
    hours_one: "{{count}} Stunde",
    hours_other: "{{count}} Stunden",
    days_one: "{{count}} Tag",
    days_other: "{{count}} Tage",
    never: "Nie",
  },
  places: {
    password_new_password: "Greift, wenn jemand ein neues Passwort festlegt.",
    password_sign_in: "Greift bei der Anmeldung: Wer ein schwächeres Passwort hat, muss es zuerst ändern.",
    session_length_request: "Die längste Sitzung wird bei jeder Anfrage geprüft.",
    session_idle_request: "Die Untätigkeit wird bei jeder Anfrage geprüft.",
    attempts_sign_in: "Greift bei der Anmeldung.",
    attempts_second_factor: "Greift bei Codes während der Anmeldung.",
    attempts_confirm: "Greift vor heiklen Aktionen, für die man sich noch einmal ausweist.",
    two_factor_request: "Greift bei jeder Anfrage.",
    member_invites_invite: "Die Regel zum Einladen greift, wenn ein Mitglied einlädt.",
    auto_approve_join: "Die Freigabe greift, wenn jemand die Einladung eines Mitglieds annimmt.",
    email_verification_request: "Die bestätigte Adresse wird bei jeder Änderung geprüft.",
  },
  neverRefused: "Bisher wurde niemand abgewiesen.",
  lastRefused_one: "Bisher {{count}} Abweisung, zuletzt",
  lastRefused_other: "Bisher {{count}} Abweisungen, zuletzt",
  lastRefusedWho_one: "Bisher {{count}} Abweisung, zuletzt {{person}},",
  lastRefusedWho_other: "Bisher {{count}} Abweisungen, zuletzt {{person}},",
  effects: {
    title: "Vor dem Speichern",
    none_one: "Für die {{count}} Person hier ändert sich vorerst nichts.",
    none_other: "Für die {{count}} Personen hier ändert sich vorerst nichts.",
    sessions_one: "{{count}} Sitzung endet sofort.",
    sessions_other: "{{count}} Sitzungen enden sofort.",
    factor_one: "{{count}} von {{members}} hat keinen zweiten Faktor.",
    factor_other: "{{count}} von {{members}} haben keinen zweiten Faktor.",
    until: "Die Frist läuft bis",
    passwords:
      "Jedes Passwort wird bei der nächsten Anmeldung geprüft, denn gespeichert ist nur sein Hash. Wer ein schwächeres hat, muss es dann ändern.",
    unverified_one:
      "{{count}} Person hat keine bestätigte Adresse und kann bis zur Bestätigung nichts ändern.",
    unverified_other:
      "{{count}} Personen haben keine bestätigte Adresse und können bis zur Bestätigung nichts ändern.",
    invites_one: "{{count}} Mitglied kann niemanden mehr einladen.",
    invites_other: "{{count}} Mitglieder können niemanden mehr einladen.",
    others_one: "{{count}} weitere",
    others_other: "{{count}} weitere",
  },
};
