import type { consent as english } from "../en/email-account-consent.ts";
import type { Words } from "../words.ts";

/** Of mailboxes that are connected by signing in at their provider. */
export const consent: Words<typeof english> = {
  providers: { google: "Google", microsoft: "Microsoft" },
  signIn: "Se connecter avec {{provider}}",
  ways: "Une boîte de ces fournisseurs se connecte en s’y identifiant ; aucun mot de passe n’est conservé ici.",
  found: {
    google:
      "Connectez-vous chez Google : aucun mot de passe n’est conservé ici. Un mot de passe d’application ci-dessous fonctionne aussi.",
    microsoft:
      "Connectez-vous chez Microsoft : l’envoi et la réception fonctionnent, et aucun mot de passe n’est conservé ici. Avec un mot de passe ci-dessous, la boîte ne fait qu’envoyer, sans changement jusqu’à fin décembre 2026.",
  },
  notSetUp: {
    google:
      "Google refuse ici le mot de passe du compte lui-même. Activez la validation en deux étapes dans le compte Google, créez un mot de passe d’application et indiquez-le ci-dessous.",
    microsoft:
      "L’envoi par mot de passe y fonctionne sans changement jusqu’à fin décembre 2026. Il sera ensuite désactivé par défaut : un administrateur pourra le réactiver, mais les nouvelles organisations n’y auront pas droit. Sa fin définitive doit être annoncée au second semestre 2027. La réception par mot de passe est terminée : cette boîte ne fait donc qu’envoyer ici.",
  },
  appPassword: "Créer un mot de passe d’application chez Google",
  finish: {
    title: "Connexion de la boîte",
    text: "L’autorisation que vous avez donnée est demandée au fournisseur. Cela prend quelques secondes.",
    failed: "La boîte n’est pas connectée",
    declined: "L’autorisation n’a pas été donnée chez le fournisseur ; rien n’a donc été modifié.",
    unclear:
      "La réponse du fournisseur est incomplète. Recommencez depuis les comptes e-mail de l’entreprise.",
    back: "Retour aux comptes e-mail",
    home: "Retour au portail",
    done: "{{email}} est connecté et en cours de test.",
  },
  page: {
    signedIn: "Connecté avec {{provider}}",
    text: "Aucun mot de passe n’est conservé ici, seulement l’autorisation donnée par le fournisseur. Elle peut y être retirée à tout moment.",
    sending: "Expéditeur et limite",
    anew: "Reconnecter",
    change: "Se connecter avec {{provider}} au lieu d’un mot de passe",
    changeText:
      "Aucun mot de passe n’est alors conservé ici, et la boîte continue de fonctionner quand les mots de passe y prendront fin.",
    stopped: "Rien n’en est envoyé tant qu’elle n’est pas reconnectée.",
    notSetUp:
      "La connexion chez {{provider}} n’est plus configurée sur cette plateforme. Contactez ses responsables.",
  },
};
