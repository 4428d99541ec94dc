import type { brand as english } from "../en/brand.ts";
import type { Words } from "../words.ts";

const fields = {
  name: "Nom du portail",
  primaryColor: "Couleur principale",
  secondaryColor: "Seconde couleur",
  logoUrl: "Logo",
  logoDarkUrl: "Logo sur fond sombre",
  mailLogoUrl: "Logo dans les e-mails",
  faviconUrl: "Icône",
  mailSenderName: "Nom de l’expéditeur",
  mailFooter: "Pied de page",
};

const became = {
  light: {
    "on-accent": "Le texte des boutons est sombre, car le blanc ne se lit pas sur votre couleur.",
    "accent-line": "Sur fond clair, les boutons reçoivent un bord plus foncé pour se distinguer de la page.",
    "accent-ink": "Les liens sont devenus plus foncés pour se lire sur du blanc.",
    focus: "Sur fond clair, le contour du focus est devenu plus foncé pour être visible.",
    mark: "Sur fond clair, interrupteurs, barres et repères sont devenus plus foncés pour être visibles.",
    "on-mark": "Sur fond clair, les signes posés sur les repères sont sombres, car le blanc ne s’y lit pas.",
  },
  dark: {
    "on-accent": "Le texte des boutons est sombre, car le blanc ne se lit pas sur votre couleur.",
    "accent-line": "Sur fond sombre, les boutons reçoivent un bord plus clair pour se distinguer de la page.",
    "accent-ink": "Les liens sont devenus plus clairs pour se lire sur fond sombre.",
    focus: "Sur fond sombre, le contour du focus est devenu plus clair pour être visible.",
    mark: "Sur fond sombre, interrupteurs, barres et repères sont devenus plus clairs pour être visibles.",
    "on-mark": "Sur fond sombre, les signes posés sur les repères sont sombres, car le blanc ne s’y lit pas.",
  },
};

const tokens = {
  "on-accent": "Texte des boutons",
  "accent-line": "Bord des boutons",
  "accent-ink": "Liens",
  focus: "Contour du focus",
  mark: "Repères, interrupteurs",
  "on-mark": "Signes sur les repères",
};

const pictureHelp = {
  logo: "Sur la page de connexion et dans la barre latérale.",
  logoDark: "Pour les fonds sombres. À défaut, le logo y figure sur fond blanc.",
  mailLogo: "En haut des e-mails, toujours sur fond blanc. À défaut, le logo y figure aussi.",
  favicon:
    "Dans les onglets du navigateur et sur les écrans d’accueil. Une image carrée d’au moins 192 pixels rend le mieux.",
};

