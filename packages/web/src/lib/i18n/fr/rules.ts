import type { rules as english } from "../en/rules.ts";
import type { Words } from "../words.ts";

/** What a value must be, by the keys that the schemas give as their messages. */
export const rules: Words<typeof english> = {
  required: "Remplissez ce champ.",
  not_a_host: "Ce n’est pas un nom de serveur. Indiquez-le seul, comme mail.example.com.",
  not_a_port: "Un port est un nombre de 1 à 65 535.",
  target_below_start: "Le terme ne peut pas être inférieur au premier jour.",
  too_long: "C’est trop long.",
  too_short: "C’est trop court.",
  not_an_email: "Ce n’est pas une adresse e-mail complète, comme nom@example.com.",
  forbidden_characters:
    "Ce texte contient des caractères qui ne peuvent pas être conservés, comme des sauts de ligne.",
  password_too_short: "Utilisez au moins 8 caractères.",
  not_a_workspace_name:
    "Utilisez des lettres minuscules, des chiffres et de simples traits d’union entre eux.",
  invalid_token: "Ce lien est incomplet. Ouvrez-le de nouveau depuis l’e-mail.",
  too_many: "C’est plus que ce qui peut être traité en une fois.",
  too_large: "C’est trop grand.",
  too_small: "C’est trop petit.",
  not_a_code: "Un code a six chiffres, un code de secours douze caractères.",
  not_a_time_zone: "Ce n’est pas un fuseau horaire de la base tz, comme Europe/Paris.",
  not_a_country: "Choisissez un pays dans la liste.",
  not_a_postal_code: "Les codes postaux de ce pays n’ont pas cette forme.",
  not_https: "Indiquez une adresse qui commence par https://.",
  not_a_colour:
    "Une couleur s’écrit avec # et six signes, chiffres ou lettres de a à f, par exemple #4752c3.",
  contact_needed: "Indiquez une adresse, ou désactivez ce qui y serait envoyé.",
  password: {
    weak_password_one: "Au moins {{count}} caractère",
    weak_password_other: "Au moins {{count}} caractères",
    password_needs_uppercase: "Une lettre majuscule",
    password_needs_number: "Un chiffre",
    password_needs_symbol: "Un symbole, comme une virgule",
    met: "(rempli)",
    open: "(pas encore rempli)",
    from: "Exigé par {{names}}",
  },
  other: "Cette valeur ne convient pas ici.",
};
