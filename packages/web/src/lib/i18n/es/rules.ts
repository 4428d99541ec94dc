import type { rules as english } from "../en/rules.ts";
import type { Words } from "../words.ts";

/** What a value must be, by the keys that the schemas give as their messages. */
export const rules: Words<typeof english> = {
  required: "Rellena este campo.",
  not_a_host: "Esto no es un nombre de servidor. Escríbelo solo, como mail.example.com.",
  not_a_port: "Un puerto es un número del 1 al 65 535.",
  target_below_start: "El final no puede ser menor que el primer día.",
  too_long: "Es demasiado largo.",
  too_short: "Es demasiado corto.",
  not_an_email: "No es una dirección de correo completa, como nombre@example.com.",
  forbidden_characters: "Contiene caracteres que no se pueden guardar, como saltos de línea.",
  password_too_short: "Usa al menos 8 caracteres.",
  not_a_workspace_name: "Usa letras minúsculas, cifras y guiones sueltos entre ellas.",
  invalid_token: "Este enlace está incompleto. Ábrelo de nuevo desde el mensaje.",
  too_many: "Es más de lo que se puede aceptar de una vez.",
  too_large: "Es demasiado grande.",
  too_small: "Es demasiado pequeño.",
  not_a_code: "Un código tiene seis cifras; un código de respaldo, doce caracteres.",
  not_a_time_zone: "No es una zona horaria de la base tz, como Europe/Madrid.",
  not_a_country: "Elige un país de la lista.",
  not_a_postal_code: "Los códigos postales de este país no tienen esa forma.",
  not_https: "Indica una dirección que empiece por https://.",
  not_a_colour: "Un color se escribe con # y seis signos, cifras o letras de la a a la f, como #4752c3.",
  contact_needed: "Indica una dirección o desactiva lo que se le enviaría.",
  password: {
    weak_password_one: "Al menos {{count}} carácter",
    weak_password_other: "Al menos {{count}} caracteres",
    password_needs_uppercase: "Una letra mayúscula",
    password_needs_number: "Un número",
    password_needs_symbol: "Un símbolo, como una coma",
    met: "(cumplido)",
    open: "(aún sin cumplir)",
    from: "Por decisión de {{names}}",
  },
  other: "Este valor no es válido aquí.",
};
