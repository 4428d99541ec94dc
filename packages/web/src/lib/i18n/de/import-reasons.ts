import type { Words } from "../words.ts";
import type { importReasons as english } from "../en/import-reasons.ts";

export const importReasons: Words<typeof english> = {
  unclosed_quote:
    "Ein Anführungszeichen wird geöffnet und nicht geschlossen. Die folgenden Zeilen werden für sich gelesen",
  stray_quote: "Mitten in einem Wert steht ein Anführungszeichen",
  cell_too_long: "Ein Wert ist länger als 64 kB",
  record_too_long: "Die Zeile ist länger als 1 MB",
  nul: "Die Zeile enthält Null-Bytes",
  too_few_cells: "Weniger Werte als Spalten",
  too_many_cells: "Mehr Werte als Spalten",
  undecodable: "Einige Zeichen passen nicht zur Zeichenkodierung",
  email_missing: "Keine E-Mail-Adresse",
  email_too_long: "Die E-Mail-Adresse ist zu lang",
  email_without_at: "Die E-Mail-Adresse hat kein @ oder mehr als eines",
  email_local_part_invalid: "Der Teil vor dem @ ist ungültig",
  email_domain_invalid: "Der Teil nach dem @ ist keine Domain",
  name_too_long: "Der Name ist länger als 200 Zeichen",
  employer_too_long: "Der Arbeitgeber ist länger als 200 Zeichen",
  control_character: "Ein Wert enthält Steuerzeichen",
  status_unknown: "Dieser Status ist uns unbekannt",
  status_not_importable: "Ein Import setzt nur „aktiv“ und „archiviert“",
  tag_too_long: "Ein Schlagwort ist länger als 60 Zeichen",
  too_many_tags: "Mehr als 20 Schlagwörter für eine Person",
  too_many_list_tags: "Die Liste hätte mehr als 10.000 verschiedene Schlagwörter",
  duplicate: "Die Adresse kam in dieser Datei schon vor",
  unsubscribed: "Hat abbestellt",
  bounced: "E-Mails an diese Adresse waren unzustellbar",
  complained: "Hat sich über E-Mails beschwert",
};
