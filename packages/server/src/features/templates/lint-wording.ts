import { finding, type Finding } from "./finding.ts";

/** Phrases that filters and readers have learnt to distrust. */
const money = [
  "100% free",
  "cash bonus",
  "double your income",
  "earn money",
  "extra cash",
  "free money",
  "make money fast",
  "no cost to you",
  "risk free",
  "risk-free",
  "you have won",
  "you're a winner",
  "100 % gratis",
  "100% gratis",
  "dinero fácil",
  "dinero gratis",
  "dinero rápido",
  "gana dinero",
  "ganar dinero",
  "has ganado",
  "ingresos extra",
  "sin riesgo",
  "eres el ganador",
  "100 % gratuit",
  "100% gratuit",
  "argent facile",
  "argent gratuit",
  "argent rapide",
  "complément de revenus",
  "doublez vos revenus",
  "gagner de l'argent",
  "gagnez de l'argent",
  "revenus complémentaires",
  "sans aucun risque",
  "sans risque",
  "vous avez gagné",
  "vous êtes le gagnant",
  "100 % kostenlos",
  "100% kostenlos",
  "bargeldbonus",
  "geld geschenkt",
  "geld verdienen",
  "leicht verdientes geld",
  "ohne jedes risiko",
  "ohne risiko",
  "risikofrei",
  "schnelles geld",
  "sie haben gewonnen",
  "verdienen sie geld",
  "verdoppeln sie ihr einkommen",
  "zusatzeinkommen",
];
const urgency = [
  "act now",
  "before it's too late",
  "don't delete",
  "final notice",
  "last chance",
  "limited time offer",
  "once in a lifetime",
  "only today",
  "urgent action",
  "actúa ya",
  "actúa ahora",
  "antes de que sea tarde",
  "oferta por tiempo limitado",
  "solo hoy",
  "sólo hoy",
  "última oportunidad",
  "último aviso",
  "no lo borres",
  "action urgente",
  "agissez maintenant",
  "agissez vite",
  "aujourd'hui seulement",
  "aujourd'hui uniquement",
  "avant qu'il ne soit trop tard",
  "dernier avis",
  "dernier rappel",
  "dernière chance",
  "ne supprimez pas",
  "offre à durée limitée",
  "offre limitée dans le temps",
  "bevor es zu spät ist",
  "einmalige gelegenheit",
  "handeln sie jetzt",
  "handeln sie sofort",
  "jetzt handeln",
  "letzte chance",
  "letzte erinnerung",
  "letzte mahnung",
  "nicht löschen",
  "nur heute",
  "nur noch heute",
  "sofort handeln",
  "zeitlich begrenztes angebot",
];

const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${phrases.join("|")})(?!\\p{L})`, "u");
const MONEY = anyOf(money);
const URGENCY = anyOf(urgency);
const FALSE_REPLY = /^\s*(?:re|fw|fwd|rv|aw|wg|sv|tr)\s*(?:\[\d{1,3}\])?\s*:/i;

const plain = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[\u00a0\u202f]/g, " ");

function isShouted(subject: string): boolean {
  const letters = subject.match(/\p{L}/gu) ?? [];
  const cased = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return cased.length >= 8 && cased.every((letter) => letter === letter.toUpperCase());
}

/** As many as stand close together, or in the subject at all, without being a habit. */
const hasManyMarks = (text: string, most: number): boolean =>
  /[!¡]\s?[!]/.test(text) || (text.match(/!/g) ?? []).length > most;

/** What makes a subject or a text look like junk, each pattern with its own name. */
export function lintWording(subject: string, text: string): Finding[] {
  const both = plain(`${subject}\n${text}`);
  const place = (found: string) => (plain(subject).includes(found) ? "subject" : "body");
  const [rich] = MONEY.exec(both) ?? [];
  const [pressing] = URGENCY.exec(both) ?? [];
  return [
    ...(isShouted(subject) ? [finding("spammy_capitals", "subject")] : []),
    ...(FALSE_REPLY.test(subject) ? [finding("spammy_false_reply", "subject")] : []),
    ...(hasManyMarks(subject, 1) ? [finding("spammy_exclamation", "subject")] : []),
    ...(hasManyMarks(text, 5) ? [finding("spammy_exclamation", "body")] : []),
    ...(rich === undefined ? [] : [finding("spammy_money", place(rich), { phrase: rich })]),
    ...(pressing === undefined ? [] : [finding("spammy_urgency", place(pressing), { phrase: pressing })]),
  ];
}
