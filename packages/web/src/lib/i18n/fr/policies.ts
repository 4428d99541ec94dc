import type { policies as english } from "../en/policies.ts";
import type { Words } from "../words.ts";

export const policies: Words<typeof english> = {
  title: "Règles",
  description: "Elles s’appliquent à tous ici, dès leur prochaine requête.",
  readOnly: "Vous pouvez lire les règles. Les administrateurs et les propriétaires les modifient.",
  save: "Enregistrer les règles",
  saved: "Règles enregistrées",
  discard: "Abandonner les modifications",
  setUpFactor: "En configurer un",
  between: "(de {{min}} à {{max}})",
  presets: {
    legend: "Partir de",
    open: "Ouvertes",
    recommended: "Recommandées",
    strict: "Strictes",
  },
  sections: {
    password: "Mots de passe",
    passwordText:
      "Les mots de passe que les attaquants essaient en premier, et ceux tirés du nom ou de l’adresse de la personne, sont toujours refusés.",
    session: "Sessions",
    sessionText:
      "Entre plusieurs organisations, la plus stricte l’emporte, et la personne est informée de laquelle il s’agit.",
    attempts: "Tentatives de connexion",
    attemptsText:
      "Au-delà de ce nombre, les tentatives depuis ce réseau sont traitées comme erronées pendant 15 minutes. Un navigateur avec lequel la personne s’est déjà connectée compte à part : aucun inconnu ne peut donc lui bloquer l’accès.",
    twoFactor: "Second facteur",
    twoFactorText: "Une application d’authentification ou une clé d’accès, en plus du mot de passe.",
    twoFactorSince: "Exigé depuis le",
    people: "Équipe et entreprises",
    peopleText: "Qui entre, et comment tout commence.",
  },
  rules: {
    passwordMinLength: {
      label: "Longueur",
      help: "15 est recommandé. Mieux vaut long que compliqué.",
    },
    passwordRequireUppercase: {
      label: "Exiger une lettre majuscule",
      help: "Déconseillé : on en met une au début, et les attaquants le savent.",
    },
    passwordRequireNumbers: {
      label: "Exiger un chiffre",
      help: "Déconseillé : on met une année à la fin, et les attaquants le savent.",
    },
    passwordRequireSymbols: {
      label: "Exiger un symbole",
      help: "Déconseillé : on met un point d’exclamation, et les attaquants le savent.",
    },
    sessionTimeoutHours: {
      label: "Durée maximale d’une session",
      help: "Ensuite, chacun se reconnecte, quoi qu’il fasse. Une durée plus courte ferme aussitôt les sessions plus longues.",
    },
    sessionIdleMinutes: {
      label: "Fermer en cas d’inactivité",
      help: "Une session que personne n’utilise pendant ce temps est terminée.",
    },
    maxLoginAttempts: {
      label: "Tentatives depuis un réseau",
      help: "Pour chaque compte, en 15 minutes ; mots de passe et codes confondus.",
    },
    twoFactorRequired: {
      label: "Exiger de tous un second facteur",
      help: "Passé le délai, une personne qui n’en a pas peut seulement en configurer un et se déconnecter.",
    },
    twoFactorGraceDays: {
      label: "Délai pour en configurer un",
      help: "Compté à partir d’aujourd’hui, ou de l’arrivée. Un bandeau affiche le compte à rebours.",
    },
    companyAllowMemberInvites: {
      label: "Les membres peuvent inviter",
      help: "Comme membres, dans les entreprises où ils travaillent eux-mêmes.",
    },
    companyAutoApproveMembers: {
      label: "Accepter d’office qui les membres invitent",
      help: "Sinon, un administrateur ou un propriétaire approuve d’abord chaque personne.",
    },
    companyRequireEmailVerification: {
      label: "Exiger une adresse confirmée",
      help: "Sans adresse confirmée, on peut consulter mais rien modifier. Une adresse en rebond compte comme non confirmée.",
    },
    companyDefaultStatus: {
      label: "Statut initial des entreprises",
      help: "Celles en attente restent signalées jusqu’à ce que quelqu’un qui gère les entreprises les active.",
    },
  },
  status: { active: "Active", pending: "En attente" },
  units: {
    characters_one: "caractère",
    characters_other: "caractères",
    hoursAfter_one: "heure",
    hoursAfter_other: "heures",
    daysAfter_one: "jour",
    daysAfter_other: "jours",
    tries_one: "tentative",
    tries_other: "tentatives",
    minutes_one: "{{count}} minute",
    minutes_other: "{{count}} minutes",
    hours_one: "{{count}} heure",
    hours_other: "{{count}} heures",
    days_one: "{{count}} jour",
    days_other: "{{count}} jours",
    never: "Jamais",
  },
  places: {
    password_new_password: "S’applique quand quelqu’un définit un nouveau mot de passe.",
    password_sign_in:
      "S’applique à la connexion : une personne dont le mot de passe est plus faible doit d’abord le changer.",
    session_length_request: "La durée maximale d’une session est contrôlée à chaque requête.",
    session_idle_request: "L’inactivité est contrôlée à chaque requête.",
    attempts_sign_in: "S’applique à la connexion.",
    attempts_second_factor: "S’applique aux codes à la connexion.",
    attempts_confirm:
      "S’applique avant les actions sensibles, où chacun prouve une nouvelle fois son identité.",
    two_factor_request: "S’applique à chaque requête.",
    member_invites_invite: "La règle sur les invitations s’applique quand un membre invite.",
    auto_approve_join: "L’approbation s’applique quand quelqu’un accepte l’invitation d’un membre.",
    email_verification_request: "L’adresse confirmée est contrôlée à chaque modification.",
  },
  neverRefused: "Aucun refus pour l’instant.",
  lastRefused_one: "{{count}} refus,",
  lastRefused_other: "{{count}} refus, le dernier",
  lastRefusedWho_one: "{{count}} refus, opposé à {{person}},",
  lastRefusedWho_other: "{{count}} refus, le dernier opposé à {{person}},",
  effects: {
    title: "Avant d’enregistrer",
    none_one: "Rien ne change dans l’immédiat ({{count}} personne ici).",
    none_other: "Rien ne change dans l’immédiat ({{count}} personnes ici).",
    sessions_one: "{{count}} session se ferme aussitôt.",
    sessions_other: "{{count}} sessions se ferment aussitôt.",
    factor_one: "{{count}} personne sur {{members}} n’a pas de second facteur.",
    factor_other: "{{count}} personnes sur {{members}} n’ont pas de second facteur.",
    until: "Le délai court jusqu’au",
    passwords:
      "Chaque mot de passe est évalué à la prochaine connexion de la personne, car seule son empreinte est conservée. S’il est trop faible, elle devra alors le changer.",
    unverified_one:
      "{{count}} personne n’a pas d’adresse confirmée et ne peut rien modifier avant de la confirmer.",
    unverified_other:
      "{{count}} personnes n’ont pas d’adresse confirmée et ne peuvent rien modifier avant de la confirmer.",
    invites_one: "{{count}} membre ne peut plus inviter.",
    invites_other: "{{count}} membres ne peuvent plus inviter.",
    others_one: "{{count}} autre",
    others_other: "{{count}} autres",
  },
};
