import type { templateFindings as english } from "../en/template-findings.ts";
import type { Words } from "../words.ts";

/** What the linter found in a template, and the one thing that mends it. */
export const templateFindings: Words<typeof english> = {
  subject_empty: {
    what: "L’e-mail n’a pas d’objet.",
    fix: "Dites en quelques mots ce que le lecteur va trouver.",
  },
  subject_long: {
    what: "L’objet a {{length, number}} caractères ; la plupart des messageries en montrent environ {{shown, number}}.",
    fix: "Placez l’essentiel au début, ou raccourcissez-le. Au-delà de 78 caractères, certains logiciels de messagerie coupent la ligne (RFC 5322).",
  },
  unknown_variable: {
    what: "Aucune variable ne porte le nom {{name}}.",
    fix: "Utilisez plutôt {{suggestion}}.",
    fixUnnamed: "Choisissez-en une dans la liste des variables.",
  },
  unreadable_variable: {
    what: "« {{text}} » n’est pas une variable et serait envoyé tel quel.",
    fix: "Écrivez le nom en minuscules entre deux accolades de chaque côté, ou choisissez-le dans la liste des variables.",
  },
  missing_default: {
    what: "Certains prospects n’ont pas de valeur pour {{name}}, et il n’y a pas de valeur par défaut.",
    fix: "Indiquez une valeur par défaut avec laquelle le texte se lit bien.",
  },
  missing_unsubscribe: {
    what: "Les lecteurs ne trouvent aucun moyen de se désabonner.",
    fix: "Ajoutez le bloc de désabonnement, ou un lien vers la variable unsubscribe_url.",
  },
  broken_link: {
    what: "Le lien « {{link}} » ne mène nulle part.",
    fix: "Indiquez l’adresse complète, commençant par https://.",
  },
  script_link: {
    what: "Le lien « {{link}} » contient un script. Il est exclu de l’e-mail.",
    fix: "Menez plutôt à une page, avec une adresse qui commence par https://.",
  },
  insecure_link: {
    what: "Le lien « {{link}} » n’est pas chiffré.",
    fix: "Utilisez https:// si la page le permet.",
  },
  broken_image: {
    what: "L’image « {{src}} » ne peut pas être affichée.",
    fix: "Indiquez l’adresse complète de l’image, commençant par https://.",
  },
  image_without_alt: {
    what: "Rien ne dit ce que montre l’image « {{src}} ».",
    fix: "Décrivez-la en quelques mots, ou indiquez qu’elle est purement décorative.",
  },
  image_heavy: {
    what: "L’e-mail est presque entièrement composé d’images, avec {{words, number}} mots à côté.",
    fix: "Dites l’essentiel sous forme de texte : beaucoup de lecteurs ne voient pas les images tout de suite, et les filtres se méfient de ces e-mails.",
  },
  too_large: {
    what: "L’e-mail pèse {{kilobytes, number}} ko. Gmail le coupe à 102 ko et masque le reste.",
    fix: "Raccourcissez-le, ou retirez les styles inutilisés.",
  },
  too_deep: {
    what: "Des éléments sont imbriqués sur plus de 200 niveaux : seuls les mots sont envoyés.",
    fix: "Fermez les éléments là où ils se terminent, et retirez les tableaux qui n’en contiennent qu’un autre.",
  },
  html_unclosed: {
    what: "Certains éléments ne sont jamais fermés : {{elements}}.",
    fix: "Fermez chacun là où il se termine ; les logiciels de messagerie devinent chacun à leur façon.",
  },
  elements_left_out: {
    what: "Certains éléments ne fonctionnent pas dans les e-mails et sont exclus : {{elements}}.",
    fix: "Menez à une page qui les contient.",
  },
  outlook_comments_left_out: {
    what: "Les commentaires destinés à Outlook sont exclus.",
    fix: "Vérifiez que l’e-mail s’affiche bien sans eux, ou composez-le avec des blocs, qui apportent les leurs.",
  },
  spammy_capitals: {
    what: "L’objet est entièrement en majuscules.",
    fix: "Écrivez-le comme une phrase ; les majuscules donnent l’impression de crier, aux filtres aussi.",
  },
  spammy_exclamation: {
    what: "Il y a beaucoup de points d’exclamation.",
    fix: "Gardez-en un au plus.",
  },
  spammy_false_reply: {
    what: "L’objet ressemble à une réponse à un e-mail que le lecteur n’a jamais écrit.",
    fix: "Retirez le « Re: » ou le « Fwd: » ; les lecteurs le signalent comme spam.",
  },
  spammy_money: {
    what: "« {{phrase}} » est une formule de courrier indésirable.",
    fix: "Dites en quoi consiste l’offre, avec ses chiffres.",
  },
  spammy_urgency: {
    what: "« {{phrase}} » presse le lecteur comme le fait le courrier indésirable.",
    fix: "Donnez plutôt la date.",
  },
  spammy_short_link: {
    what: "Le lien raccourci « {{link}} » cache où il mène.",
    fix: "Utilisez l’adresse complète ; les filtres bloquent des e-mails pour de tels liens.",
  },
  spammy_other_host: {
    what: "Le lien dit « {{label}} » et mène à {{host}}.",
    fix: "Faites dire aux mots ce qui s’y trouve, ou menez là où ils le disent.",
  },
  text_lacks_link: {
    what: "Le texte brut n’a pas le lien « {{link}} ».",
    fix: "Ajoutez-le, ou laissez le texte brut être tiré de l’e-mail.",
  },
  text_lacks_variable: {
    what: "Le texte brut n’utilise pas {{name}}, alors que l’e-mail le fait.",
    fix: "Ajoutez la variable à sa place, ou laissez le texte brut être tiré de l’e-mail.",
  },
  text_unlike: {
    what: "Le texte brut dit autre chose que l’e-mail.",
    fix: "Réécrivez-le, ou laissez-le être tiré de l’e-mail ; les filtres comparent les deux.",
  },
};
