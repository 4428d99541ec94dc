import type { brand as english } from "../en/brand.ts";
import type { Words } from "../words.ts";

const fields = {
  name: "Nombre del portal",
  primaryColor: "Color principal",
  secondaryColor: "Segundo color",
  logoUrl: "Logotipo",
  logoDarkUrl: "Logotipo sobre fondo oscuro",
  mailLogoUrl: "Logotipo en los mensajes",
  faviconUrl: "Icono",
  mailSenderName: "Nombre del remitente",
  mailFooter: "Pie",
};

const became = {
  light: {
    "on-accent": "El texto de los botones es oscuro, porque el blanco no se lee sobre tu color.",
    "accent-line":
      "Sobre fondo claro, los botones llevan un borde más oscuro para que se distingan de la página.",
    "accent-ink": "Los enlaces son más oscuros para que se lean sobre blanco.",
    focus: "Sobre fondo claro, el contorno del foco es más oscuro para que se vea.",
    mark: "Sobre fondo claro, los interruptores, las barras y las marcas son más oscuros para que se vean.",
    "on-mark":
      "Sobre fondo claro, los signos de las marcas son oscuros, porque el blanco no se lee sobre ellas.",
  },
  dark: {
    "on-accent": "El texto de los botones es oscuro, porque el blanco no se lee sobre tu color.",
    "accent-line":
      "Sobre fondo oscuro, los botones llevan un borde más claro para que se distingan de la página.",
    "accent-ink": "Los enlaces son más claros para que se lean sobre fondo oscuro.",
    focus: "Sobre fondo oscuro, el contorno del foco es más claro para que se vea.",
    mark: "Sobre fondo oscuro, los interruptores, las barras y las marcas son más claros para que se vean.",
    "on-mark":
      "Sobre fondo oscuro, los signos de las marcas son oscuros, porque el blanco no se lee sobre ellas.",
  },
};

const tokens = {
  "on-accent": "Texto de los botones",
  "accent-line": "Borde de los botones",
  "accent-ink": "Enlaces",
  focus: "Contorno del foco",
  mark: "Marcas, interruptores",
  "on-mark": "Signos de las marcas",
};

const pictureHelp = {
  logo: "En la página de inicio de sesión y en la barra lateral.",
  logoDark: "Para fondo oscuro. Si falta, el logotipo aparece ahí sobre blanco.",
  mailLogo: "Arriba en los mensajes, siempre sobre blanco. Si falta, también ahí aparece el logotipo.",
  favicon:
    "En las pestañas del navegador y en las pantallas de inicio. Queda mejor uno cuadrado desde 192 píxeles.",
};

