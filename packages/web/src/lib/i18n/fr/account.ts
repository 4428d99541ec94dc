import type { account as english } from "../en/account.ts";
import type { Words } from "../words.ts";

export const account: Words<typeof english> = {
  title: "Compte",
  intro: "Qui vous êtes ici, comment vous le prouvez et où vos sessions sont ouvertes.",
  back: "Retour",
  cancel: "Annuler",
  pages: { profile: "Profil", preferences: "Préférences", security: "Sécurité" },
  name: {
    title: "Nom",
    description: "Tel que le lisent les membres de vos organisations.",
    label: "Nom",
    save: "Enregistrer",
    saved: "Nom enregistré",
  },
  email: {
    title: "Adresse e-mail",
    description: "Elle vous sert à vous connecter et reçoit ce que vous ne devez pas manquer.",
    confirmed: "Confirmée",
    unconfirmed: "Non confirmée",
    change: "Changer d’adresse",
    changeHelp:
      "Un lien est envoyé à votre adresse actuelle et un autre à la nouvelle. Le changement a lieu une fois les deux ouverts : personne ne peut ainsi déplacer votre compte sans vous.",
    new: "Nouvelle adresse",
    send: "Envoyer les deux liens",
    sent: "Les deux liens sont en route",
    cancel: "Garder l’adresse actuelle",
    pendingTitle: "Passage à {{email}} en cours",
    missing: {
      both: "Ouvrez le lien de l’e-mail envoyé à chacune des deux adresses.",
      old: "La nouvelle adresse est confirmée ; il reste à ouvrir le lien envoyé à l’adresse actuelle.",
      new: "Votre adresse actuelle est confirmée ; il reste à ouvrir le lien envoyé à la nouvelle.",
    },
    expires: "Les liens expirent",
  },
  password: {
    title: "Mot de passe",
    description: "Un nouveau mot de passe ferme toutes vos autres sessions.",
    current: "Mot de passe actuel",
    new: "Nouveau mot de passe",
    change: "Changer de mot de passe",
    changed: "Mot de passe changé ; toutes les autres sessions sont fermées",
  },
  session: {
    hours_one: "Une session dure {{count}} heure, durée fixée par {{names}}.",
    hours_other: "Une session dure {{count}} heures, durée fixée par {{names}}.",
    hoursAlone_one: "Une session dure {{count}} heure.",
    hoursAlone_other: "Une session dure {{count}} heures.",
    idle_one: "Elle se ferme plus tôt après {{count}} minute d’inactivité, délai fixé par {{names}}.",
    idle_other: "Elle se ferme plus tôt après {{count}} minutes d’inactivité, délai fixé par {{names}}.",
  },
  closed: {
    two_factorTitle: "{{name}} exige un second facteur",
    two_factor:
      "Le délai pour en configurer un est écoulé. Configurez ci-dessous une application d’authentification ou une clé d’accès ; vous pourrez ensuite rouvrir {{name}}.",
    passwordTitle: "Un mot de passe plus robuste est exigé",
    password:
      "Le mot de passe avec lequel vous vous êtes connecté ne respecte plus les règles de vos organisations. Changez-le ci-dessous ; vous pourrez ensuite rouvrir {{name}}.",
    doneTitle: "C’est tout",
    done: "Tout ce qui était demandé est fait.",
    open: "Ouvrir {{name}}",
  },
  changeEmail: {
    title: "Changement d’adresse",
    text: "En cliquant sur le bouton, vous confirmez cette adresse pour le changement d’adresse e-mail de votre compte.",
    confirm: "Confirmer",
    halfTitle: "Une sur deux",
    half: {
      old: "Votre adresse actuelle est confirmée. Le changement aura lieu dès que le lien envoyé à la nouvelle adresse sera ouvert lui aussi.",
      new: "La nouvelle adresse est confirmée. Le changement aura lieu dès que le lien envoyé à l’adresse actuelle sera ouvert lui aussi.",
    },
    doneTitle: "Votre adresse est changée",
    done: "Les deux adresses sont confirmées. Désormais, vous vous connectez avec la nouvelle.",
    deadTitle: "Ce lien ne fonctionne pas",
    account: "Accéder à votre compte",
  },
};
