import type { consent as english } from "../en/email-account-consent.ts";
import type { Words } from "../words.ts";

export const consent: Words<typeof english> = {
  providers: { google: "Google", microsoft: "Microsoft" },
  signIn: "Iniciar sesión con {{provider}}",
  ways: "Un buzón de allí se conecta iniciando sesión; aquí no se guarda ninguna contraseña.",
  found: {
    google:
      "Inicia sesión allí y aquí no se guarda ninguna contraseña. También sirve una contraseña de aplicación más abajo.",
    microsoft:
      "Inicia sesión allí: sirve para enviar y recibir, y aquí no se guarda ninguna contraseña. Con una contraseña más abajo el buzón solo envía, sin cambios hasta finales de diciembre de 2026.",
  },
  notSetUp: {
    google:
      "Google rechaza aquí la contraseña propia de la cuenta. Activa la verificación en dos pasos en la cuenta de Google, crea una contraseña de aplicación y escríbela más abajo.",
    microsoft:
      "Enviar con contraseña funciona allí sin cambios hasta finales de diciembre de 2026. Después está desactivado por defecto: un administrador puede volver a activarlo, y las organizaciones nuevas no lo tienen. Su final definitivo se anunciará en la segunda mitad de 2027. Recibir con contraseña ya no es posible, así que aquí este buzón solo envía.",
  },
  appPassword: "Crear una contraseña de aplicación en Google",
  finish: {
    title: "Conectando el buzón",
    text: "Se pide al proveedor el permiso que has dado. Tarda unos segundos.",
    failed: "El buzón no está conectado",
    declined: "No se permitió en el proveedor, así que nada ha cambiado.",
    unclear:
      "La respuesta del proveedor no está completa. Empieza de nuevo en las cuentas de correo de la empresa.",
    back: "Volver a las cuentas de correo",
    home: "Volver al portal",
    done: "{{email}} está conectada y se está probando.",
  },
  page: {
    signedIn: "Sesión iniciada con {{provider}}",
    text: "Aquí no se guarda ninguna contraseña, solo el permiso que dio el proveedor. Allí se puede retirar en cualquier momento.",
    sending: "Remitente y límite",
    anew: "Conectar de nuevo",
    change: "Iniciar sesión con {{provider}} en lugar de una contraseña",
    changeText:
      "Así no se guarda aquí ninguna contraseña, y el buzón sigue funcionando cuando allí terminen las contraseñas.",
    stopped: "No se envía nada desde ella hasta que se conecte de nuevo.",
    notSetUp:
      "El inicio de sesión en {{provider}} ya no está configurado en esta plataforma. Pregunta a quien la lleva.",
  },
};
