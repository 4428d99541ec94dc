import type { settings as english } from "../en/settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof english> = {
  title: "Einstellungen",
  description:
    "Wie der Mandant heißt, welche Vorgaben für seine Mitglieder gelten und an wen wir wegen der Abrechnung schreiben.",
  closedTitle: "Die Einstellungen sind Inhabern und Admins vorbehalten",
  closed:
    "Wenden Sie sich an diese Personen, wenn hier etwas anders sein soll. Wer das ist, zeigt die Seite „Personen“.",
  save: "Speichern",
  organisation: {
    title: "Organisation",
    description: "So steht sie im Portal und in E-Mails.",
    name: "Name",
    saved: "Name gespeichert",
    slug: "Anfang der Adressen",
    copySlug: "Anfang der Adressen kopieren",
  },
  defaults: {
    title: "Regionale Vorgaben",
    description:
      "Für alle, die in ihren persönlichen Einstellungen nichts gewählt haben. Jede Änderung gilt sofort.",
    language: "Sprache",
    languageHelp: "Im Portal und in E-Mails.",
    languageUnsaid: "Wie der Browser der jeweiligen Person",
    timeZone: "Zeitzone",
    timeZoneHelp: "Für Uhrzeiten im Portal und in E-Mails.",
    timeZoneUnsaid: "Die des jeweiligen Geräts; in E-Mails UTC",
    dateFormat: "Datumsformat",
    dateFormatHelp: "Für Datumsangaben in Ziffern.",
    dateFormatUnsaid: "Wie in der Sprache üblich",
    sidebar: "Mit schmaler Seitenleiste beginnen",
    sidebarHelp: "Nur Symbole, bis jemand sie auf dem eigenen Gerät ausklappt.",
  },
  importFiles: {
    title: "Hochgeladene Lead-Dateien",
    description:
      "Die Dateien selbst, nicht die Leads darin. Wer einen Import sieht, kann seine Datei herunterladen, solange sie aufbewahrt wird.",
    days: "Aufbewahren",
    daysHelp:
      "Ab dem Ende des Imports. Bei einer kürzeren Frist werden ältere Dateien innerhalb von Minuten gelöscht.",
    never: "Gar nicht",
    forDays_one: "{{count}} Tag lang",
    forDays_other: "{{count}} Tage lang",
  },
  billing: {
    title: "Abrechnung",
    description: "Beim Speichern weisen Sie sich noch einmal aus.",
    billingEmail: "E-Mail für Rechnungen",
    billingEmailHelp: "Muss kein Mitglied sein. Bekommt nur, was unten eingeschaltet ist.",
    country: "Land oder Region",
    noCountry: "Keine Anschrift",
    line1: "Anschrift",
    line2: "Anschrift, zweite Zeile",
    city: "Ort",
    region: "Bundesland, Provinz oder Region",
    postalCode: "Postleitzahl",
    notifyOnBillingChanges: "E-Mail bei geänderten Rechnungsdaten",
    notifyOnBillingChangesHelp:
      "Auch an die ersetzte Adresse, damit niemand Rechnungen unbemerkt umleiten kann.",
    notifyOnSecurityAlerts: "E-Mail zur Sicherheit",
    notifyOnSecurityAlertsHelp:
      "Wenn sich Richtlinien ändern oder die Inhaberschaft einer Domain nicht mehr nachgewiesen ist.",
    stripe: "Stripe-Kundennummer",
    copyStripe: "Stripe-Kundennummer kopieren",
    saved: "Rechnungsdaten gespeichert",
  },
};
