import type { consent as english } from "../en/email-account-consent.ts";
import type { Words } from "../words.ts";

/** Of mailboxes that are connected by signing in at their provider. */
export const consent: Words<typeof english> = {
  providers: { google: "Google", microsoft: "Microsoft" },
  signIn: "Mit {{provider}} anmelden",
  ways: "Ein Postfach dort verbinden Sie, indem Sie sich anmelden; ein Passwort wird hier nicht gespeichert.",
  found: {
    google:
      "Melden Sie sich dort an, dann wird hier kein Passwort gespeichert. Ein App-Passwort, unten eingegeben, funktioniert auch.",
    microsoft:
      "Melden Sie sich dort an: Senden und Empfangen funktionieren, und hier wird kein Passwort gespeichert. Mit einem Passwort, unten eingegeben, kann das Postfach nur senden, und das unverändert bis Ende Dezember 2026.",
  },
  notSetUp: {
    google:
      "Das eigentliche Passwort des Kontos lehnt Google hier ab. Schalten Sie im Google-Konto die Bestätigung in zwei Schritten ein, erstellen Sie ein App-Passwort und geben Sie es unten ein.",
    microsoft:
      "Senden mit Passwort funktioniert dort bis Ende Dezember 2026 unverändert. Danach ist es standardmäßig aus: Ein Admin kann es wieder einschalten, neue Organisationen erhalten es nicht. Das endgültige Aus soll im zweiten Halbjahr 2027 angekündigt werden. Empfangen mit Passwort ist nicht mehr möglich; dieses Postfach kann hier deshalb nur senden.",
  },
  appPassword: "App-Passwort bei Google erstellen",
  finish: {
    title: "Postfach wird verbunden",
    text: "Ihre Freigabe wird beim Anbieter abgeholt. Das dauert einige Sekunden.",
    failed: "Das Postfach ist nicht verbunden",
    declined: "Beim Anbieter wurde keine Freigabe erteilt; geändert wurde nichts.",
    unclear:
      "Die Antwort des Anbieters ist unvollständig. Beginnen Sie noch einmal bei den E-Mail-Konten des Unternehmens.",
    back: "Zurück zu den E-Mail-Konten",
    home: "Zurück zum Portal",
    done: "{{email}} ist verbunden und wird getestet.",
  },
  page: {
    signedIn: "Angemeldet mit {{provider}}",
    text: "Hier ist kein Passwort gespeichert, nur die Freigabe des Anbieters. Sie lässt sich dort jederzeit zurückziehen.",
    sending: "Absender und Limit",
    anew: "Neu verbinden",
    change: "Statt mit Passwort mit {{provider}} anmelden",
    changeText:
      "Dann wird hier kein Passwort gespeichert, und das Postfach funktioniert weiter, wenn Passwörter dort nicht mehr gelten.",
    stopped: "Das Konto sendet nichts, bis es neu verbunden ist.",
    notSetUp:
      "Die Anmeldung bei {{provider}} ist auf dieser Plattform nicht mehr eingerichtet. Wenden Sie sich an das Betreiberteam.",
  },
};
