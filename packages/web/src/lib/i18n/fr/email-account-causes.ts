import type { causes as english } from "../en/email-account-causes.ts";
import type { Words } from "../words.ts";

/** What happened and what mends it, cause by cause. */
export const causes: Words<typeof english> = {
  host_not_found: {
    what: "Aucun serveur ne porte le nom {{host}}.",
    fix: "Vérifiez l’orthographe. La plupart des fournisseurs utilisent des noms comme smtp.example.com et imap.example.com.",
  },
  resolver_silent: {
    what: "Les serveurs de noms pour {{host}} n’ont pas répondu.",
    fix: "Réessayez dans une minute. Si cela persiste, le DNS du fournisseur est en difficulté.",
  },
  unreachable: {
    what: "Rien n’a répondu : {{host}}, port {{port}}.",
    fix: "Vérifiez le port : 465 ou 587 pour l’envoi, 993 pour la réception. Un pare-feu nous bloque peut-être. Les serveurs des réseaux privés ne sont pas joignables.",
  },
  refused: {
    what: "{{host}} existe, mais rien n’écoute sur le port {{port}}.",
    fix: "Utilisez 465 ou 587 pour l’envoi, 993 ou 143 pour la réception.",
  },
  tls_on_plain_port: {
    what: "Le port {{port}} commence sans chiffrement, alors que TLS était attendu d’emblée.",
    fix: "Choisissez STARTTLS, ou le port {{tlsPort}} avec TLS.",
  },
  plain_on_tls_port: {
    what: "Le port {{port}} attend TLS d’emblée.",
    fix: "Choisissez TLS pour ce port.",
  },
  starttls_missing: {
    what: "Le serveur ne propose pas STARTTLS.",
    fix: "Utilisez TLS sur le port {{tlsPort}}. Si le fournisseur affirme proposer STARTTLS, un intermédiaire le retire.",
  },
  starttls_refused: {
    what: "Le serveur propose STARTTLS, puis le refuse.",
    fix: "Utilisez TLS sur le port {{tlsPort}}, ou contactez le fournisseur.",
  },
  tls_too_old: {
    what: "Le serveur ne connaît qu’une version de TLS qui n’est plus sûre.",
    fix: "Demandez au fournisseur TLS 1.2 ou une version ultérieure.",
  },
  tls_failed: {
    what: "Aucun accord n’a été trouvé sur le chiffrement.",
    fix: "Vérifiez le port et le chiffrement. S’ils sont corrects, interrogez le fournisseur sur ses réglages TLS.",
  },
  self_signed: {
    what: "Le certificat est signé par le serveur lui-même : n’importe qui aurait pu le fabriquer.",
    fix: "Demandez un certificat d’une autorité publique. Votre mot de passe n’a pas été envoyé.",
  },
  wrong_name: {
    what: "Le certificat n’est pas valable pour {{host}}.",
    fix: "Utilisez un nom pour lequel il est valable : {{names}}. Votre mot de passe n’a pas été envoyé.",
    fixUnnamed:
      "Demandez au fournisseur sous quel nom joindre son serveur. Votre mot de passe n’a pas été envoyé.",
  },
  certificate_expired: {
    what: "Le certificat a expiré.",
    fix: "L’administrateur du serveur doit le renouveler. Votre mot de passe n’a pas été envoyé.",
  },
  certificate_not_yet_valid: {
    what: "Le certificat n’est pas encore valide.",
    fix: "L’horloge du serveur est peut-être déréglée ; contactez son administrateur. Votre mot de passe n’a pas été envoyé.",
  },
  unknown_issuer: {
    what: "Le certificat vient d’une autorité inconnue ici, ou est envoyé sans sa chaîne.",
    fix: "L’administrateur du serveur doit envoyer la chaîne complète d’une autorité publique. Votre mot de passe n’a pas été envoyé.",
  },
  silent: {
    what: "Le serveur a accepté la connexion, puis n’a rien dit.",
    fix: "Vérifiez le port et le chiffrement : un port qui attend TLS d’emblée reste muet avec STARTTLS.",
  },
  speaks_imap: {
    what: "Un serveur IMAP répond : {{host}}, port {{port}}.",
    fix: "C’est le serveur de réception. Pour l’envoi, utilisez le port 465 ou 587.",
  },
  speaks_smtp: {
    what: "Un serveur SMTP répond : {{host}}, port {{port}}.",
    fix: "C’est le serveur d’envoi. Pour la réception, utilisez le port 993 ou 143.",
  },
  speaks_pop3: {
    what: "Un serveur POP3 répond : {{host}}, port {{port}}.",
    fix: "Utilisez le port 465 ou 587 pour l’envoi, 993 ou 143 pour la réception.",
  },
  not_a_mail_server: {
    what: "Ce qui répond sur le port {{port}} n’est pas un serveur de messagerie.",
    fix: "Vérifiez le serveur et le port.",
  },
  turned_away: {
    what: "Le serveur refuse de nous parler.",
    fix: "Il refuse peut-être notre réseau ou est en difficulté. Contactez le fournisseur, ou réessayez plus tard.",
  },
  encryption_required: {
    what: "Le serveur n’accepte aucun mot de passe sans chiffrement.",
    fix: "Choisissez TLS ou STARTTLS.",
  },
  no_sign_in_offered: {
    what: "Le serveur ne propose aucune méthode de connexion connue ici.",
    fix: "Vérifiez le port : le 25 est réservé aux échanges entre serveurs. Utilisez 465 ou 587.",
  },
  wrong_password: {
    what: "Le nom d’utilisateur et le mot de passe ne correspondent pas.",
    fix: "Saisissez de nouveau le mot de passe. Si la boîte a la connexion en deux étapes, il lui faut un mot de passe d’application.",
  },
  app_password_needed: {
    what: "Le fournisseur n’accepte pas ici le mot de passe du compte lui-même.",
    fix: "Créez un mot de passe d’application dans les paramètres de sécurité du fournisseur, puis indiquez-le.",
  },
  basic_sign_in_off: {
    what: "Le fournisseur a désactivé la connexion par mot de passe.",
    fix: "Chez Microsoft 365, un administrateur peut encore autoriser le SMTP authentifié pour cette boîte ; la réception par mot de passe y est terminée.",
  },
  wants_full_address: {
    what: "Le serveur ne connaît pas ce nom d’utilisateur.",
    fix: "La plupart des serveurs attendent l’adresse complète : {{email}}.",
  },
  sign_in_at_provider: {
    what: "Le fournisseur veut d’abord que le titulaire de la boîte se connecte avec un navigateur.",
    fix: "Connectez-vous sur le site du fournisseur, confirmez que c’était bien vous, puis réessayez.",
  },
  oauth_needed: {
    what: "Le serveur n’accepte aucun mot de passe.",
    fix: "Il demande une connexion par l’intermédiaire du fournisseur (OAuth).",
  },
  oauth_refused: {
    what: "Le fournisseur n’accepte plus l’autorisation.",
    fix: "Reconnectez le compte.",
  },
  smtp_off: {
    what: "L’envoi par SMTP est désactivé pour cette boîte.",
    fix: "Chez Microsoft 365, un administrateur peut autoriser le SMTP authentifié pour elle.",
  },
  too_many_tries: {
    what: "Le serveur a reçu trop de tentatives et en refuse d’autres pour un moment.",
    fix: "Attendez un quart d’heure avant de réessayer.",
  },
  try_later: {
    what: "Le serveur ne peut connecter personne pour le moment.",
    fix: "Réessayez dans quelques minutes.",
  },
  no_inbox: {
    what: "La boîte n’a pas de boîte de réception.",
    fix: "Demandez au fournisseur si la boîte est complète.",
  },
  sender_refused: {
    what: "Le serveur n’autorise pas cet utilisateur à envoyer avec l’adresse {{email}}.",
    fix: "Connectez-vous avec l’utilisateur de cette adresse, ou autorisez-la là-bas comme alias.",
  },
  timed_out: {
    what: "Le serveur a mis plus de dix secondes.",
    fix: "Réessayez. Si cela persiste, contactez le fournisseur.",
  },
  hung_up: {
    what: "Le serveur a mis fin à la connexion.",
    fix: "Il refuse peut-être notre réseau, ou attend un autre type de chiffrement sur ce port.",
  },
  too_much_said: {
    what: "Le serveur en a dit plus qu’un serveur de messagerie n’a à en dire.",
    fix: "Vérifiez le serveur et le port.",
  },
  unexpected_answer: {
    what: "La réponse du serveur ne suit pas le protocole.",
    fix: "Vérifiez le serveur et le port, ou contactez l’administrateur du serveur.",
  },
  consent_withdrawn: {
    what: "L’autorisation a été retirée ou a pris fin.",
    fix: "Reconnectez le compte : connectez-vous une nouvelle fois chez le fournisseur.",
  },
  sign_in_not_set_up: {
    what: "La connexion chez ce fournisseur n’est plus configurée sur cette plateforme.",
    fix: "Contactez les responsables de la plateforme. Le compte refonctionnera de lui-même une fois que ce sera fait.",
  },
  secret_unreadable: {
    what: "Ce qui était conservé pour ouvrir la boîte n’est plus lisible.",
    fix: "Indiquez de nouveau le mot de passe, ou reconnectez le compte.",
  },
};
