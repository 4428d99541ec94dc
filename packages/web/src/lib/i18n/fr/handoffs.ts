import type { handoffs as english } from "../en/handoffs.ts";
import type { Words } from "../words.ts";

export const handoffs: Words<typeof english> = {
  dialog: {
    title: "Quelqu’un d’autre gère notre DNS",
    description:
      "Créez un lien pour cette personne. Il montre ce qu’il faut publier pour {{domain}} et coche chaque enregistrement à son arrivée. Aucun compte n’est nécessaire, et il ne montre rien d’autre de chez vous.",
    lasts: "Durée du lien",
    days_one: "{{count}} jour",
    days_other: "{{count}} jours",
    create: "Créer le lien",
    copy: "Copier le lien",
    once: "Copiez-le maintenant : il n’est affiché que cette fois. Quiconque le détient peut l’ouvrir.",
    open: "Liens ouverts",
    none: "Aucun pour l’instant.",
    madeBy: "Créé par {{name}}",
    somebody: "un ancien membre",
    unopened: "Pas encore ouvert",
    opened: "Ouvert",
    ends: "expire",
    end: "Désactiver",
    ended: "Le lien ne s’ouvre plus",
  },
  page: {
    records: "Enregistrements DNS",
    title: "Enregistrements DNS pour {{domain}}",
    description:
      "{{tenant}} vous demande de publier ces enregistrements, afin que les e-mails venant du domaine {{domain}} inspirent confiance.",
    done: "Enregistrements en place : {{done}} sur {{all}}.",
    next: "Prochain contrôle",
    whole: "Tout est en place. Il ne reste rien à faire ; vous pouvez fermer cette page.",
    expires: "Ce lien expire",
    harmless: "Rien ici ne modifie votre DNS : vous publiez les enregistrements vous-même.",
    endedTitle: "Ce lien ne s’ouvre plus",
    endedText: "Il a expiré ou a été désactivé. Demandez-en un nouveau à la personne qui vous l’a envoyé.",
  },
};
