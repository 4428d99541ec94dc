import type { rules as english } from "../en/rules.ts";
import type { Words } from "../words.ts";

/** What a value must be, by the keys that the schemas give as their messages. */
export const rules: Words<typeof english> = {
  required: "Füllen Sie dieses Feld aus.",
  not_a_host: "Das ist kein Servername. Geben Sie nur den Namen an, etwa mail.example.com.",
  not_a_port: "Ein Port ist eine Zahl von 1 bis 65535.",
  target_below_start: "Der Endwert darf nicht unter dem des ersten Tages liegen.",
  too_long: "Das ist zu lang.",
  too_short: "Das ist zu kurz.",
  not_an_email: "Das ist keine vollständige E-Mail-Adresse wie name@example.com.",
  forbidden_characters: "Darin sind Zeichen, die sich nicht speichern lassen, zum Beispiel Zeilenumbrüche.",
  password_too_short: "Verwenden Sie mindestens 8 Zeichen.",
  not_a_workspace_name: "Verwenden Sie Kleinbuchstaben, Ziffern und dazwischen einzelne Bindestriche.",
  invalid_token: "Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail.",
  too_many: "Das sind zu viele auf einmal.",
  too_large: "Das ist zu groß.",
  too_small: "Das ist zu klein.",
  not_a_code: "Ein Code hat sechs Ziffern, ein Ersatzcode zwölf Zeichen.",
  not_a_time_zone: "Das ist keine Zeitzone der tz-Datenbank wie Europe/Berlin.",
  not_a_country: "Wählen Sie ein Land aus der Liste.",
  not_a_postal_code: "So sehen Postleitzahlen dieses Landes nicht aus.",
  not_https: "Geben Sie eine Adresse an, die mit https:// beginnt.",
  not_a_colour:
    "Eine Farbe besteht aus # und sechs Zeichen, Ziffern oder Buchstaben von a bis f, etwa #4752c3.",
  contact_needed: "Geben Sie eine Adresse an oder schalten Sie aus, was dorthin gesendet würde.",
  password: {
    weak_password_one: "Mindestens {{count}} Zeichen",
    weak_password_other: "Mindestens {{count}} Zeichen",
    password_needs_uppercase: "Ein Großbuchstabe",
    password_needs_number: "Eine Ziffer",
    password_needs_symbol: "Ein Sonderzeichen, etwa ein Komma",
    met: "(erfüllt)",
    open: "(noch nicht erfüllt)",
    from: "Vorgabe von {{names}}",
  },
  other: "Dieser Wert passt hier nicht.",
};
