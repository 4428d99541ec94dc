import type { preferences as english } from "../en/preferences.ts";
import type { Words } from "../words.ts";

export const preferences: Words<typeof english> = {
  appearance: {
    title: "Apparence du portail",
    description:
      "Pour vous seul, dans chaque organisation. Ce que vous ne choisissez pas suit le réglage de votre organisation.",
  },
  inherited: "Hérité : {{value}}",
  source: {
    own: "Votre propre choix.",
    platform: "Actuellement, la valeur de la plateforme.",
    tenant: "Actuellement, la valeur définie par {{names}}.",
    differ: "{{names}} ont des valeurs différentes : chaque organisation s’affiche à sa façon.",
  },
  theme: {
    label: "Thème",
    help: "Clair, sombre, ou selon le réglage de votre système.",
    light: "Clair",
    dark: "Sombre",
    system: "Comme le système",
  },
  language: { label: "Langue", help: "Celle du portail et des e-mails qui vous sont adressés." },
  timeZone: {
    label: "Fuseau horaire",
    help: "Pour les heures dans le portail et dans les e-mails, et pour l’envoi des récapitulatifs.",
    device: "Celui de cet appareil ; UTC dans les e-mails",
  },
  dateFormat: {
    label: "Format de date",
    help: "Pour les dates écrites en chiffres.",
    language: "Selon l’usage de la langue",
  },
  notifications: {
    title: "Ce qui vous est signalé",
    description:
      "Dans la cloche du portail et par e-mail. Les e-mails sur les domaines et l’équipe vont aux propriétaires et aux administrateurs ; ceux sur les imports, à la personne qui les a lancés.",
  },
  mails: {
    label: "E-mails sur les événements",
    help: "Désactivé, plus aucun n’est envoyé, sauf ceux sur la sécurité.",
  },
  weekly: {
    label: "Rapport hebdomadaire",
    help: "Le lundi matin : imports, domaines et équipe de la semaine, pour chaque organisation.",
  },
  matrix: {
    event: "Événement",
    portal: "Cloche",
    mail: "E-mail",
    portalOf: "Cloche : {{event}}",
    mailOf: "E-mail : {{event}}",
  },
  mail: { at_once: "Aussitôt", daily: "Chaque jour, groupés", never: "Jamais" },
  kinds: {
    domain_verified: "Un domaine est vérifié",
    domain_degraded: "Un domaine demande votre attention",
    domain_recovered: "Un domaine est de nouveau en ordre",
    domain_ownership_lost: "La propriété d’un domaine n’est plus prouvée",
    import_done: "Votre import est terminé",
    import_failed: "Votre import s’est arrêté",
    account_stopped: "Un compte e-mail est arrêté",
    account_recovered: "Un compte e-mail fonctionne de nouveau",
    member_joined: "Quelqu’un a rejoint l’organisation",
    member_waits: "Quelqu’un attend une approbation",
    billing_changed: "Les informations de facturation ont changé",
  },
  locked: {
    always: "Toujours",
    none: "Aucun",
    policies: "Les règles ont changé",
    account: "Sécurité de votre compte",
    why: "Les responsables de l’organisation sont toujours prévenus des changements de règles, et vous des nouveaux appareils, mots de passe, facteurs et adresses de votre compte : ainsi, personne ne les modifie à votre insu.",
  },
};
