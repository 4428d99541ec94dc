import type { preferences as english } from "../en/preferences.ts";
import type { Words } from "../words.ts";

export const preferences: Words<typeof english> = {
  appearance: {
    title: "Aussehen des Portals",
    description: "Nur für Sie, in jedem Mandanten. Was Sie offen lassen, richtet sich nach Ihrem Mandanten.",
  },
  inherited: "Vorgabe: {{value}}",
  source: {
    own: "Ihre eigene Wahl.",
    platform: "Derzeit nach Vorgabe der Plattform.",
    tenant: "Derzeit nach Vorgabe von {{names}}.",
    differ: "{{names}} haben verschiedene Vorgaben; in jedem Mandanten gilt die jeweilige.",
  },
  theme: {
    label: "Design",
    help: "Hell, dunkel oder wie in Ihrem System eingestellt.",
    light: "Hell",
    dark: "Dunkel",
    system: "Wie das System",
  },
  language: { label: "Sprache", help: "Im Portal und in E-Mails an Sie." },
  timeZone: {
    label: "Zeitzone",
    help: "Für Uhrzeiten im Portal und in E-Mails und dafür, wann Zusammenfassungen kommen.",
    device: "Die dieses Geräts; in E-Mails UTC",
  },
  dateFormat: {
    label: "Datumsformat",
    help: "Für Datumsangaben in Ziffern.",
    language: "Wie in der Sprache üblich",
  },
  notifications: {
    title: "Worüber Sie benachrichtigt werden",
    description:
      "Über die Glocke des Portals und per E-Mail. E-Mails zu Domains und Personen gehen an Inhaber und Admins, die zu Importen an die Person, die den Import gestartet hat.",
  },
  mails: {
    label: "E-Mails zu Ereignissen",
    help: "Ausgeschaltet kommen nur noch die zur Sicherheit.",
  },
  weekly: {
    label: "Wochenbericht",
    help: "Am Montagmorgen: Importe, Domains und Personen der Woche, für jeden Mandanten.",
  },
  matrix: {
    event: "Ereignis",
    portal: "Glocke",
    mail: "E-Mail",
    portalOf: "Glocke: {{event}}",
    mailOf: "E-Mail: {{event}}",
  },
  mail: { at_once: "Sofort", daily: "Täglich gesammelt", never: "Nie" },
  kinds: {
    domain_verified: "Eine Domain ist bestätigt",
    domain_degraded: "Bei einer Domain besteht Handlungsbedarf",
    domain_recovered: "Eine Domain ist wieder in Ordnung",
    domain_ownership_lost: "Die Inhaberschaft einer Domain ist nicht mehr nachgewiesen",
    import_done: "Ihr Import ist fertig",
    import_failed: "Ihr Import ist fehlgeschlagen",
    account_stopped: "Ein E-Mail-Konto ist angehalten",
    account_recovered: "Ein E-Mail-Konto funktioniert wieder",
    member_joined: "Jemand ist beigetreten",
    member_waits: "Jemand wartet auf Freigabe",
    billing_changed: "Die Rechnungsdaten wurden geändert",
  },
  locked: {
    always: "Immer",
    none: "Nie",
    policies: "Richtlinien wurden geändert",
    account: "Sicherheit Ihres Kontos",
    why: "Von geänderten Richtlinien erfährt immer, wer den Mandanten verwaltet, und Sie erfahren immer von neuen Geräten, Passwörtern, Faktoren und Adressen Ihres Kontos: So ändert sie niemand unbemerkt.",
  },
};
