import type { causes as englishCauses, notes as englishNotes } from "../en/domain-causes.ts";
import type { Words } from "../words.ts";

/** Why a record does not stand, a sentence a cause. */
export const causes: Words<typeof englishCauses> = {
  not_published: "Aucun de vos serveurs de noms n’a encore cet enregistrement.",
  domain_not_registered: "{{domain}} n’est pas réservé, ou sa réservation a expiré.",
  doubled_zone_name:
    "L’enregistrement se trouve sous {{foundAt}}. Votre console DNS ajoute d’elle-même le domaine, qui figure donc deux fois dans le nom.",
  wrong_selector: "La clé est publiée sous {{foundAt}}, qui est un autre sélecteur.",
  wrong_name: "L’enregistrement se trouve sous {{foundAt}}, où les messageries ne le cherchent pas.",
  negative_cache:
    "L’enregistrement est publié. Certains résolveurs gardent encore en mémoire son absence, pendant {{time}}.",
  stale_cache:
    "L’enregistrement est publié. Certains résolveurs ont encore l’ancienne valeur, pendant {{time}}.",
  servers_disagree: "Certains de vos serveurs de noms ne l’ont pas encore : {{servers}}.",
  lame_server:
    "Ces serveurs de noms sont déclarés pour votre domaine mais ne répondent pas pour lui : {{servers}}.",
  delegation_differs:
    "Votre domaine est partagé entre deux hébergeurs DNS : le registre indique {{delegated}}, la zone indique {{served}}.",
  other_value: "Une autre valeur s’y trouve.",
  wildcard_answer:
    "Votre zone a un enregistrement générique (wildcard) qui répond pour tous les noms, et aucun enregistrement à ce nom.",
  proxied:
    "L’enregistrement est derrière le proxy de votre hébergeur DNS. Désactivez le proxy pour ce nom (DNS uniquement).",
  cname_in_the_way:
    "Ce nom est un alias vers {{target}}. Aucun autre enregistrement ne peut coexister avec un alias.",
  pasted_quotes: "La valeur a été collée avec ses guillemets, qui en font maintenant partie.",
  broken_chunks: "Les morceaux de la longue valeur ont été mal assemblés.",
  other_token: "Un autre texte de vérification s’y trouve. Laissez-le et ajoutez le vôtre à côté.",
  proven_before:
    "Votre enregistrement est publié. La propriété de ce nom a déjà été prouvée avec un autre enregistrement de ce type ; elle vous reviendra une fois celui-ci absent du DNS depuis {{hours}} heures.",
  proof_needed_above:
    "Votre enregistrement est publié. La propriété du nom parent a été prouvée avec un autre enregistrement de ce type : le vôtre doit donc se trouver sous {{registrable}}.",
  several_spf:
    "Votre DNS contient {{count}} enregistrements SPF. Les messageries n’en acceptent qu’un, donc aucun ne compte.",
  spf_lacks_ours: "Votre enregistrement SPF ne contient pas nos serveurs.",
  spf_syntax: "Les messageries ne peuvent pas lire cette partie de votre enregistrement SPF : {{term}}",
  spf_too_many_lookups:
    "Votre enregistrement SPF demande {{lookups}} requêtes ; les messageries s’arrêtent après 10. La plus coûteuse : {{costliest}}.",
  spf_too_many_void_lookups:
    "Votre enregistrement SPF cite {{voidLookups}} hôtes qui n’existent pas ; les messageries s’arrêtent après 2.",
  spf_include_fails:
    "Votre enregistrement SPF inclut {{include}}, qui n’a pas d’enregistrement SPF fonctionnel.",
  several_dkim:
    "Il y a {{count}} clés à ce nom. Les messageries peuvent choisir l’une ou l’autre : il ne doit en rester qu’une.",
  revoked_key: "L’enregistrement ne contient pas de clé, ce qui signifie qu’elle a été révoquée.",
  truncated_key: "La clé est tronquée : {{foundLength}} caractères sur {{expectedLength}} sont présents.",
  other_key: "Une autre clé est publiée.",
  dkim_syntax: "Les messageries ne peuvent pas lire cette partie de l’enregistrement de la clé : {{tag}}",
  several_dmarc: "Votre DNS contient {{count}} enregistrements DMARC. Les messageries n’en acceptent qu’un.",
  dmarc_syntax: "Les messageries ne peuvent pas lire cette partie de votre enregistrement DMARC : {{tag}}",
  mx_of_another:
    "Les e-mails de ce domaine arrivent chez {{host}}. Avec ce changement, ils n’y arriveraient plus.",
  null_mx: "Le domaine déclare ne recevoir aucun e-mail.",
  name_in_use: "Ce nom sert déjà à autre chose : {{found}}.",
  policy_syntax: "Les messageries ne peuvent pas lire cette partie de l’enregistrement : {{tag}}",
  no_answer: "Vos serveurs de noms n’ont pas répondu. Le dernier état constaté reste valable.",
};

/** What is worth knowing although the verdict is good. */
export const notes: Words<typeof englishNotes> = {
  spf_lookups: "Il demande {{lookups}} requêtes sur 10.",
  spf_other_qualifier: "Il se termine par {{qualifier}}all, que nous laissons tel quel.",
  spf_long: "Avec {{bytes}} octets, il est trop long pour certaines messageries.",
  dmarc_stricter: "Votre politique est {{policy}}, plus stricte que ce que nous demandons. Conservez-la.",
  dmarc_removed_tag: "La balise {{tag}} a été retirée du standard en 2026 ; elle est sans effet néfaste.",
  dmarc_no_policy: "Il n’a pas de politique, ce qui équivaut à none.",
  dmarc_testing: "Il est en mode test : la politique s’applique donc un cran en dessous.",
  valid_own_value: "C’est une valeur valide qui vous est propre.",
  lame_server:
    "Ces serveurs de noms sont déclarés pour votre domaine mais ne répondent pas pour lui : {{servers}}.",
  resolver_trouble:
    "Ces résolveurs ont eu des difficultés, ce qui ne dit rien de vos enregistrements : {{servers}}.",
  short_key: "La clé a {{bits}} bits ; les messageries en attendent 2 048.",
};
