import type { templateFindings as english } from "../en/template-findings.ts";
import type { Words } from "../words.ts";

/** What the linter found in a template, and the one thing that mends it. */
export const templateFindings: Words<typeof english> = {
  subject_empty: {
    what: "Die E-Mail hat keinen Betreff.",
    fix: "Sagen Sie in wenigen Worten, worum es geht.",
  },
  subject_long: {
    what: "Der Betreff hat {{length, number}} Zeichen; die meisten Postfächer zeigen etwa {{shown, number}}.",
    fix: "Stellen Sie das Wichtige nach vorn oder kürzen Sie ihn. Bei mehr als 78 Zeichen brechen manche Mailprogramme die Zeile um (RFC 5322).",
  },
  unknown_variable: {
    what: "Eine Variable namens {{name}} gibt es nicht.",
    fix: "Verwenden Sie stattdessen {{suggestion}}.",
    fixUnnamed: "Wählen Sie eine aus der Liste der Variablen.",
  },
  unreadable_variable: {
    what: "„{{text}}“ ist keine Variable und würde so gesendet, wie es dasteht.",
    fix: "Schreiben Sie den Namen in Kleinbuchstaben, auf jeder Seite mit zwei geschweiften Klammern, oder wählen Sie ihn aus der Liste der Variablen.",
  },
  missing_default: {
    what: "Bei einigen Leads fehlt {{name}}, und es gibt keinen Ersatzwert.",
    fix: "Geben Sie einen Ersatzwert an, mit dem sich der Satz gut liest.",
  },
  missing_unsubscribe: {
    what: "Die E-Mail bietet keinen Weg zum Abbestellen.",
    fix: "Fügen Sie den Block „Link zum Abbestellen“ ein oder einen Link auf die Variable unsubscribe_url.",
  },
  broken_link: {
    what: "Der Link „{{link}}“ führt ins Leere.",
    fix: "Geben Sie die ganze Adresse an, beginnend mit https://.",
  },
  script_link: {
    what: "Der Link „{{link}}“ enthält ein Skript. In der E-Mail fehlt er.",
    fix: "Verlinken Sie stattdessen eine Seite, deren Adresse mit https:// beginnt.",
  },
  insecure_link: {
    what: "Der Link „{{link}}“ ist nicht verschlüsselt.",
    fix: "Verwenden Sie https://, wenn die Seite es anbietet.",
  },
  broken_image: {
    what: "Das Bild „{{src}}“ lässt sich nicht anzeigen.",
    fix: "Geben Sie die ganze Adresse des Bildes an, beginnend mit https://.",
  },
  image_without_alt: {
    what: "Nirgends steht, was das Bild „{{src}}“ zeigt.",
    fix: "Beschreiben Sie es in wenigen Worten oder kennzeichnen Sie es als reine Dekoration.",
  },
  image_heavy: {
    what: "Die E-Mail besteht fast nur aus Bildern; Wörter daneben: {{words, number}}.",
    fix: "Sagen Sie das Wichtigste als Text: Viele sehen Bilder zunächst nicht, und Filter misstrauen solchen E-Mails.",
  },
  too_large: {
    what: "Die E-Mail ist {{kilobytes, number}} KB groß. Gmail schneidet sie bei 102 KB ab und verbirgt den Rest.",
    fix: "Kürzen Sie sie, oder entfernen Sie Stile, die nichts verwendet.",
  },
  too_deep: {
    what: "Elemente sind mehr als 200 Ebenen tief verschachtelt; deshalb wird nur der Text gesendet.",
    fix: "Schließen Sie Elemente dort, wo sie enden, und entfernen Sie Tabellen, die nur eine andere Tabelle enthalten.",
  },
  html_unclosed: {
    what: "Einige Elemente werden nie geschlossen: {{elements}}.",
    fix: "Schließen Sie jedes dort, wo es endet; sonst rät jedes Mailprogramm anders.",
  },
  elements_left_out: {
    what: "Einige Elemente funktionieren in E-Mails nicht und werden weggelassen: {{elements}}.",
    fix: "Verlinken Sie eine Seite, auf der sie stehen.",
  },
  outlook_comments_left_out: {
    what: "Kommentare für Outlook werden weggelassen.",
    fix: "Prüfen Sie, ob die E-Mail auch ohne sie richtig aussieht, oder bauen Sie sie aus Blöcken; die bringen eigene mit.",
  },
  spammy_capitals: {
    what: "Der Betreff besteht nur aus Großbuchstaben.",
    fix: "Schreiben Sie ihn wie einen Satz; Großbuchstaben wirken wie Geschrei, auch auf Filter.",
  },
  spammy_exclamation: {
    what: "Hier stehen viele Ausrufezeichen.",
    fix: "Lassen Sie höchstens eines stehen.",
  },
  spammy_false_reply: {
    what: "Der Betreff sieht aus wie die Antwort auf eine E-Mail, die es nie gab.",
    fix: "Streichen Sie „AW:“, „Re:“ oder „WG:“; so etwas wird als Spam gemeldet.",
  },
  spammy_money: {
    what: "„{{phrase}}“ klingt nach Spam.",
    fix: "Sagen Sie, worin das Angebot besteht, mit Zahlen.",
  },
  spammy_urgency: {
    what: "„{{phrase}}“ drängt, wie Spam es tut.",
    fix: "Nennen Sie stattdessen das Datum.",
  },
  spammy_short_link: {
    what: "Der Kurzlink „{{link}}“ verbirgt, wohin er führt.",
    fix: "Verwenden Sie die ganze Adresse; wegen solcher Links halten Filter E-Mails auf.",
  },
  spammy_other_host: {
    what: "Der Link heißt „{{label}}“ und führt zu {{host}}.",
    fix: "Benennen Sie ihn nach seinem Ziel, oder lassen Sie ihn dorthin führen, wo er es sagt.",
  },
  text_lacks_link: {
    what: "In der Textfassung fehlt der Link „{{link}}“.",
    fix: "Ergänzen Sie ihn, oder lassen Sie die Textfassung aus der E-Mail erzeugen.",
  },
  text_lacks_variable: {
    what: "In der Textfassung fehlt {{name}}; die E-Mail verwendet es.",
    fix: "Ergänzen Sie es an der passenden Stelle, oder lassen Sie die Textfassung aus der E-Mail erzeugen.",
  },
  text_unlike: {
    what: "Die Textfassung sagt etwas anderes als die E-Mail.",
    fix: "Schreiben Sie sie neu, oder lassen Sie sie aus der E-Mail erzeugen; Filter vergleichen beide.",
  },
};
