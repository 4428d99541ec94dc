import type { brand as english } from "../en/brand.ts";
import type { Words } from "../words.ts";

const fields = {
  name: "Name des Portals",
  primaryColor: "Hauptfarbe",
  secondaryColor: "Zweitfarbe",
  logoUrl: "Logo",
  logoDarkUrl: "Logo auf dunklem Grund",
  mailLogoUrl: "Logo in E-Mails",
  faviconUrl: "Symbol",
  mailSenderName: "Absendername",
  mailFooter: "Fußzeile",
};

const became = {
  light: {
    "on-accent": "Text auf Schaltflächen ist dunkel, denn Weiß wäre auf Ihrer Farbe nicht lesbar.",
    "accent-line":
      "Auf hellem Grund haben Schaltflächen einen dunkleren Rand, damit sie sich von der Seite abheben.",
    "accent-ink": "Links sind dunkler geworden, damit sie auf Weiß lesbar sind.",
    focus: "Auf hellem Grund ist der Fokusrahmen dunkler geworden, damit er zu sehen ist.",
    mark: "Auf hellem Grund sind Schalter, Balken und Markierungen dunkler geworden, damit sie zu sehen sind.",
    "on-mark": "Auf hellem Grund sind Zeichen auf Markierungen dunkel, denn Weiß wäre dort nicht lesbar.",
  },
  dark: {
    "on-accent": "Text auf Schaltflächen ist dunkel, denn Weiß wäre auf Ihrer Farbe nicht lesbar.",
    "accent-line":
      "Auf dunklem Grund haben Schaltflächen einen helleren Rand, damit sie sich von der Seite abheben.",
    "accent-ink": "Links sind heller geworden, damit sie auf dunklem Grund lesbar sind.",
    focus: "Auf dunklem Grund ist der Fokusrahmen heller geworden, damit er zu sehen ist.",
    mark: "Auf dunklem Grund sind Schalter, Balken und Markierungen heller geworden, damit sie zu sehen sind.",
    "on-mark": "Auf dunklem Grund sind Zeichen auf Markierungen dunkel, denn Weiß wäre dort nicht lesbar.",
  },
};

const tokens = {
  "on-accent": "Text auf Schaltflächen",
  "accent-line": "Rand von Schaltflächen",
  "accent-ink": "Links",
  focus: "Fokusrahmen",
  mark: "Markierungen, Schalter",
  "on-mark": "Zeichen darauf",
};

const pictureHelp = {
  logo: "Auf der Anmeldeseite und in der Seitenleiste.",
  logoDark: "Für dunklen Grund. Fehlt es, steht das Logo dort auf Weiß.",
  mailLogo: "Oben in E-Mails, immer auf Weiß. Fehlt es, steht auch dort das Logo.",
  favicon: "In Browser-Tabs und auf Startbildschirmen. Am besten wirkt ein quadratisches Bild ab 192 Pixeln.",
};

