import type { signUp as english } from "../en/sign-up.ts";
import type { Words } from "../words.ts";

export const signUp: Words<typeof english> = {
  title: "Konto erstellen",
  description: "Sie bekommen einen eigenen Mandanten, in dem Ihre Unternehmen liegen.",
  name: "Ihr Name",
  email: "E-Mail-Adresse",
  password: "Passwort",
  passwordHelp: "Mindestens 8 Zeichen, empfohlen sind 15 oder mehr. Ein paar Wörter eignen sich gut.",
  tenantName: "Name des Mandanten",
  tenantNameHelp: "Ihre Firma oder Ihr Team. Darin richten Sie Ihre Unternehmen ein.",
  submit: "Konto erstellen",
  haveAccount: "Schon ein Konto?",
  signIn: "Anmelden",
  sent: {
    title: "Sehen Sie in Ihr Postfach",
    text: "Wir haben einen Link an {{email}} geschickt. Öffnen Sie ihn, um die Adresse zu bestätigen und sich anzumelden. Er funktioniert einmal und gilt 24 Stunden.",
    missing: "Nichts angekommen? Sehen Sie im Spam-Ordner nach oder lassen Sie den Link",
    resend: "erneut senden",
    resent: "Erneut an {{email}} gesendet",
    other: "Andere Adresse verwenden",
  },
  verify: {
    title: "Adresse bestätigen",
    done: "Adresse bestätigt",
    doneText: "{{email}} ist bestätigt. Melden Sie sich mit dem Passwort an, das Sie gewählt haben.",
    working: "Adresse wird bestätigt",
    failed: "Diese Adresse konnte nicht bestätigt werden",
    incomplete: "Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail.",
    email: "E-Mail-Adresse",
    resend: "Neuen Link senden",
    signIn: "Anmelden",
  },
};
