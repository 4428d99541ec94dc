import type { causes as englishCauses, notes as englishNotes } from "../en/domain-causes.ts";
import type { Words } from "../words.ts";

/** Why a record does not stand, a sentence a cause. */
export const causes: Words<typeof englishCauses> = {
  not_published: "Noch keiner Ihrer Nameserver hat diesen Eintrag.",
  domain_not_registered: "{{domain}} ist nicht registriert, oder die Registrierung ist abgelaufen.",
  doubled_zone_name:
    "Der Eintrag steht unter {{foundAt}}. Ihre DNS-Verwaltung hängt die Domain selbst an; deshalb steht sie doppelt im Namen.",
  wrong_selector: "Der Schlüssel ist unter {{foundAt}} veröffentlicht, das ist ein anderer Selektor.",
  wrong_name: "Der Eintrag steht unter {{foundAt}}, dort suchen Empfangsserver nicht.",
  negative_cache:
    "Der Eintrag ist veröffentlicht. Einige Resolver merken sich noch {{time}} lang, dass er fehlte.",
  stale_cache: "Der Eintrag ist veröffentlicht. Einige Resolver haben noch {{time}} lang den alten Wert.",
  servers_disagree: "Einige Ihrer Nameserver haben ihn noch nicht: {{servers}}.",
  lame_server:
    "Diese Nameserver sind für Ihre Domain eingetragen, antworten aber nicht für sie: {{servers}}.",
  delegation_differs:
    "Ihre Domain hängt zwischen zwei DNS-Anbietern: Die Registry nennt {{delegated}}, die Zone nennt {{served}}.",
  other_value: "Dort steht ein anderer Wert.",
  wildcard_answer:
    "Ihre Zone hat einen Wildcard-Eintrag, der für jeden Namen antwortet, und keinen Eintrag mit diesem Namen.",
  proxied:
    "Der Eintrag liegt hinter dem Proxy Ihres DNS-Anbieters. Schalten Sie den Proxy für diesen Namen aus (nur DNS).",
  cname_in_the_way:
    "Dieser Name ist ein Alias (CNAME) auf {{target}}. Neben einem Alias kann kein anderer Eintrag stehen.",
  pasted_quotes: "Der Wert wurde samt Anführungszeichen eingefügt; sie gehören jetzt zum Wert.",
  broken_chunks: "Die Teile des langen Werts wurden falsch zusammengesetzt.",
  other_token: "Dort steht ein anderer Prüftext. Lassen Sie ihn stehen und setzen Sie Ihren daneben.",
  proven_before:
    "Ihr Eintrag ist da. Dieser Name wurde schon früher mit einem anderen Eintrag dieser Art nachgewiesen; er geht auf Sie über, sobald jener Eintrag seit {{hours}} Stunden aus dem DNS verschwunden ist.",
  proof_needed_above:
    "Ihr Eintrag ist da. Der Name darüber ist mit einem anderen Eintrag dieser Art nachgewiesen; Ihrer muss deshalb unter {{registrable}} stehen.",
  several_spf:
    "Ihr DNS enthält {{count}} SPF-Einträge. Empfangsserver akzeptieren nur einen; so gilt keiner davon.",
  spf_lacks_ours: "Ihr SPF-Eintrag nennt unsere Server nicht.",
  spf_syntax: "Diesen Teil Ihres SPF-Eintrags können Empfangsserver nicht lesen: {{term}}",
  spf_too_many_lookups:
    "Ihr SPF-Eintrag kostet {{lookups}} DNS-Abfragen; nach 10 geben Empfangsserver auf. Am teuersten: {{costliest}}.",
  spf_too_many_void_lookups:
    "Ihr SPF-Eintrag nennt {{voidLookups}} Hosts, die es nicht gibt; nach 2 geben Empfangsserver auf.",
  spf_include_fails: "Ihr SPF-Eintrag bindet {{include}} ein; dort gibt es keinen gültigen SPF-Eintrag.",
  several_dkim:
    "Unter diesem Namen stehen {{count}} Schlüssel. Empfangsserver nehmen irgendeinen davon; nur einer darf bleiben.",
  revoked_key: "Der Eintrag enthält keinen Schlüssel. Das bedeutet: Der Schlüssel wurde widerrufen.",
  truncated_key: "Der Schlüssel ist abgeschnitten: {{foundLength}} von {{expectedLength}} Zeichen sind da.",
  other_key: "Es ist ein anderer Schlüssel veröffentlicht.",
  dkim_syntax: "Diesen Teil des Schlüsseleintrags können Empfangsserver nicht lesen: {{tag}}",
  several_dmarc: "Ihr DNS enthält {{count}} DMARC-Einträge. Empfangsserver akzeptieren nur einen.",
  dmarc_syntax: "Diesen Teil Ihres DMARC-Eintrags können Empfangsserver nicht lesen: {{tag}}",
  mx_of_another:
    "E-Mails für diese Domain gehen an {{host}}. Wenn Sie das ändern, kommen sie dort nicht mehr an.",
  null_mx: "Die Domain erklärt, dass sie gar keine E-Mails annimmt.",
  name_in_use: "Dieser Name wird schon für etwas anderes genutzt: {{found}}.",
  policy_syntax: "Diesen Teil des Eintrags können Empfangsserver nicht lesen: {{tag}}",
  no_answer: "Ihre Nameserver haben nicht geantwortet. Es gilt, was wir zuletzt gesehen haben.",
};

/** What is worth knowing although the verdict is good. */
export const notes: Words<typeof englishNotes> = {
  spf_lookups: "Er kostet {{lookups}} von 10 DNS-Abfragen.",
  spf_other_qualifier: "Er endet auf {{qualifier}}all; das lassen wir so.",
  spf_long: "Mit {{bytes}} Byte ist er für manche Empfangsserver zu lang.",
  dmarc_stricter: "Ihre Richtlinie lautet {{policy}}, das ist strenger, als wir verlangen. Lassen Sie es so.",
  dmarc_removed_tag: "Das Tag {{tag}} wurde 2026 aus dem Standard gestrichen; es schadet nicht.",
  dmarc_no_policy: "Er nennt keine Richtlinie; das zählt als none.",
  dmarc_testing: "Er ist im Testmodus; die Richtlinie wirkt deshalb eine Stufe milder.",
  valid_own_value: "Das ist ein gültiger eigener Wert.",
  lame_server:
    "Diese Nameserver sind für Ihre Domain eingetragen, antworten aber nicht für sie: {{servers}}.",
  resolver_trouble: "Diese Resolver hatten Probleme, was nichts über Ihre Einträge sagt: {{servers}}.",
  short_key: "Der Schlüssel hat {{bits}} Bit; Empfangsserver erwarten 2.048.",
};