export const brand: Words<typeof english> = {
  title: "Marque",
  description:
    "L’apparence du portail et de ses e-mails pour vos équipes. Personne ne voit un brouillon avant sa publication.",
  closedTitle: "La marque est réservée aux propriétaires et aux administrateurs",
  closed:
    "Demandez à l’un d’eux si quelque chose doit changer d’apparence. La page des membres montre qui ils sont.",
  tabs: { look: "Apparence", preview: "Aperçu", addresses: "Adresses", history: "Historique" },
  status: {
    draft: "Brouillon, non publié",
    published: "Publiée",
    own: "L’apparence propre du portail",
    version: "Version {{number}}",
  },
  save: {
    saved: "Enregistré",
    saving: "Enregistrement",
    faulty: "Non enregistré : voir le champ signalé",
    failed: "Non enregistré. {{why}}",
    retry: "Enregistrer à nouveau",
  },
  conflict: {
    title: "Quelqu’un d’autre a modifié la marque entre-temps",
    titleBy: "{{name}} a modifié la marque entre-temps",
    text: "Votre saisie est toujours là, mais n’est pas enregistrée. Si vous chargez l’autre version, la vôtre est perdue ; si vous gardez la vôtre, l’autre est perdue.",
    load: "Charger l’autre",
    keep: "Garder la mienne",
  },
  discard: { button: "Abandonner le brouillon", done: "Brouillon abandonné" },
  publish: {
    button: "Publier",
    title: "Publier cette marque ?",
    text: "Dès la prochaine page et le prochain e-mail, tout le monde verra ceci :",
    done: "Publiée en version {{number}}",
  },
  changes: {
    becomes: "devient",
    own: "Celle du portail",
    none: "Aucun contenu",
    tenantName: "Le nom de l’organisation",
    portalName: "Le nom du portail",
    picture: "Image",
    nothing: "L’apparence est la même que celle que tout le monde voit aujourd’hui.",
  },
  fields,
  name: {
    title: "Nom",
    help: "Dans les titres, dans les e-mails et à côté du logo. Si le champ est vide, le nom de l’organisation.",
  },
  colours: {
    title: "Couleurs",
    description: "Là où quelque chose serait illisible, la clarté est ajustée. La teinte reste la vôtre.",
    primaryHelp: "Remplit les boutons telle que vous la donnez. Les liens et les gris suivent sa teinte.",
    secondaryHelp: "Pour les repères, les interrupteurs et la progression.",
    asPrimary: "Comme la couleur principale",
    pick: "Choisir : {{name}}",
    reset: "Revenir à celle du portail",
    without: "Sans seconde couleur",
  },
  contrast: {
    title: "Contraste",
    description:
      "Telle que vous la donnez et telle que le portail l’affiche, sur le fond où la lecture est la plus difficile.",
    own: "Donnez une couleur, et ce qui est ajusté s’affichera ici.",
    allKept: "Tout s’affiche tel que vous l’avez donné.",
    light: "Clair",
    dark: "Sombre",
    what: "Où",
    given: "Donnée",
    used: "Affichée",
    needed: "{{ratio}} requis",
    kept: "gardée",
    adjusted: "ajustée",
    tokens,
    became,
  },
  pictures: {
    title: "Images",
    description: "PNG, JPEG, WebP ou SVG, {{size}} au plus.",
    help: pictureHelp,
    drop: "Déposez une image ici",
    choose: "Choisir",
    replace: "Remplacer",
    remove: "Retirer",
    removeNamed: "Retirer : {{name}}",
    removed: "Image retirée : {{name}}",
    file: "Fichier : {{name}}",
    sending: "Envoi : {{name}}",
    address: {
      open: "Depuis une adresse : {{name}}",
      title: "{{name}}, depuis une adresse",
      description:
        "L’image est récupérée une fois et gardée ici ; ce qui change ensuite là-bas ne change rien ici.",
      field: "Adresse de l’image",
      submit: "Prendre l’image",
    },
    on: { light: "Sur fond clair", dark: "Sur fond sombre" },
  },
  mail: {
    title: "E-mails",
    description:
      "Ceux que le portail envoie, comme les invitations et les avis. Vos campagnes restent telles quelles.",
    senderHelp: "Ce que les messageries affichent devant l’adresse. Si le champ est vide, le nom du portail.",
    footerHelp: "Au bas des e-mails à vos propres équipes : qui les envoie, et d’où.",
    left_one: "{{count}} caractère restant",
    left_other: "{{count}} caractères restants",
  },
  preview: {
    description:
      "Une image de la page de connexion dans un onglet du navigateur, du portail et d’un e-mail, en clair et en sombre, avec le nom, les couleurs et les images du brouillon. Les valeurs sous Contraste disent la même chose en chiffres.",
    theme: "Thème de l’aperçu",
    scenes: { signIn: "Onglet et page de connexion", portal: "Portail", mail: "E-mail" },
    mail: {
      subject: "Confirmez votre adresse e-mail",
      text: "Confirmez cette adresse pour ouvrir votre espace de travail chez {{name}}. Le lien fonctionne une fois, pendant 24 heures.",
      button: "Confirmer l’adresse",
    },
  },
  history: {
    emptyTitle: "Rien n’a encore été publié",
    emptyText:
      "Chaque publication garde une version ici. Vous pouvez remettre n’importe laquelle en vigueur.",
    version: "Version",
    look: "Apparence",
    when: "Publiée",
    who: "Par",
    action: "Action",
    somebody: "Quelqu’un qui est parti",
    current: "En vigueur",
    restored: "retour à la version {{number}}",
    restore: "Remettre en vigueur",
    restoreNamed: "Remettre en vigueur : version {{number}}",
    confirmTitle: "Remettre la version {{number}} en vigueur ?",
    confirmText:
      "Elle devient la version la plus récente, et tout le monde verra ceci. Le brouillon reste tel quel.",
    done: "La version {{number}} est de nouveau en vigueur",
  },
  hosts: {
    title: "Votre propre adresse",
    description:
      "Le portail sous un nom à vous, par exemple portal.example.com, avec votre marque dès la connexion.",
    field: "Nom",
    help: "Un sous-domaine est le plus simple. Rien ne change dans votre DNS tant que vous ne le changez pas vous-même.",
    add: "Ajouter l’adresse",
    added: "{{host}} est ajouté",
    certificate:
      "Aucun certificat à fournir : la plateforme le fait établir lors de la première visite de l’adresse.",
    emptyTitle: "Pas encore d’adresse à vous",
    emptyText:
      "Ajoutez un nom ci-dessus. Nous montrons les deux enregistrements nécessaires et suivons leur arrivée.",
    states: {
      served: "Mène au portail",
      doubted: "Mène au portail, mais un enregistrement manque",
      first: "Premier contrôle en cours",
      waiting: "En attente de ses enregistrements",
    },
    main: "Utilisée pour les liens",
    useForLinks: "Utiliser pour les liens",
    mainDone: "Les liens des e-mails mènent désormais à {{host}}",
    notServed: "Rien n’est accessible ici tant que les deux enregistrements ne sont pas visibles.",
    since: "Depuis le",
    copyOrigin: "Copier l’adresse",
    check: "Contrôler maintenant",
    checkNamed: "Contrôler maintenant : {{host}}",
    firstLook: "Premier contrôle de ses enregistrements en cours.",
    looked: "Contrôlé",
    next: "prochain contrôle",
    bothStand: "Ses deux enregistrements sont en place",
    records: { ownership: "Preuve qu’il est à vous", portal: "Chemin vers le portail" },
    why: {
      ownership: "Montre que la personne qui gère la zone veut le portail ici.",
      portal: "Mène jusqu’à nous les navigateurs de vos équipes.",
    },
    name: "Nom",
    value: "Valeur",
    instead: "Ou enregistrement A",
    copyAddress: "Copier {{address}}",
    top: "{{host}} est au sommet de sa zone, où aucun alias n’est possible. Saisissez les adresses à la place.",
    topUnknown:
      "{{host}} est au sommet de sa zone, où aucun alias n’est possible, et nos adresses sont introuvables pour le moment. Utilisez un sous-domaine comme portal.{{host}}, ou revenez plus tard.",
    seen: "Visible maintenant",
    remove: "Retirer",
    removeNamed: "Retirer : {{host}}",
    removeTitle: "Retirer {{host}} ?",
    removeWaiting:
      "Rien n’y est encore accessible. Pour l’ajouter à nouveau, il faudra une nouvelle preuve dans le DNS.",
    removeServed: "Le portail n’y est plus accessible, et les liens qui y mènent ne fonctionnent plus.",
    removeSessions: "Les sessions ouvertes à cette adresse prennent fin aussitôt.",
    removeMain: "Les liens des e-mails mènent à une autre de vos adresses, ou à celle de la plateforme.",
    removeDns: "Les enregistrements de votre DNS restent jusqu’à ce que vous les y supprimiez.",
    removed: "{{host}} est retiré",
  },
};
