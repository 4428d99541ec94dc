import type { settings as english } from "../en/settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof english> = {
  title: "Paramètres",
  description:
    "Le nom de l’organisation, les réglages de départ de ses membres et à qui nous écrivons pour la facturation.",
  closedTitle: "Les paramètres sont réservés aux propriétaires et aux administrateurs",
  closed:
    "Adressez-vous à l’un d’eux si quelque chose doit changer ici. La page Équipe indique qui ils sont.",
  save: "Enregistrer",
  organisation: {
    title: "Organisation",
    description: "Telle qu’elle apparaît dans le portail et dans les e-mails.",
    name: "Nom",
    saved: "Nom enregistré",
    slug: "Début de ses adresses",
    copySlug: "Copier le début de ses adresses",
  },
  defaults: {
    title: "Paramètres régionaux par défaut",
    description:
      "Pour toute personne qui n’a rien choisi dans ses préférences. Chaque modification s’applique aussitôt.",
    language: "Langue",
    languageHelp: "Celle du portail et des e-mails.",
    languageUnsaid: "Le navigateur de chaque personne",
    timeZone: "Fuseau horaire",
    timeZoneHelp: "Pour les heures dans le portail et dans les e-mails.",
    timeZoneUnsaid: "Celui de l’appareil de chacun ; UTC dans les e-mails",
    dateFormat: "Format de date",
    dateFormatHelp: "Pour les dates écrites en chiffres.",
    dateFormatUnsaid: "Selon l’usage de la langue",
    sidebar: "Commencer avec une barre latérale étroite",
    sidebarHelp: "Des icônes seulement, jusqu’à ce que quelqu’un l’élargisse sur son appareil.",
  },
  importFiles: {
    title: "Fichiers de prospects envoyés",
    description:
      "Les fichiers eux-mêmes, pas les prospects qu’ils contiennent. Qui voit un import peut récupérer son fichier tant qu’il est conservé.",
    days: "Les conserver",
    daysHelp:
      "À partir de la fin de l’import. Avec une durée plus courte, les fichiers plus anciens sont supprimés en quelques minutes.",
    never: "Pas du tout",
    forDays_one: "Pendant {{count}} jour",
    forDays_other: "Pendant {{count}} jours",
  },
  billing: {
    title: "Facturation",
    description: "L’enregistrement vous demande de prouver une nouvelle fois que c’est vous.",
    billingEmail: "E-mail de facturation",
    billingEmailHelp: "Pas nécessairement un membre. Ne reçoit que ce qui est activé ci-dessous.",
    country: "Pays ou région",
    noCountry: "Aucune adresse",
    line1: "Adresse",
    line2: "Adresse, deuxième ligne",
    city: "Ville",
    region: "État, province ou région",
    postalCode: "Code postal",
    notifyOnBillingChanges: "Prévenir si les informations de facturation changent",
    notifyOnBillingChangesHelp:
      "Également à l’adresse remplacée, pour que les factures ne puissent pas être détournées à votre insu.",
    notifyOnSecurityAlerts: "Prévenir en matière de sécurité",
    notifyOnSecurityAlertsHelp:
      "Quand les règles changent, ou que la propriété d’un domaine n’est plus prouvée.",
    stripe: "Client Stripe",
    copyStripe: "Copier l’identifiant du client Stripe",
    saved: "Informations de facturation enregistrées",
  },
};