export const brand: Words<typeof english> = {
  title: "Marca",
  description:
    "El aspecto del portal y de sus mensajes para tu gente. Nadie ve un borrador antes de que se publique.",
  closedTitle: "La marca es cosa de propietarios y administradores",
  closed:
    "Pídeselo a uno de ellos si algo debe verse de otra forma. La página de personas muestra quiénes son.",
  tabs: { look: "Aspecto", preview: "Vista previa", addresses: "Direcciones", history: "Historial" },
  status: {
    draft: "Borrador sin publicar",
    published: "Publicada",
    own: "El aspecto propio del portal",
    version: "Versión {{number}}",
  },
  save: {
    saved: "Guardado",
    saving: "Guardando",
    faulty: "Sin guardar: mira el campo marcado",
    failed: "Sin guardar. {{why}}",
    retry: "Guardar de nuevo",
  },
  conflict: {
    title: "Otra persona ha cambiado la marca mientras tanto",
    titleBy: "{{name}} ha cambiado la marca mientras tanto",
    text: "Lo que has escrito sigue aquí y no está guardado. Si cargas la otra versión, se pierde la tuya; si conservas la tuya, se pierde la otra.",
    load: "Cargar la otra",
    keep: "Conservar la mía",
  },
  discard: { button: "Descartar el borrador", done: "Borrador descartado" },
  publish: {
    button: "Publicar",
    title: "¿Publicar esta marca?",
    text: "Desde la próxima página y el próximo mensaje, todos verán esto:",
    done: "Publicada como versión {{number}}",
  },
  changes: {
    becomes: "pasa a ser",
    own: "El del portal",
    none: "Ninguno",
    tenantName: "El nombre de la organización",
    portalName: "El nombre del portal",
    picture: "Imagen",
    nothing: "Se ve igual que lo que todos ven ahora.",
  },
  fields,
  name: {
    title: "Nombre",
    help: "En los títulos, en los mensajes y junto al logotipo. Si queda vacío, el nombre de la organización.",
  },
  colours: {
    title: "Colores",
    description: "Donde algo no podría leerse, se ajusta la luminosidad. El tono sigue siendo el tuyo.",
    primaryHelp: "Rellena los botones tal como lo das. Los enlaces y los grises siguen su tono.",
    secondaryHelp: "Para marcas, interruptores y progreso.",
    asPrimary: "Como el color principal",
    pick: "Elegir: {{name}}",
    reset: "Volver al del portal",
    without: "Sin segundo color",
  },
  contrast: {
    title: "Contraste",
    description: "Como lo das y como lo pinta el portal, sobre el fondo en que peor se lee.",
    own: "Da un color y aquí verás qué se ajusta.",
    allKept: "Todo se pinta tal como lo diste.",
    light: "Claro",
    dark: "Oscuro",
    what: "Dónde",
    given: "Dado",
    used: "Pintado",
    needed: "hace falta {{ratio}}",
    kept: "se mantiene",
    adjusted: "ajustado",
    tokens,
    became,
  },
  pictures: {
    title: "Imágenes",
    description: "PNG, JPEG, WebP o SVG, {{size}} como máximo.",
    help: pictureHelp,
    drop: "Suelta una imagen aquí",
    choose: "Elegir",
    replace: "Sustituir",
    remove: "Quitar",
    removeNamed: "Quitar: {{name}}",
    removed: "Se ha quitado: {{name}}",
    file: "Archivo: {{name}}",
    sending: "Enviando: {{name}}",
    address: {
      open: "Desde una dirección: {{name}}",
      title: "{{name}}, desde una dirección",
      description: "Se descarga una vez y se guarda aquí; lo que cambie allí después no cambia nada aquí.",
      field: "Dirección de la imagen",
      submit: "Tomar la imagen",
    },
    on: { light: "Sobre fondo claro", dark: "Sobre fondo oscuro" },
  },
  mail: {
    title: "Mensajes",
    description: "Los que envía el portal, como invitaciones y avisos. Tus campañas no cambian.",
    senderHelp: "Lo que los buzones muestran delante de la dirección. Si queda vacío, el nombre del portal.",
    footerHelp: "Al pie de los mensajes a tu propia gente: quién los envía y desde dónde.",
    left_one: "queda {{count}} carácter",
    left_other: "quedan {{count}} caracteres",
  },
  preview: {
    description:
      "Una imagen de la página de inicio de sesión en una pestaña del navegador, del portal y de un mensaje, en claro y en oscuro, con el nombre, los colores y las imágenes del borrador. Las cifras de Contraste dicen lo mismo en números.",
    theme: "Tema de la vista previa",
    scenes: { signIn: "Pestaña e inicio de sesión", portal: "Portal", mail: "Mensaje" },
    mail: {
      subject: "Confirma tu dirección de correo",
      text: "Confirma esta dirección para abrir tu espacio de trabajo en {{name}}. El enlace sirve una vez, durante 24 horas.",
      button: "Confirmar la dirección",
    },
  },
  history: {
    emptyTitle: "Aún no se ha publicado nada",
    emptyText:
      "Cada vez que publicas, se guarda aquí una versión. Puedes volver a poner en vigor cualquiera de ellas.",
    version: "Versión",
    look: "Aspecto",
    when: "Publicada",
    who: "Por",
    action: "Acción",
    somebody: "Alguien que ya no está",
    current: "En vigor",
    restored: "vuelta a la versión {{number}}",
    restore: "Volver a poner",
    restoreNamed: "Volver a poner: versión {{number}}",
    confirmTitle: "¿Volver a poner en vigor la versión {{number}}?",
    confirmText: "Pasa a ser la versión más reciente, y todos verán esto. El borrador queda como está.",
    done: "La versión {{number}} vuelve a estar en vigor",
  },
  hosts: {
    title: "Tu propia dirección",
    description:
      "El portal con un nombre tuyo, como portal.example.com, y con tu marca desde el inicio de sesión.",
    field: "Nombre",
    help: "Lo más sencillo es un subdominio. Nada cambia en tu DNS hasta que lo cambies tú.",
    add: "Añadir dirección",
    added: "{{host}} añadido",
    certificate:
      "No necesitas certificado: la plataforma lo obtiene cuando alguien visita la dirección por primera vez.",
    emptyTitle: "Aún no hay una dirección propia",
    emptyText: "Añade un nombre arriba. Te mostramos los dos registros que necesita y vemos llegar cada uno.",
    states: {
      served: "Sirve el portal",
      doubted: "Sirve el portal, pero falta un registro",
      first: "Primera revisión en marcha",
      waiting: "A la espera de sus registros",
    },
    main: "Se usa en los enlaces",
    useForLinks: "Usar en los enlaces",
    mainDone: "Los enlaces de los mensajes llevan ahora a {{host}}",
    notServed: "Aquí no se sirve nada hasta que se vean los dos registros.",
    since: "Desde el",
    copyOrigin: "Copiar la dirección",
    check: "Revisar ahora",
    checkNamed: "Revisar ahora: {{host}}",
    firstLook: "Estamos mirando sus registros por primera vez.",
    looked: "Revisado",
    next: "próxima revisión",
    bothStand: "Sus dos registros están en su sitio",
    records: { ownership: "Prueba de que es tuyo", portal: "Camino al portal" },
    why: {
      ownership: "Muestra que quien lleva la zona quiere el portal aquí.",
      portal: "Lleva hasta nosotros los navegadores de tu gente.",
    },
    name: "Nombre",
    value: "Valor",
    instead: "O un registro A",
    copyAddress: "Copiar {{address}}",
    top: "{{host}} está en lo alto de su zona, donde no puede haber un alias. Pon en su lugar las direcciones.",
    topUnknown:
      "{{host}} está en lo alto de su zona, donde no puede haber un alias, y ahora mismo no se han podido averiguar nuestras direcciones. Usa un subdominio como portal.{{host}} o vuelve a mirar más tarde.",
    seen: "Se ve ahora",
    remove: "Quitar",
    removeNamed: "Quitar: {{host}}",
    removeTitle: "¿Quitar {{host}}?",
    removeWaiting: "Ahí aún no se sirve nada. Para volver a añadirlo hará falta una nueva prueba en el DNS.",
    removeServed: "El portal deja de servirse ahí y los enlaces que llevan a él dejan de funcionar.",
    removeSessions: "Las sesiones abiertas ahí terminan al momento.",
    removeMain: "Los enlaces de los mensajes llevan a otra dirección tuya o a la de la plataforma.",
    removeDns: "Los registros de tu DNS siguen ahí hasta que los quites tú.",
    removed: "{{host}} quitado",
  },
};
