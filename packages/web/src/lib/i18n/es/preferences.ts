import type { preferences as english } from "../en/preferences.ts";
import type { Words } from "../words.ts";

export const preferences: Words<typeof english> = {
  appearance: {
    title: "Aspecto del portal",
    description:
      "Solo para ti, en todas tus organizaciones. Lo que dejes abierto será como lo tenga tu organización.",
  },
  inherited: "Heredado: {{value}}",
  source: {
    own: "Elegido por ti.",
    platform: "Ahora, como lo tiene la plataforma.",
    tenant: "Ahora, como lo tiene {{names}}.",
    differ: "{{names}} lo tienen distinto, así que cada una se muestra a su manera.",
  },
  theme: {
    label: "Tema",
    help: "Claro, oscuro o como esté tu sistema.",
    light: "Claro",
    dark: "Oscuro",
    system: "Como el sistema",
  },
  language: { label: "Idioma", help: "Del portal y de los mensajes que recibes." },
  timeZone: {
    label: "Zona horaria",
    help: "Para las horas del portal y de los mensajes, y para el envío del resumen.",
    device: "La de este dispositivo; UTC en los mensajes",
  },
  dateFormat: {
    label: "Formato de fecha",
    help: "Para las fechas escritas en cifras.",
    language: "Como las escribe el idioma",
  },
  notifications: {
    title: "De qué se te avisa",
    description:
      "En la campana del portal y por correo. Los mensajes sobre dominios y personas van a propietarios y administradores; los de importaciones, a quien las inició.",
  },
  mails: {
    label: "Mensajes sobre lo que ocurre",
    help: "Al desactivarlos solo recibes los de seguridad.",
  },
  weekly: {
    label: "Informe semanal",
    help: "El lunes por la mañana: importaciones, dominios y personas de la semana, por organización.",
  },
  matrix: {
    event: "Evento",
    portal: "Campana",
    mail: "Correo",
    portalOf: "Campana: {{event}}",
    mailOf: "Correo: {{event}}",
  },
  mail: { at_once: "Al momento", daily: "Diario, en uno", never: "Nunca" },
  kinds: {
    domain_verified: "Un dominio queda verificado",
    domain_degraded: "Un dominio necesita atención",
    domain_recovered: "Un dominio vuelve a estar en orden",
    domain_ownership_lost: "Ya no consta que un dominio sea vuestro",
    import_done: "Tu importación ha terminado",
    import_failed: "Tu importación se ha detenido",
    account_stopped: "Una cuenta de correo se ha detenido",
    account_recovered: "Una cuenta de correo vuelve a funcionar",
    member_joined: "Alguien se ha unido",
    member_waits: "Alguien espera aprobación",
    billing_changed: "Han cambiado los datos de facturación",
  },
  locked: {
    always: "Siempre",
    none: "No",
    policies: "Han cambiado las políticas",
    account: "Seguridad de tu cuenta",
    why: "De las políticas se avisa siempre a quien administra la organización, y a ti de los dispositivos, contraseñas, factores y direcciones nuevos de tu cuenta, para que nadie los cambie sin que se sepa.",
  },
};
