import type { AccountFacts, MailTexts } from "./mail-texts.ts";

/** Records by the names under which people know them. */
const records: Record<string, string> = {
  ownership: "l’enregistrement de propriété",
  spf: "l’enregistrement SPF",
  dkim: "la clé DKIM",
  dmarc: "l’enregistrement DMARC",
  mx: "un enregistrement MX",
  return_path: "le chemin de retour",
};

const changes: Record<string, string> = {
  "factors.addTotp": "Une application d’authentification a été configurée comme second facteur.",
  "factors.removeTotp": "L’application d’authentification a été retirée.",
  "factors.addPasskey": "Une clé d’accès a été ajoutée.",
  "factors.removePasskey": "Une clé d’accès a été retirée.",
  "factors.renewBackupCodes":
    "De nouveaux codes de secours ont été créés ; les précédents ne fonctionnent plus.",
  "people.resetFactors":
    "Une personne qui gère votre organisation a retiré vos seconds facteurs, pour que vous puissiez les configurer à nouveau.",
};

function deviceWords({ browser, system, ipAddress, at }: AccountFacts): string {
  const device =
    browser && system ? `${browser} sur ${system}` : (browser ?? system ?? "un navigateur inconnu");
  const from = ipAddress ? `, depuis l’adresse ${ipAddress}` : "";
  return `${at ?? ""} : ${device}${from}.`;
}

const why = "Vous recevez cet e-mail parce que vous gérez cette organisation.";

const number = (value: number): string => new Intl.NumberFormat("fr").format(value);

const started =
  "Vous recevez cet e-mail parce que vous avez lancé l’import. Vos préférences déterminent les e-mails que vous recevez.";
const chosen =
  "Vous recevez cet e-mail parce que vos préférences le demandent ; vous pouvez aussi y désactiver cet envoi.";

