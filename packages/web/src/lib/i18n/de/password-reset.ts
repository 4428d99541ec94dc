import type { passwordReset as english } from "../en/password-reset.ts";
import type { Words } from "../words.ts";

export const passwordReset: Words<typeof english> = {
  request: {
    title: "Passwort zurücksetzen",
    description:
      "Geben Sie die Adresse Ihres Kontos ein. Wir senden einen Link, mit dem Sie ein neues Passwort festlegen.",
    email: "E-Mail-Adresse",
    submit: "Link senden",
    back: "Zurück zur Anmeldung",
    sentTitle: "Sehen Sie in Ihr Postfach",
    sentText:
      "Wenn es zu {{email}} ein Konto gibt, ist ein Link unterwegs. Er funktioniert einmal und gilt eine Stunde. Bis Sie ihn nutzen, bleibt Ihr Passwort, wie es ist.",
  },
  reset: {
    title: "Neues Passwort festlegen",
    description: "Alle anderen Sitzungen enden, und Sie sind hier angemeldet.",
    password: "Neues Passwort",
    help: "Mindestens 8 Zeichen, empfohlen sind 15 oder mehr. Ein paar Wörter eignen sich gut.",
    submit: "Passwort festlegen",
    deadTitle: "Dieser Link funktioniert nicht mehr",
    again: "Neuen Link anfordern",
  },
};
