import type { signUp as english } from "../en/sign-up.ts";
import type { Words } from "../words.ts";

export const signUp: Words<typeof english> = {
  title: "Créer un compte",
  description: "Vous obtenez votre propre organisation, où vivent vos entreprises.",
  name: "Votre nom",
  email: "Adresse e-mail",
  password: "Mot de passe",
  passwordHelp: "Au moins 8 caractères ; 15 ou plus sont recommandés. Quelques mots font l’affaire.",
  tenantName: "Nom de l’organisation",
  tenantNameHelp: "Votre société ou votre équipe. Vos entreprises y sont créées.",
  submit: "Créer le compte",
  haveAccount: "Vous avez un compte ?",
  signIn: "Se connecter",
  sent: {
    title: "Consultez votre messagerie",
    text: "Nous avons envoyé un lien à {{email}}. Ouvrez-le pour confirmer l’adresse et vous connecter. Il fonctionne une fois, pendant 24 heures.",
    missing: "Rien reçu ? Regardez dans les indésirables, ou",
    resend: "renvoyez-le",
    resent: "Renvoyé à {{email}}",
    other: "Utiliser une autre adresse",
  },
  verify: {
    title: "Confirmer votre adresse",
    done: "Adresse confirmée",
    doneText: "{{email}} est confirmée. Connectez-vous avec le mot de passe que vous avez choisi.",
    working: "Confirmation de votre adresse",
    failed: "Cette adresse n’a pas pu être confirmée",
    incomplete: "Ce lien est incomplet. Ouvrez-le de nouveau depuis l’e-mail.",
    email: "Adresse e-mail",
    resend: "Envoyer un nouveau lien",
    signIn: "Se connecter",
  },
};
