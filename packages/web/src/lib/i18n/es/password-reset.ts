import type { passwordReset as english } from "../en/password-reset.ts";
import type { Words } from "../words.ts";

export const passwordReset: Words<typeof english> = {
  request: {
    title: "Restablecer tu contraseña",
    description:
      "Introduce la dirección de tu cuenta. Te enviamos un enlace para establecer una contraseña nueva.",
    email: "Dirección de correo",
    submit: "Enviar enlace",
    back: "Volver a iniciar sesión",
    sentTitle: "Revisa tu correo",
    sentText:
      "Si {{email}} tiene una cuenta, hay un enlace en camino. Funciona una vez, durante una hora. Tu contraseña sigue igual hasta que lo uses.",
  },
  reset: {
    title: "Establecer una contraseña nueva",
    description: "Se cierran todas las demás sesiones y se inicia una aquí.",
    password: "Contraseña nueva",
    help: "Al menos 8 caracteres; se recomiendan 15 o más. Unas cuantas palabras funcionan bien.",
    submit: "Establecer contraseña",
    deadTitle: "Este enlace ya no funciona",
    again: "Pedir un enlace nuevo",
  },
};
