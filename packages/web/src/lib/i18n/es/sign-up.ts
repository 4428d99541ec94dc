import type { signUp as english } from "../en/sign-up.ts";
import type { Words } from "../words.ts";

export const signUp: Words<typeof english> = {
  title: "Crear una cuenta",
  description: "Tendrás tu propia organización, con tus empresas dentro.",
  name: "Tu nombre",
  email: "Dirección de correo",
  password: "Contraseña",
  passwordHelp: "Al menos 8 caracteres; se recomiendan 15 o más. Unas cuantas palabras funcionan bien.",
  tenantName: "Nombre de la organización",
  tenantNameHelp: "Tu negocio o tu equipo. Tus empresas se configuran dentro.",
  submit: "Crear cuenta",
  haveAccount: "¿Ya tienes una cuenta?",
  signIn: "Iniciar sesión",
  sent: {
    title: "Revisa tu correo",
    text: "Hemos enviado un enlace a {{email}}. Ábrelo para confirmar la dirección e iniciar sesión. Funciona una vez, durante 24 horas.",
    missing: "¿No ha llegado? Mira en el correo no deseado o",
    resend: "envíalo de nuevo",
    resent: "Enviado de nuevo a {{email}}",
    other: "Usar otra dirección",
  },
  verify: {
    title: "Confirmar tu dirección",
    done: "Dirección confirmada",
    doneText: "{{email}} está confirmada. Inicia sesión con la contraseña que elegiste.",
    working: "Confirmando tu dirección",
    failed: "No se ha podido confirmar esta dirección",
    incomplete: "Este enlace está incompleto. Ábrelo de nuevo desde el mensaje.",
    email: "Dirección de correo",
    resend: "Enviar un enlace nuevo",
    signIn: "Iniciar sesión",
  },
};
