import type { account as english } from "../en/account.ts";
import type { Words } from "../words.ts";

export const account: Words<typeof english> = {
  title: "Cuenta",
  intro: "Quién eres aquí, cómo lo demuestras y dónde tienes sesiones iniciadas.",
  back: "Volver",
  cancel: "Cancelar",
  pages: { profile: "Perfil", preferences: "Preferencias", security: "Seguridad" },
  name: {
    title: "Nombre",
    description: "Tal como lo leen las personas de tus organizaciones.",
    label: "Nombre",
    save: "Guardar",
    saved: "Nombre guardado",
  },
  email: {
    title: "Dirección de correo",
    description: "Con ella inicias sesión y en ella recibes lo que no debes perderte.",
    confirmed: "Confirmada",
    unconfirmed: "Sin confirmar",
    change: "Cambiar dirección",
    changeHelp:
      "Se envía un enlace a tu dirección actual y otro a la nueva. El cambio se hace cuando se hayan abierto los dos, para que nadie pueda mover tu cuenta sin ti.",
    new: "Dirección nueva",
    send: "Enviar los dos enlaces",
    sent: "Los dos enlaces están en camino",
    cancel: "Dejarla como está",
    pendingTitle: "Cambio a {{email}} en curso",
    missing: {
      both: "Abre el enlace del mensaje enviado a cada una de las dos direcciones.",
      old: "La dirección nueva está confirmada; falta abrir el enlace enviado a la actual.",
      new: "Tu dirección actual está confirmada; falta abrir el enlace enviado a la nueva.",
    },
    expires: "Los enlaces caducan",
  },
  password: {
    title: "Contraseña",
    description: "Una contraseña nueva cierra todas tus demás sesiones.",
    current: "Contraseña actual",
    new: "Contraseña nueva",
    change: "Cambiar contraseña",
    changed: "Contraseña cambiada; se han cerrado todas las demás sesiones",
  },
  session: {
    hours_one: "Una sesión dura {{count}} hora, por decisión de {{names}}.",
    hours_other: "Una sesión dura {{count}} horas, por decisión de {{names}}.",
    hoursAlone_one: "Una sesión dura {{count}} hora.",
    hoursAlone_other: "Una sesión dura {{count}} horas.",
    idle_one: "Termina antes tras {{count}} minuto sin uso, por decisión de {{names}}.",
    idle_other: "Termina antes tras {{count}} minutos sin uso, por decisión de {{names}}.",
  },
  closed: {
    two_factorTitle: "{{name}} pide un segundo factor",
    two_factor:
      "El plazo para configurarlo ha terminado. Configura abajo una aplicación de autenticación o una llave de acceso; después podrás volver a abrir {{name}}.",
    passwordTitle: "Se pide una contraseña más segura",
    password:
      "La contraseña con la que has iniciado sesión ya no cumple las reglas de tus organizaciones. Cámbiala abajo; después podrás volver a abrir {{name}}.",
    doneTitle: "Eso es todo",
    done: "Has hecho todo lo que se pedía.",
    open: "Abrir {{name}}",
  },
  changeEmail: {
    title: "Cambio de dirección",
    text: "Al pulsar el botón, confirmas esta dirección para el cambio de correo de tu cuenta.",
    confirm: "Confirmar",
    halfTitle: "Una de dos",
    half: {
      old: "Tu dirección actual está confirmada. La cuenta cambiará cuando se abra también el enlace enviado a la nueva.",
      new: "La dirección nueva está confirmada. La cuenta cambiará cuando se abra también el enlace enviado a la actual.",
    },
    doneTitle: "Tu dirección ha cambiado",
    done: "Las dos direcciones están confirmadas. A partir de ahora inicias sesión con la nueva.",
    deadTitle: "Este enlace no funciona",
    account: "Ir a tu cuenta",
  },
};