export const brand: Words<typeof english> = {
  title: "Marke",
  description:
    "Wie das Portal und seine E-Mails für Ihre Leute aussehen. Einen Entwurf sieht vor der Veröffentlichung niemand.",
  closedTitle: "Die Marke ist Sache von Inhabern und Admins",
  closed:
    "Bitten Sie eine dieser Personen, wenn etwas anders aussehen soll. Wer das ist, steht unter Personen.",
  tabs: { look: "Aussehen", preview: "Vorschau", addresses: "Adressen", history: "Verlauf" },
  status: {
    draft: "Entwurf, nicht veröffentlicht",
    published: "Veröffentlicht",
    own: "Eigenes Aussehen des Portals",
    version: "Version {{number}}",
  },
  save: {
    saved: "Gespeichert",
    saving: "Wird gespeichert",
    faulty: "Nicht gespeichert: siehe das markierte Feld",
    failed: "Nicht gespeichert. {{why}}",
    retry: "Erneut speichern",
  },
  conflict: {
    title: "Inzwischen hat jemand anderes die Marke geändert",
    titleBy: "{{name}} hat die Marke inzwischen geändert",
    text: "Ihre Eingaben stehen noch hier, sind aber nicht gespeichert. Laden Sie die andere Fassung, gehen Ihre verloren; behalten Sie Ihre, geht die andere verloren.",
    load: "Andere Fassung laden",
    keep: "Meine behalten",
  },
  discard: { button: "Entwurf verwerfen", done: "Entwurf verworfen" },
  publish: {
    button: "Veröffentlichen",
    title: "Diese Marke veröffentlichen?",
    text: "Ab der nächsten Seite und der nächsten E-Mail sehen alle dies:",
    done: "Als Version {{number}} veröffentlicht",
  },
  changes: {
    becomes: "wird zu",
    own: "Wie das Portal",
    none: "Keine Angabe",
    tenantName: "Name des Mandanten",
    portalName: "Name des Portals",
    picture: "Bild",
    nothing: "Es sieht genauso aus wie das, was alle jetzt sehen.",
  },
  fields,
  name: {
    title: "Name",
    help: "In Titeln, in E-Mails und neben dem Logo. Bleibt das Feld leer, gilt der Name des Mandanten.",
  },
  colours: {
    title: "Farben",
    description: "Wo etwas nicht lesbar wäre, wird die Helligkeit angepasst. Der Farbton bleibt Ihrer.",
    primaryHelp:
      "Füllt Schaltflächen genau so, wie Sie sie angeben. Links und Grautöne folgen ihrem Farbton.",
    secondaryHelp: "Für Markierungen, Schalter und Fortschritt.",
    asPrimary: "Wie die Hauptfarbe",
    pick: "Auswählen: {{name}}",
    reset: "Zurück zur Farbe des Portals",
    without: "Ohne Zweitfarbe",
  },
  contrast: {
    title: "Kontrast",
    description:
      "Wie von Ihnen angegeben und wie vom Portal dargestellt, auf dem Grund, auf dem es am schlechtesten lesbar ist.",
    own: "Wählen Sie eine Farbe, und hier steht, was angepasst wird.",
    allKept: "Alles wird so dargestellt, wie Sie es angegeben haben.",
    light: "Hell",
    dark: "Dunkel",
    what: "Wo",
    given: "Angegeben",
    used: "Dargestellt",
    needed: "{{ratio}} nötig",
    kept: "beibehalten",
    adjusted: "angepasst",
    tokens,
    became,
  },
  pictures: {
    title: "Bilder",
    description: "PNG, JPEG, WebP oder SVG, höchstens {{size}}.",
    help: pictureHelp,
    drop: "Bild hier ablegen",
    choose: "Auswählen",
    replace: "Ersetzen",
    remove: "Entfernen",
    removeNamed: "Entfernen: {{name}}",
    removed: "Entfernt: {{name}}",
    file: "Datei: {{name}}",
    sending: "Wird gesendet: {{name}}",
    address: {
      open: "Von einer Adresse: {{name}}",
      title: "{{name}} von einer Adresse",
      description:
        "Das Bild wird einmal abgerufen und hier aufbewahrt; spätere Änderungen dort wirken sich hier nicht aus.",
      field: "Adresse des Bildes",
      submit: "Bild übernehmen",
    },
    on: { light: "Auf hellem Grund", dark: "Auf dunklem Grund" },
  },
  mail: {
    title: "E-Mails",
    description:
      "Die das Portal selbst verschickt, etwa Einladungen und Hinweise. Ihre Kampagnen bleiben, wie sie sind.",
    senderHelp: "Steht im Postfach vor der Adresse. Bleibt das Feld leer, gilt der Name des Portals.",
    footerHelp: "Am Ende von E-Mails an Ihre eigenen Leute: wer sie schickt und von wo.",
    left_one: "noch {{count}} Zeichen",
    left_other: "noch {{count}} Zeichen",
  },
  preview: {
    description:
      "Ein Bild der Anmeldeseite in einem Browser-Tab, des Portals und einer E-Mail, hell und dunkel, mit Name, Farben und Bildern des Entwurfs. Dasselbe in Zahlen steht unter Kontrast.",
    theme: "Darstellung der Vorschau",
    scenes: { signIn: "Browser-Tab und Anmeldeseite", portal: "Portal", mail: "E-Mail" },
    mail: {
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      text: "Bestätigen Sie diese Adresse, um Ihren Arbeitsbereich bei {{name}} zu öffnen. Der Link gilt einmal, 24 Stunden lang.",
      button: "Adresse bestätigen",
    },
  },
  history: {
    emptyTitle: "Noch nichts veröffentlicht",
    emptyText:
      "Mit jeder Veröffentlichung wird hier eine Version aufbewahrt. Jede davon können Sie wieder in Kraft setzen.",
    version: "Version",
    look: "Aussehen",
    when: "Veröffentlicht",
    who: "Von",
    action: "Aktion",
    somebody: "Person, die nicht mehr hier ist",
    current: "In Kraft",
    restored: "zurück zu Version {{number}}",
    restore: "Wieder einsetzen",
    restoreNamed: "Wieder einsetzen: Version {{number}}",
    confirmTitle: "Version {{number}} wieder einsetzen?",
    confirmText: "Sie wird zur neuesten Version, und alle sehen dies. Ein Entwurf bleibt, wie er ist.",
    done: "Version {{number}} ist wieder in Kraft",
  },
  hosts: {
    title: "Eigene Adresse",
    description:
      "Das Portal unter einem Namen von Ihnen, etwa portal.example.com, schon ab der Anmeldung in Ihrer Marke.",
    field: "Name",
    help: "Am einfachsten ist eine Subdomain. In Ihrem DNS ändert sich nichts, bis Sie es selbst ändern.",
    add: "Adresse hinzufügen",
    added: "{{host}} hinzugefügt",
    certificate:
      "Ein Zertifikat brauchen Sie nicht: Die Plattform lässt es beim ersten Aufruf der Adresse ausstellen.",
    emptyTitle: "Noch keine eigene Adresse",
    emptyText:
      "Fügen Sie oben einen Namen hinzu. Wir zeigen die zwei Einträge, die er braucht, und verfolgen, wie sie ankommen.",
    states: {
      served: "Führt zum Portal",
      doubted: "Führt zum Portal, aber ein Eintrag fehlt",
      first: "Erste Prüfung läuft",
      waiting: "Wartet auf die Einträge",
    },
    main: "Für Links verwendet",
    useForLinks: "Für Links verwenden",
    mainDone: "Links in E-Mails führen jetzt zu {{host}}",
    notServed: "Hier ist nichts zu erreichen, bis beide Einträge zu sehen sind.",
    since: "Seit",
    copyOrigin: "Adresse kopieren",
    check: "Jetzt prüfen",
    checkNamed: "Jetzt prüfen: {{host}}",
    firstLook: "Wir prüfen die Einträge zum ersten Mal.",
    looked: "Geprüft",
    next: "nächste Prüfung",
    bothStand: "Beide Einträge stimmen",
    records: { ownership: "Nachweis der Inhaberschaft", portal: "Weg zum Portal" },
    why: {
      ownership: "Zeigt, dass das Portal hier von der Person gewollt ist, die die Zone verwaltet.",
      portal: "Führt die Browser Ihrer Leute zu uns.",
    },
    name: "Name",
    value: "Wert",
    instead: "Stattdessen A-Eintrag",
    copyAddress: "{{address}} kopieren",
    top: "{{host}} steht an der Spitze der Zone; dort kann kein Alias stehen. Tragen Sie stattdessen die Adressen ein.",
    topUnknown:
      "{{host}} steht an der Spitze der Zone; dort kann kein Alias stehen, und unsere Adressen ließen sich gerade nicht ermitteln. Verwenden Sie eine Subdomain wie portal.{{host}} oder sehen Sie später noch einmal nach.",
    seen: "Jetzt zu sehen",
    remove: "Entfernen",
    removeNamed: "Entfernen: {{host}}",
    removeTitle: "{{host}} entfernen?",
    removeWaiting:
      "Dort ist noch nichts zu erreichen. Um die Adresse wieder hinzuzufügen, ist ein neuer Nachweis im DNS nötig.",
    removeServed: "Das Portal ist dort nicht mehr zu erreichen, und Links dorthin funktionieren nicht mehr.",
    removeSessions: "Sitzungen, die dort begonnen wurden, enden sofort.",
    removeMain: "Links in E-Mails führen zu einer anderen Adresse von Ihnen oder zu der der Plattform.",
    removeDns: "Einträge in Ihrem DNS bleiben, bis Sie sie dort entfernen.",
    removed: "{{host}} entfernt",
  },
};
