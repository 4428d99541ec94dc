import type { passwordReset as english } from "../en/password-reset.ts";
import type { Words } from "../words.ts";

export const passwordReset: Words<typeof english> = {
  request: {
    title: "Réinitialiser votre mot de passe",
    description:
      "Saisissez l’adresse de votre compte. Nous envoyons un lien pour définir un nouveau mot de passe.",
    email: "Adresse e-mail",
    submit: "Envoyer le lien",
    back: "Retour à la connexion",
    sentTitle: "Consultez votre messagerie",
    sentText:
      "Si {{email}} a un compte, un lien est en route. Il fonctionne une fois, pendant une heure. Votre mot de passe reste inchangé tant que vous ne l’utilisez pas.",
  },
  reset: {
    title: "Définir un nouveau mot de passe",
    description: "Toutes les autres sessions se ferment, et vous êtes connecté ici.",
    password: "Nouveau mot de passe",
    help: "Au moins 8 caractères ; 15 ou plus sont recommandés. Quelques mots font l’affaire.",
    submit: "Définir le mot de passe",
    deadTitle: "Ce lien ne fonctionne plus",
    again: "Demander un nouveau lien",
  },
};
