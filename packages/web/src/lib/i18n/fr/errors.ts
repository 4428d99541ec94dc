import type { errors as english } from "../en/errors.ts";
import type { Words } from "../words.ts";

/** A sentence for each reason: what happened and what to do. */
export const errors: Words<typeof english> = {
  offline: "Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.",
  invalid_input: "Certaines données saisies ne conviennent pas. Vérifiez les champs signalés.",
  not_found: "Cet élément n’existe pas, ou vous n’y avez pas accès.",
  signed_out: "Votre session est terminée. Reconnectez-vous pour continuer.",
  no_permission:
    "Votre rôle ne le permet pas. Un administrateur ou le propriétaire de l’organisation peut le faire.",
  view_only:
    "Vous pouvez consulter cette entreprise, mais pas la modifier. Un administrateur peut vous donner l’accès en modification.",
  cross_site: "La requête ne vient pas de ce portail. Rechargez la page et réessayez.",
  too_many_requests: "Il y a eu trop de tentatives. Attendez un instant et réessayez.",
  database_unavailable:
    "La base de données ne répond pas pour le moment. Rien n’est perdu ; réessayez dans un instant.",
  secrets_unavailable:
    "Le coffre des mots de passe et des clés ne répond pas pour le moment. Rien n’a été modifié ; réessayez dans un instant.",
  internal:
    "Quelque chose a échoué de notre côté. Rien n’a été modifié. Si cela se reproduit, indiquez l’identifiant de requête au support.",
  key_reused: "Ceci a été envoyé deux fois avec un contenu différent. Rechargez la page et réessayez.",
  in_progress: "La même requête est encore en cours. Attendez qu’elle se termine.",
  already_done: "C’est déjà fait. Rechargez la page pour le voir.",
  wrong_credentials: "L’adresse e-mail et le mot de passe ne correspondent à aucun compte.",
  weak_password: "Ce mot de passe est trop facile à deviner. Utilisez-en un plus long.",
  common_password:
    "Ce mot de passe est l’un des premiers que les attaquants essaient. Choisissez-en un autre.",
  password_is_identity:
    "Votre nom ou votre adresse ne peut pas servir de mot de passe. Choisissez-en un autre.",
  password_needs_uppercase: "Une de vos organisations demande une lettre majuscule dans les mots de passe.",
  password_needs_number: "Une de vos organisations demande un chiffre dans les mots de passe.",
  password_needs_symbol:
    "Une de vos organisations demande un symbole dans les mots de passe, comme une virgule.",
  wrong_password: "Ce n’est pas votre mot de passe actuel.",
  wrong_code: "Ce code est incorrect ou a déjà été utilisé. Attendez le suivant.",
  sign_in_expired: "Cette connexion a pris trop de temps. Recommencez avec votre mot de passe.",
  confirm_first: "Prouvez une nouvelle fois que c’est vous avant de continuer.",
  passkey_refused: "La clé d’accès n’a pas été acceptée. Réessayez, ou utilisez un autre moyen.",
  passkey_known: "Cette clé d’accès est déjà configurée.",
  too_many_passkeys:
    "Vous avez atteint le nombre maximal de clés d’accès. Retirez-en une que vous n’utilisez plus.",
  totp_exists:
    "Une application d’authentification est déjà configurée. Retirez-la avant d’en configurer une autre.",
  totp_not_begun: "Recommencez la configuration : le code affiché n’est plus conservé.",
  no_factor: "Configurez d’abord une application d’authentification ou une clé d’accès.",
  two_factor_required: "Cette organisation exige un second facteur. Configurez-en un pour continuer.",
  password_outdated:
    "Votre mot de passe ne respecte plus ce que demandent vos organisations. Changez-le pour continuer.",
  email_unverified: "Confirmez votre adresse e-mail pour faire cela.",
  set_up_factor_first:
    "Connectez-vous vous-même avec un second facteur avant de l’exiger de tous, afin de ne pas vous bloquer l’accès.",
  member_invites_off:
    "Les membres ne peuvent pas inviter ici. Un administrateur ou un propriétaire le peut, et peut changer cela dans Règles.",
  last_owner:
    "Une organisation a besoin d’un propriétaire en mesure d’agir. Nommez d’abord quelqu’un d’autre propriétaire.",
  role_too_high: "Cela dépasse votre rôle. Un propriétaire peut le faire.",
  not_yourself: "Vous ne pouvez pas faire cela pour vous-même. Une autre personne qui gère l’équipe le peut.",
  member_elsewhere:
    "Cette personne est aussi membre d’autres organisations, que ses seconds facteurs protègent également. Le support peut l’aider.",
  member_suspended: "Cette personne est suspendue. Rétablissez d’abord son accès.",
  invite_not_yours: "Cette invitation a été envoyée à une autre adresse, ou par quelqu’un d’autre.",
  invite_not_open: "Cette invitation a entre-temps reçu une réponse ou été révoquée.",
  too_many_invites:
    "Le nombre maximal d’invitations en attente est atteint. Révoquez-en auxquelles personne ne répondra.",
  email_unchanged: "C’est déjà votre adresse.",
  prove_address:
    "Ce lien ne prouve pas l’adresse. Faites-vous envoyer le lien par e-mail et ouvrez celui-là.",
  account_exists: "Un compte existe déjà avec cette adresse. Connectez-vous avec elle pour rejoindre.",
  link_used_or_expired: "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.",
  sign_up_closed: "Les inscriptions sont fermées ici. Adressez-vous aux responsables de ce portail.",
  workspace_name_taken: "Une autre entreprise de cette organisation utilise ce nom dans l’URL.",
  too_many_companies:
    "Cette organisation a atteint son nombre maximal d’entreprises. Supprimez-en une archivée avant d’en ajouter une autre.",
  company_archived: "Cette entreprise est archivée. Restaurez-la avant de la modifier.",
  company_not_archived:
    "Archivez d’abord cette entreprise ; seules les entreprises archivées peuvent être supprimées définitivement.",
  changed_meanwhile:
    "Quelqu’un a modifié ceci pendant votre saisie. Chargez sa version pour continuer à partir d’elle.",
  name_does_not_match: "Le nom saisi n’est pas celui qui est affiché.",
  import_running: "Un import est en cours dans cette entreprise. Attendez sa fin ou annulez-le d’abord.",
  not_a_member: "Cette personne n’est plus membre de l’organisation.",
  role_sees_all:
    "Les propriétaires et les administrateurs voient toutes les entreprises ; leur accès ne peut pas être limité.",
  logo_not_an_image: "Ce fichier n’est pas une image PNG, JPEG ou WebP.",
  logo_too_large: "Cette image est trop lourde.",
  image_unknown_type: "Cette image n’est pas un fichier PNG, JPEG, WebP ou SVG.",
  image_is_icon:
    "C’est un fichier ICO. Choisissez un fichier PNG ou SVG ; les tailles de l’icône en sont tirées ici.",
  image_too_many_bytes:
    "Les images peuvent peser jusqu’à 1 Mo, les fichiers SVG jusqu’à 256 Ko. Enregistrez celle-ci en plus léger.",
  image_too_many_pixels:
    "Les images peuvent avoir jusqu’à 4 096 pixels par côté et 12 mégapixels en tout. Réduisez celle-ci.",
  image_too_small:
    "Une icône doit avoir au moins 32 pixels de large ou de haut. Choisissez une image plus grande.",
  image_animated: "Les images animées ne sont pas acceptées. Enregistrez-en une seule image fixe.",
  image_svg_active:
    "Ce fichier SVG contient un script, ou de quoi en exécuter un. Exportez-le de nouveau avec des formes seules.",
  image_svg_external:
    "Ce fichier SVG renvoie à d’autres fichiers, ou contient des images ou des polices intégrées. Exportez-le de nouveau avec des formes seules.",
  image_svg_doctype:
    "Ce fichier SVG a un type de document (DOCTYPE), qui peut porter du contenu nuisible. Exportez-le de nouveau en SVG simple ou optimisé.",
  image_unreadable:
    "Cette image est endommagée ou trop longue à dessiner. Exportez-la de nouveau, de préférence en PNG.",
  image_url_invalid:
    "Cette adresse ne peut pas servir. Indiquez-en une qui commence par https:// et n’a ni nom d’utilisateur, ni mot de passe, ni port.",
  image_url_silent:
    "Aucune image n’est arrivée à temps de cette adresse. Vérifiez l’adresse, ou envoyez plutôt le fichier.",
  image_url_refused:
    "Cette adresse mène ailleurs ou répond par une erreur. Indiquez l’adresse de l’image elle-même.",
  name_empty: "Saisissez le domaine depuis lequel vous envoyez, par exemple kaffee.de.",
  name_invalid:
    "Ce n’est pas un nom de domaine. Il se compose de lettres, de chiffres, de traits d’union et de points.",
  name_is_address: "C’est une adresse IP. Saisissez le nom de domaine.",
  name_too_long: "Ce nom est trop long pour recevoir des enregistrements en dessous.",
  label_too_long: "Une partie de ce nom dépasse 63 caractères.",
  name_without_suffix: "Il manque l’extension, comme .com ou .fr.",
  name_is_special: "Ce nom est réservé et ne peut pas être utilisé sur Internet.",
  name_is_public_suffix:
    "Sous cette extension, chacun peut réserver des noms : elle n’appartient donc à personne. Saisissez votre propre nom.",
  name_is_shared_host:
    "Ce nom appartient à un fournisseur que beaucoup partagent. Utilisez un domaine à vous.",
  name_is_ours: "Ce nom appartient à la plateforme. Utilisez un domaine à vous.",
  domain_exists: "Cette organisation a déjà ce domaine.",
  domain_in_use: "Des comptes e-mail utilisent ce domaine. Retirez-les ou déplacez-les d’abord.",
  key_waits: "Une nouvelle clé attend d’être publiée. Publiez-la avant d’en créer une autre.",
  host_exists: "Cette adresse est déjà là.",
  too_many_hosts: "Une organisation a cinq adresses au plus. Retirez-en une qui ne sert plus.",
  host_not_served: "Rien n’est encore servi à cette adresse. Publiez d’abord ses enregistrements.",
  account_known: "Cette adresse est déjà un compte.",
  account_paused: "Le compte est en pause. Reprenez-le d’abord.",
  domain_not_added: "Ajoutez d’abord le domaine de l’adresse à cette entreprise.",
  domain_not_here:
    "Les boîtes de ce domaine ne sont pas sur cette plateforme. Ajoutez la boîte avec ses serveurs et son mot de passe.",
  mailbox_exists: "Une boîte existe déjà à cette adresse. Ajoutez-la avec son mot de passe.",
  password_needed:
    "Indiquez le mot de passe : celui qui est conservé ne va qu’au serveur et à l’utilisateur pour lesquels il a été donné.",
  sign_in_not_set_up:
    "La connexion chez ce fournisseur n’est pas configurée ici. Utilisez un mot de passe d’application, ou contactez les responsables de cette plateforme.",
  consent_expired:
    "Cette connexion a pris trop de temps, a déjà servi ou a été commencée par quelqu’un d’autre. Recommencez.",
  consent_incomplete: "Tout n’a pas été autorisé. Recommencez en laissant chaque case cochée.",
  consent_withdrawn: "Le fournisseur ne nous laisse plus accéder à cette boîte. Reconnectez le compte.",
  other_mailbox:
    "Vous vous êtes connecté avec une autre boîte. Recommencez avec l’adresse du compte lui-même.",
  provider_silent: "Le fournisseur n’a pas répondu. Rien n’a été modifié ; réessayez dans quelques minutes.",
  folder_name_taken: "Un dossier de ce nom existe déjà ici.",
  folder_in_itself: "Un dossier ne peut pas se trouver dans lui-même ni dans un de ses propres dossiers.",
  folders_too_deep: "Les dossiers ont huit niveaux au maximum.",
  too_many_folders: "Une entreprise a 5 000 dossiers au maximum.",
  template_archived: "Ce modèle est archivé. Restaurez-le pour le modifier.",
  template_not_archived: "Seul un modèle archivé peut être supprimé.",
  template_in_use: "Ce modèle est utilisé et ne peut pas être supprimé.",
  account_refuses: "Son serveur de messagerie refuse le compte. Indiquez de nouveau son mot de passe.",
  account_silent: "Le serveur de messagerie du compte n’a pas répondu. Réessayez dans quelques minutes.",
  mail_not_taken: "Le serveur de messagerie n’a pas accepté l’e-mail. Réessayez dans quelques minutes.",
  file_empty: "Ce fichier est vide.",
  file_header_only: "Ce fichier a une ligne d’en-tête, mais aucune ligne en dessous.",
  file_not_text:
    "Ce fichier n’est ni du texte ni un classeur. Enregistrez la liste en CSV ou .xlsx et importez ce fichier-là.",
  file_is_spreadsheet:
    "Ce type de tableur ne peut pas être lu. Enregistrez-le en .xlsx ou CSV et importez ce fichier-là.",
  file_is_encrypted:
    "Ce fichier est protégé par un mot de passe. Retirez le mot de passe dans Excel, puis importez-le de nouveau.",
  file_has_macros:
    "Ce classeur contient des macros. Enregistrez-le au format .xlsx, sans macros, et importez ce fichier-là.",
  spreadsheet_damaged:
    "Ce fichier de tableur est endommagé. Ouvrez-le dans Excel, enregistrez-le à nouveau au format .xlsx et importez ce fichier-là.",
  spreadsheet_empty:
    "Ce classeur n’a aucune feuille avec des cellules. Placez la liste sur une feuille, puis importez-le de nouveau.",
  spreadsheet_too_large:
    "Une fois décompressé, ce fichier de tableur est plus volumineux qu’il n’est possible d’en lire. Divisez-le, ou enregistrez la liste en CSV et importez ce fichier-là.",
  file_is_archive: "C’est une archive. Décompressez-la et importez le fichier CSV ou Excel qu’elle contient.",
  file_is_image: "C’est une image. Importez un fichier CSV ou Excel.",
  file_is_pdf: "C’est un PDF. Importez un fichier CSV ou Excel.",
  file_is_html: "C’est une page web. Importez un fichier CSV ou Excel.",
  file_has_nul:
    "Ce fichier contient des caractères NUL : ce n’est pas du texte brut. Exportez-le de nouveau en CSV.",
  key_at_mail_server:
    "Le serveur de messagerie détient cette clé. La remplacer là-bas invaliderait les signatures tant que votre DNS ne suit pas ; cela ne se fait donc pas d’ici.",
  mail_server_silent:
    "Le serveur de messagerie n’a pas répondu ; rien n’a donc été modifié. Réessayez dans quelques minutes.",
  too_many_links:
    "Ce domaine a atteint son nombre maximal de liens ouverts. Désactivez-en un dont personne n’a plus besoin.",
  file_too_large: "Ce fichier dépasse la taille permise. Divisez-le et importez les parties.",
  file_too_wide: "Ce fichier a plus de colonnes qu’il n’est possible d’en lire.",
  file_gone: "Le fichier envoyé n’est plus conservé. Envoyez-le de nouveau.",
  disk_full:
    "Le serveur n’a pas de place pour ce fichier pour le moment. Ses responsables doivent en libérer.",
  upload_incomplete: "L’envoi du fichier n’est pas terminé. Gardez la page ouverte jusque-là.",
  upload_conflict: "Cet envoi a été poursuivi depuis un autre endroit. Recommencez-le.",
  email_column_missing: "Choisissez la colonne qui contient l’adresse e-mail.",
  column_used_twice: "Une colonne est choisie deux fois. Choisissez chacune une fois au plus.",
  column_unknown: "Une des colonnes choisies n’est pas dans le fichier.",
  import_not_ready: "Cet import n’est pas encore prêt à démarrer.",
  import_already_started: "Cet import a déjà démarré.",
  import_finished: "Cet import est terminé.",
  encoding_wrong: "Le fichier ne peut pas être lu avec cet encodage. Choisissez-en un autre.",
  upload_abandoned:
    "Personne n’a poursuivi avec ce fichier pendant 7 jours ; il a donc été supprimé. Rien n’a été importé ; envoyez-le de nouveau pour recommencer.",
  import_failed:
    "L’import s’est arrêté à cause d’une erreur de notre côté. Ce qui avait déjà été importé est conservé.",
  import_not_finished: "Cet import n’est pas encore terminé. Vous pourrez l’annuler ensuite.",
  undo_already_started: "L’annulation de cet import est déjà en cours.",
  nothing_to_undo: "Cet import n’a modifié aucun prospect : il n’y a rien à annuler.",
  undo_too_late: "Un import peut être annulé pendant 30 jours, et celui-ci est plus ancien.",
  already_there: "Ces prospects sont déjà dans cette entreprise.",
  job_running: "Cette opération est encore en cours. Attendez qu’elle soit terminée.",
  job_finished: "Cette opération est déjà terminée.",
  job_failed:
    "L’opération s’est arrêtée à cause d’une erreur de notre côté. Ce qui avait déjà été fait est conservé.",
  nothing_to_restore:
    "Il n’y a plus rien à restaurer. Les prospects supprimés sont conservés pendant 30 jours.",
  export_too_large:
    "Un export contient au plus cinq millions de prospects. Réduisez la liste avec un filtre.",
  export_expired:
    "Les fichiers exportés sont conservés sept jours, et celui-ci n’existe plus. Exportez de nouveau les prospects.",
  field_gone: "Un des champs choisis n’existe plus. Choisissez de nouveau les colonnes.",
  lead_exists: "Cette adresse figure déjà dans la liste.",
  address_suppressed: "Il ne faut pas écrire à cette adresse : elle figure sur la liste de suppression.",
  lead_suppressed:
    "Il ne faut pas écrire à ce prospect, et une modification n’y change rien. Une personne qui gère l’organisation peut lever la suppression en indiquant un motif.",
  leads_of_two_lists:
    "Ces deux prospects appartiennent à des entreprises différentes : ils ne peuvent pas être fusionnés.",
  field_value_wrong: "Cette valeur ne correspond pas au type du champ.",
  field_exists: "Il existe déjà un champ de ce nom.",
  too_many_fields:
    "Une entreprise a 20 champs personnalisés au plus. Supprimez-en un dont personne ne se sert.",
  tag_exists: "Il existe déjà une étiquette de ce nom. Fusionnez les deux ou choisissez un autre nom.",
  tags_of_two_lists:
    "Ces deux étiquettes appartiennent à des entreprises différentes : elles ne peuvent pas être fusionnées.",
  view_exists: "Vous avez déjà une vue de ce nom.",
  too_many_views: "Vous pouvez garder 50 vues par entreprise. Supprimez-en une dont vous n’avez plus besoin.",
  view_not_yours:
    "Seule la personne qui a créé cette vue, ou qui gère l’organisation, peut la modifier. Enregistrez plutôt une copie.",
};
