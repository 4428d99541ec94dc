import type { templateFindings as english } from "../en/template-findings.ts";
import type { Words } from "../words.ts";

/** Qué ha encontrado la revisión en una plantilla, y lo único que lo arregla. */
export const templateFindings: Words<typeof english> = {
  subject_empty: {
    what: "El correo no tiene asunto.",
    fix: "Di en pocas palabras qué va a encontrar quien lo lea.",
  },
  subject_long: {
    what: "El asunto tiene {{length, number}} caracteres; la mayoría de las bandejas muestran unos {{shown, number}}.",
    fix: "Pon lo importante al principio, o acórtalo. A partir de 78 caracteres algunos programas parten la línea (RFC 5322).",
  },
  unknown_variable: {
    what: "No existe ninguna variable llamada {{name}}.",
    fix: "Usa {{suggestion}} en su lugar.",
    fixUnnamed: "Elige una de la lista de variables.",
  },
  unreadable_variable: {
    what: "«{{text}}» no es una variable y se enviaría tal cual.",
    fix: "Escribe el nombre en minúsculas entre dos llaves a cada lado, o elígelo de la lista de variables.",
  },
  missing_default: {
    what: "Algunos contactos no tienen {{name}}, y no hay valor por defecto.",
    fix: "Pon un valor por defecto que se lea bien sin el dato.",
  },
  missing_unsubscribe: {
    what: "Quien lo lee no tiene forma de darse de baja.",
    fix: "Añade el bloque de baja, o un enlace a la variable unsubscribe_url.",
  },
  broken_link: {
    what: "El enlace «{{link}}» no lleva a ninguna parte.",
    fix: "Escribe la dirección completa, empezando por https://.",
  },
  script_link: {
    what: "El enlace «{{link}}» contiene un script. No se incluye en el correo.",
    fix: "Enlaza a una página, con una dirección que empiece por https://.",
  },
  insecure_link: {
    what: "El enlace «{{link}}» no está cifrado.",
    fix: "Usa https:// si la página lo tiene.",
  },
  broken_image: {
    what: "La imagen «{{src}}» no se puede mostrar.",
    fix: "Escribe la dirección completa de la imagen, empezando por https://.",
  },
  image_without_alt: {
    what: "Nada dice qué muestra la imagen «{{src}}».",
    fix: "Descríbela en pocas palabras, o indica que solo decora.",
  },
  image_heavy: {
    what: "El correo es casi todo imágenes, con {{words, number}} palabras al lado.",
    fix: "Di lo más importante con texto: muchas personas no ven las imágenes al principio, y los filtros desconfían de estos correos.",
  },
  too_large: {
    what: "El correo ocupa {{kilobytes, number}} KB. Gmail lo corta a los 102 KB y oculta el resto.",
    fix: "Acórtalo, o quita los estilos que no usa nada.",
  },
  too_deep: {
    what: "Hay elementos unos dentro de otros a más de 200 niveles, así que solo se envían las palabras.",
    fix: "Cierra los elementos donde terminan, y quita las tablas que solo contienen otra tabla.",
  },
  html_unclosed: {
    what: "Algunos elementos no se cierran nunca: {{elements}}.",
    fix: "Cierra cada uno donde termina; cada programa de correo lo adivina a su manera.",
  },
  elements_left_out: {
    what: "Algunos elementos no funcionan en el correo y no se incluyen: {{elements}}.",
    fix: "Enlaza a una página que los tenga.",
  },
  outlook_comments_left_out: {
    what: "Los comentarios para Outlook no se incluyen.",
    fix: "Comprueba que el correo se ve bien sin ellos, o hazlo con bloques, que traen los suyos.",
  },
  spammy_capitals: {
    what: "El asunto está todo en mayúsculas.",
    fix: "Escríbelo como una frase; las mayúsculas se leen como gritos, también para los filtros.",
  },
  spammy_exclamation: {
    what: "Hay muchos signos de exclamación.",
    fix: "Deja uno como mucho.",
  },
  spammy_false_reply: {
    what: "El asunto parece la respuesta a un correo que nadie escribió.",
    fix: "Quita el «Re:» o «Fwd:»; la gente lo marca como spam.",
  },
  spammy_money: {
    what: "«{{phrase}}» es lo que dice el correo basura.",
    fix: "Di cuál es la oferta, con sus cifras.",
  },
  spammy_urgency: {
    what: "«{{phrase}}» mete prisa como lo hace el correo basura.",
    fix: "Pon la fecha en su lugar.",
  },
  spammy_short_link: {
    what: "El enlace acortado «{{link}}» oculta adónde lleva.",
    fix: "Usa la dirección completa; los filtros bloquean correos por enlaces así.",
  },
  spammy_other_host: {
    what: "El enlace dice «{{label}}» y lleva a {{host}}.",
    fix: "Que las palabras digan lo que hay, o que el enlace lleve adonde dicen.",
  },
  text_lacks_link: {
    what: "El texto sin formato no tiene el enlace «{{link}}».",
    fix: "Añádelo, o deja que el texto se haga a partir del correo.",
  },
  text_lacks_variable: {
    what: "El texto sin formato no usa {{name}}, y el correo sí.",
    fix: "Añádela donde corresponda, o deja que el texto se haga a partir del correo.",
  },
  text_unlike: {
    what: "El texto sin formato dice otra cosa que el correo.",
    fix: "Escríbelo de nuevo, o deja que se haga a partir del correo; los filtros comparan los dos.",
  },
};
