import type { unsubscribe as english } from "../en/unsubscribe.ts";
import type { Words } from "../words.ts";

export const unsubscribe: Words<typeof english> = {
  title: "Ne plus recevoir les e-mails envoyés par {{sender}} ?",
  text: "{{email}} n’en recevra plus de cet expéditeur.",
  confirm: "Se désabonner",
  done: "Vous êtes désabonné",
  doneText: "{{sender}} n’envoie plus rien à {{email}}. Un e-mail déjà en route peut encore arriver.",
  gone: "Ce lien ne mène nulle part",
  goneText:
    "Il est peut-être tronqué, ou l’adresse n’est plus conservée ici. Dans ce cas, aucun e-mail ne lui est plus envoyé.",
};
