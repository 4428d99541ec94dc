import type { causes as english } from "../en/email-account-causes.ts";
import type { Words } from "../words.ts";

/** Qué ha pasado y qué lo arregla, causa por causa. */
export const causes: Words<typeof english> = {
  host_not_found: {
    what: "No existe ningún servidor llamado {{host}}.",
    fix: "Revisa cómo está escrito. La mayoría de los proveedores usan nombres como smtp.example.com e imap.example.com.",
  },
  resolver_silent: {
    what: "Los servidores de nombres de {{host}} no han respondido.",
    fix: "Vuelve a probar en un minuto. Si sigue igual, el DNS del proveedor tiene problemas.",
  },
  unreachable: {
    what: "No ha respondido nadie en {{host}}, puerto {{port}}.",
    fix: "Revisa el puerto: 465 o 587 para enviar, 993 para recibir. Puede que un cortafuegos no nos deje pasar. No se puede llegar a servidores de redes privadas.",
  },
  refused: {
    what: "{{host}} está ahí, pero nadie escucha en el puerto {{port}}.",
    fix: "Usa 465 o 587 para enviar, 993 o 143 para recibir.",
  },
  tls_on_plain_port: {
    what: "El puerto {{port}} empieza sin cifrado, y se esperaba TLS desde el principio.",
    fix: "Elige STARTTLS, o el puerto {{tlsPort}} con TLS.",
  },
  plain_on_tls_port: {
    what: "El puerto {{port}} espera TLS desde el principio.",
    fix: "Elige TLS para este puerto.",
  },
  starttls_missing: {
    what: "El servidor no ofrece STARTTLS.",
    fix: "Usa TLS en el puerto {{tlsPort}}. Si el proveedor dice que tiene STARTTLS, algo en el camino lo quita.",
  },
  starttls_refused: {
    what: "El servidor ofrece STARTTLS y luego lo rechaza.",
    fix: "Usa TLS en el puerto {{tlsPort}}, o pregunta al proveedor.",
  },
  tls_too_old: {
    what: "El servidor solo habla una versión de TLS que ya no es segura.",
    fix: "Pide al proveedor TLS 1.2 o posterior.",
  },
  tls_failed: {
    what: "No se ha podido acordar un cifrado.",
    fix: "Revisa el puerto y el cifrado. Si son correctos, pregunta al proveedor por su configuración de TLS.",
  },
  self_signed: {
    what: "El certificado lo ha firmado el propio servidor, así que podría haberlo hecho cualquiera.",
    fix: "Pide un certificado de una autoridad pública. Tu contraseña no se ha enviado.",
  },
  wrong_name: {
    what: "El certificado no es para {{host}}.",
    fix: "Usa uno de los nombres para los que vale: {{names}}. Tu contraseña no se ha enviado.",
    fixUnnamed:
      "Pregunta al proveedor con qué nombre se llega a su servidor. Tu contraseña no se ha enviado.",
  },
  certificate_expired: {
    what: "El certificado ha caducado.",
    fix: "Tiene que renovarlo quien lleva el servidor. Tu contraseña no se ha enviado.",
  },
  certificate_not_yet_valid: {
    what: "El certificado todavía no es válido.",
    fix: "Puede que el reloj del servidor vaya mal; pregunta a quien lo lleva. Tu contraseña no se ha enviado.",
  },
  unknown_issuer: {
    what: "El certificado es de una autoridad que aquí no se conoce, o llega sin su cadena.",
    fix: "Quien lleva el servidor tiene que enviar la cadena completa de una autoridad pública. Tu contraseña no se ha enviado.",
  },
  silent: {
    what: "El servidor ha aceptado la conexión y no ha dicho nada.",
    fix: "Revisa el puerto y el cifrado: un puerto que espera TLS desde el principio se queda callado con STARTTLS.",
  },
  speaks_imap: {
    what: "En {{host}}, puerto {{port}}, responde un servidor IMAP.",
    fix: "Ese es el servidor para recibir. Para enviar usa el puerto 465 o 587.",
  },
  speaks_smtp: {
    what: "En {{host}}, puerto {{port}}, responde un servidor SMTP.",
    fix: "Ese es el servidor para enviar. Para recibir usa el puerto 993 o 143.",
  },
  speaks_pop3: {
    what: "En {{host}}, puerto {{port}}, responde un servidor POP3.",
    fix: "Usa el puerto 465 o 587 para enviar, 993 o 143 para recibir.",
  },
  not_a_mail_server: {
    what: "Lo que responde en el puerto {{port}} no es un servidor de correo.",
    fix: "Revisa el servidor y el puerto.",
  },
  turned_away: {
    what: "El servidor no quiere hablar con nosotros.",
    fix: "Puede que rechace nuestra red o que tenga problemas. Pregunta al proveedor, o prueba más tarde.",
  },
  encryption_required: {
    what: "El servidor no acepta contraseñas sin cifrado.",
    fix: "Elige TLS o STARTTLS.",
  },
  no_sign_in_offered: {
    what: "El servidor no ofrece ninguna forma de iniciar sesión que aquí se conozca.",
    fix: "Revisa el puerto: el 25 es para servidores entre sí. Usa 465 o 587.",
  },
  wrong_password: {
    what: "El nombre de usuario y la contraseña no corresponden.",
    fix: "Vuelve a escribir la contraseña. Si el buzón tiene verificación en dos pasos, necesita una contraseña de aplicación.",
  },
  app_password_needed: {
    what: "El proveedor no acepta aquí la contraseña propia de la cuenta.",
    fix: "Crea una contraseña de aplicación en los ajustes de seguridad del proveedor, y escribe esa.",
  },
  basic_sign_in_off: {
    what: "El proveedor ha desactivado el inicio de sesión con contraseña.",
    fix: "En Microsoft 365 un administrador puede permitir de momento SMTP autenticado para este buzón; recibir con contraseña ya no es posible allí.",
  },
  wants_full_address: {
    what: "El servidor no conoce este nombre de usuario.",
    fix: "La mayoría de los servidores quieren la dirección completa: {{email}}.",
  },
  sign_in_at_provider: {
    what: "El proveedor quiere que el titular del buzón inicie sesión antes con un navegador.",
    fix: "Inicia sesión en la web del proveedor, confirma que eras tú y vuelve a probar.",
  },
  oauth_needed: {
    what: "El servidor no acepta contraseñas.",
    fix: "Pide iniciar sesión a través del proveedor (OAuth).",
  },
  oauth_refused: {
    what: "El proveedor ya no acepta el permiso.",
    fix: "Vuelve a conectar la cuenta.",
  },
  smtp_off: {
    what: "El envío por SMTP está desactivado para este buzón.",
    fix: "En Microsoft 365 un administrador puede permitirle el SMTP autenticado.",
  },
  too_many_tries: {
    what: "El servidor ha tenido demasiados intentos y rechaza otros durante un rato.",
    fix: "Espera un cuarto de hora antes de volver a probar.",
  },
  try_later: {
    what: "El servidor no puede iniciar la sesión de nadie en este momento.",
    fix: "Vuelve a probar en unos minutos.",
  },
  no_inbox: {
    what: "El buzón no tiene bandeja de entrada.",
    fix: "Pregunta al proveedor si el buzón está completo.",
  },
  sender_refused: {
    what: "El servidor no deja que este usuario envíe como {{email}}.",
    fix: "Inicia sesión con el usuario de esa dirección, o permítela allí como alias.",
  },
  timed_out: {
    what: "El servidor ha tardado más de diez segundos.",
    fix: "Vuelve a probar. Si sigue igual, pregunta al proveedor.",
  },
  hung_up: {
    what: "El servidor ha cortado la conexión.",
    fix: "Puede que rechace nuestra red, o que quiera otro cifrado en este puerto.",
  },
  too_much_said: {
    what: "El servidor ha dicho más de lo que tiene que decir un servidor de correo.",
    fix: "Revisa el servidor y el puerto.",
  },
  unexpected_answer: {
    what: "La respuesta del servidor no sigue el protocolo.",
    fix: "Revisa el servidor y el puerto, o pregunta a quien lo lleva.",
  },
  consent_withdrawn: {
    what: "El permiso se retiró o ha terminado.",
    fix: "Conecta la cuenta de nuevo: inicia sesión otra vez en el proveedor.",
  },
  sign_in_not_set_up: {
    what: "El inicio de sesión en este proveedor ya no está configurado en esta plataforma.",
    fix: "Pregunta a quien lleva la plataforma. La cuenta vuelve a funcionar sola cuando esté hecho.",
  },
  secret_unreadable: {
    what: "Lo que se guardó para abrir el buzón ya no se puede leer.",
    fix: "Vuelve a escribir la contraseña o conecta la cuenta de nuevo.",
  },
};