export const french: MailTexts = {
  orOpen: "Ou ouvrez cette adresse :",
  account: {
    verify_email: ({ portal }) => ({
      subject: "Confirmez votre adresse e-mail",
      lines: [
        `Quelqu’un, probablement vous, a indiqué cette adresse pour un compte ${portal}.`,
        "Confirmez-la pour ouvrir votre organisation. Le lien fonctionne une fois, pendant 24 heures.",
      ],
      button: "Confirmer l’adresse",
      after: ["Si ce n’était pas vous, n’ouvrez pas le lien. Sans lui, il ne se passe rien."],
    }),
    already_registered: ({ portal }) => ({
      subject: "Vous avez déjà un compte",
      lines: [
        `Quelqu’un, probablement vous, s’est inscrit à ${portal} avec cette adresse. Elle a déjà un compte.`,
        "Connectez-vous plutôt. Vous pourrez y ajouter une autre organisation, ou définir un nouveau mot de passe si vous avez oublié le vôtre.",
      ],
      button: "Se connecter",
      after: ["Si ce n’était pas vous, il n’y a rien à faire : votre compte est inchangé."],
    }),
    reset_password: ({ portal }) => ({
      subject: "Définissez un nouveau mot de passe",
      lines: [
        `Quelqu’un, probablement vous, a demandé à définir un nouveau mot de passe pour votre compte ${portal}.`,
        "Le lien fonctionne une fois, pendant une heure.",
      ],
      button: "Définir un nouveau mot de passe",
      after: ["Si vous ne l’avez pas demandé, il n’y a rien à faire : votre mot de passe est inchangé."],
    }),
    password_changed: ({ portal }) => ({
      subject: "Votre mot de passe a été changé",
      lines: [
        `Le mot de passe de votre compte ${portal} a été changé, et toutes les autres sessions ont été fermées.`,
      ],
      button: "Vérifier vos sessions",
      after: [
        "Si ce n’était pas vous, définissez immédiatement un nouveau mot de passe depuis la page de connexion.",
      ],
    }),
    new_device: (facts) => ({
      subject: "Connexion depuis un nouvel appareil",
      lines: [
        "Quelqu’un, probablement vous, s’est connecté à votre compte dans un navigateur qui n’avait jamais été utilisé.",
        deviceWords(facts),
      ],
      button: "Vérifier vos sessions",
      after: ["Si ce n’était pas vous, fermez-y cette session et changez immédiatement de mot de passe."],
    }),
    factors_changed: ({ action = "", at = "" }) => ({
      subject: "Vos seconds facteurs ont été modifiés",
      lines: [
        `${changes[action] ?? "Vos seconds facteurs ont été modifiés."} (${at})`,
        "Toutes les autres sessions ont été fermées.",
      ],
      button: "Vérifier votre compte",
      after: [
        "Si ce n’était pas vous, définissez immédiatement un nouveau mot de passe depuis la page de connexion.",
      ],
    }),
    email_change_old: () => ({
      subject: "Confirmez le changement de votre adresse e-mail",
      lines: [
        "Quelqu’un, probablement vous, a demandé à se connecter à votre compte avec une autre adresse e-mail.",
        "Le changement a lieu une fois les deux adresses confirmées. Voici le lien pour l’adresse actuelle ; il fonctionne une fois, pendant 24 heures.",
      ],
      button: "Confirmer le changement",
      after: [
        "Si ce n’était pas vous, n’ouvrez pas le lien et changez de mot de passe : la personne à l’origine de la demande était connectée à votre compte.",
      ],
    }),
    email_change_new: ({ portal }) => ({
      subject: "Confirmez votre nouvelle adresse e-mail",
      lines: [
        `Quelqu’un, probablement vous, a demandé à se connecter désormais à ${portal} avec cette adresse.`,
        "Le changement a lieu une fois les deux adresses confirmées. Voici le lien pour la nouvelle ; il fonctionne une fois, pendant 24 heures.",
      ],
      button: "Confirmer cette adresse",
      after: ["Si ce n’était pas vous, n’ouvrez pas le lien. Sans lui, il ne se passe rien."],
    }),
    email_change_taken: ({ portal }) => ({
      subject: "Cette adresse a déjà un compte",
      lines: [
        `Quelqu’un, probablement vous, a demandé à utiliser cette adresse pour un autre compte ${portal}. Elle a son propre compte ; rien n’a donc été modifié.`,
      ],
      button: "Se connecter",
      after: ["Si ce n’était pas vous, il n’y a rien à faire : votre compte est inchangé."],
    }),
    email_changed: () => ({
      subject: "Votre adresse e-mail a été changée",
      lines: ["Les deux adresses ont été confirmées. Désormais, vous vous connectez avec la nouvelle."],
      button: "Vérifier votre compte",
      after: ["Si ce n’était pas vous, écrivez immédiatement aux responsables de votre organisation."],
    }),
    invite: ({ tenantName = "une organisation", at = "" }) => ({
      subject: `Rejoignez ${tenantName}`,
      lines: [
        `Vous êtes invité à rejoindre ${tenantName}. La page qui s’ouvre indique qui vous invite et ce que vous pourriez y faire.`,
        `Le lien fonctionne une fois, jusqu’au ${at}.`,
      ],
      button: "Ouvrir l’invitation",
      after: [
        "Si vous ne connaissez pas l’organisation, il n’y a rien à faire : sans le lien, il ne se passe rien.",
      ],
    }),
    join_approved: ({ tenantName = "l’organisation" }) => ({
      subject: `Votre accès est ouvert : ${tenantName}`,
      lines: [`Un administrateur a approuvé votre arrivée dans ${tenantName}.`],
      button: "Ouvrir l’organisation",
      after: [],
    }),
  },
  notice: {
    domain_verified: ({ domain = "" }) => ({
      subject: `${domain} est vérifié`,
      lines: [
        `Tous les enregistrements que demandent les messageries sont en place pour ${domain}. Nous les contrôlons plusieurs fois par jour.`,
      ],
      button: "Ouvrir le domaine",
      after: [why],
    }),
    domain_degraded: ({ domain = "", purpose = "" }) => ({
      subject: `${domain} demande votre attention`,
      lines: [
        `${domain} était vérifié, et plusieurs contrôles de suite ont montré un défaut : ${records[purpose] ?? "un enregistrement"} n’est plus en place.`,
        "Ses e-mails peuvent être refusés ou finir dans les indésirables. La page montre ce que dit chaque serveur de noms, et la seule modification à faire.",
      ],
      button: "Voir ce qui a changé",
      after: [why],
    }),
    domain_recovered: ({ domain = "" }) => ({
      subject: `${domain} est de nouveau en ordre`,
      lines: [
        `Tous les enregistrements que demandent les messageries sont de nouveau en place pour ${domain}.`,
      ],
      button: "Ouvrir le domaine",
      after: [why],
    }),
    domain_ownership_lost: ({ domain = "" }) => ({
      subject: `${domain} : votre propriété n’est plus prouvée`,
      lines: [
        `Votre enregistrement de propriété est absent du DNS pour ${domain} depuis plus de trois jours, et une autre preuve de propriété s’y trouve maintenant.`,
        "Si le domaine est à vous, publiez de nouveau votre enregistrement ; la page le montre.",
      ],
      button: "Ouvrir le domaine",
      after: [why],
    }),
    import_done: ({ file = "", created = 0, updated = 0, rejected = 0 }) => ({
      subject: `${file} est importé`,
      lines: [
        `Créés : ${number(created)}. Mis à jour : ${number(updated)}. Rejetés : ${number(rejected)}.`,
        "La page énumère chaque ligne qui n’a pas pu être importée, avec son motif.",
      ],
      button: "Ouvrir l’import",
      after: [started],
    }),
    import_failed: ({ file = "", created = 0, updated = 0 }) => ({
      subject: `L’import du fichier ${file} s’est arrêté`,
      lines: [
        `Ce qui avait été fait jusque-là est conservé : ${number(created)} créés, ${number(updated)} mis à jour. La page indique pourquoi il s’est arrêté.`,
      ],
      button: "Ouvrir l’import",
      after: [started],
    }),
    account_stopped: ({ email = "", status = "", cause = "" }) => ({
      subject: `${email} est arrêté`,
      lines: [
        whyStopped(status, cause),
        "La page indique à quelle étape il s’est arrêté, pourquoi, et ce qui y remédie.",
      ],
      button: "Ouvrir le compte",
      after: [why],
    }),
    account_recovered: ({ email = "" }) => ({
      subject: `${email} fonctionne de nouveau`,
      lines: ["Son serveur de messagerie accepte et fournit de nouveau des e-mails, et le compte est actif."],
      button: "Ouvrir le compte",
      after: [why],
    }),
    member_joined: ({ person = "" }) => ({
      subject: `${person} a rejoint l’organisation`,
      lines: [`${person} a accepté une invitation et est maintenant membre.`],
      button: "Ouvrir l’équipe",
      after: [why],
    }),
    member_waits: ({ person = "" }) => ({
      subject: `${person} attend votre approbation`,
      lines: [
        `Un membre a invité ${person}, qui a accepté. L’accès lui sera ouvert dès que quelqu’un l’approuvera.`,
      ],
      button: "Décider",
      after: [why],
    }),
    policies_changed: ({ person = "" }) => ({
      subject: "Les règles de votre organisation ont été modifiées",
      lines: [`${person} a modifié les règles. La page montre celles qui s’appliquent maintenant.`],
      button: "Ouvrir les règles",
      after: [why],
    }),
    billing_changed: ({ person = "" }) => ({
      subject: "Les informations de facturation de votre organisation ont été modifiées",
      lines: [
        `${person} a modifié le contact ou l’adresse de facturation. La page montre ce qui s’applique maintenant.`,
      ],
      button: "Ouvrir les paramètres",
      after: [why],
    }),
  },
  daily_digest: ({ tenantName, notices, more }) => ({
    subject: `${tenantName} : ce qui s’est passé depuis hier`,
    lines: [
      ...notices.map(({ kind, facts }) => french.notice[kind](facts).subject),
      ...(more > 0 ? [`Et ${number(more)} de plus.`] : []),
    ],
    button: "Ouvrir le portail",
    after: [chosen],
  }),
  weekly_report: ({ tenantName, imports, created, updated, rejected, domains, verified, joined }) => ({
    subject: `${tenantName} : votre semaine`,
    lines: [
      `Imports terminés : ${number(imports)}. Prospects créés : ${number(created)}, mis à jour : ${number(updated)}, lignes rejetées : ${number(rejected)}.`,
      `Domaines vérifiés : ${number(verified)} sur ${number(domains)}.`,
      ...(joined === null ? [] : [`Personnes arrivées : ${number(joined)}.`]),
    ],
    button: "Ouvrir le portail",
    after: [chosen],
  }),
};

function whyStopped(status: string, cause: string): string {
  if (cause === "consent_withdrawn")
    return "Son fournisseur ne nous laisse plus y accéder : l’autorisation a été retirée ou a pris fin. Rien n’en est envoyé tant qu’il n’est pas reconnecté.";
  return status === "needs_password"
    ? "Son serveur de messagerie refuse le mot de passe. Rien n’en est envoyé tant que le mot de passe n’est pas indiqué de nouveau."
    : "Son serveur de messagerie n’a pas pu être utilisé plusieurs fois de suite. Rien n’en est envoyé tant qu’il ne refonctionne pas ; les essais continuent.";
}
