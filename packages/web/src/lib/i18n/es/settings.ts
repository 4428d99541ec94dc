import type { settings as english } from "../en/settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof english> = {
  title: "Ajustes",
  description:
    "Cómo se llama la organización, cómo empieza su gente y a quién escribimos sobre la facturación.",
  closedTitle: "Los ajustes son para propietarios y administradores",
  closed: "Pídeselo a uno de ellos si algo debe cambiar aquí. La página de personas muestra quiénes son.",
  save: "Guardar",
  organisation: {
    title: "Organización",
    description: "Como se lee en el portal y en los mensajes.",
    name: "Nombre",
    saved: "Nombre guardado",
    slug: "Sus direcciones empiezan por",
    copySlug: "Copiar el comienzo de sus direcciones",
  },
  defaults: {
    title: "Valores regionales",
    description: "Para quien no ha elegido nada en sus preferencias. Cada cambio vale al momento.",
    language: "Idioma",
    languageHelp: "Del portal y de los mensajes.",
    languageUnsaid: "El navegador de cada persona",
    timeZone: "Zona horaria",
    timeZoneHelp: "Para las horas del portal y de los mensajes.",
    timeZoneUnsaid: "La del dispositivo de cada uno; UTC en los mensajes",
    dateFormat: "Formato de fecha",
    dateFormatHelp: "Para las fechas escritas en cifras.",
    dateFormatUnsaid: "Como las escribe el idioma",
    sidebar: "Empezar con la barra lateral estrecha",
    sidebarHelp: "Solo iconos, hasta que alguien la ensanche en su dispositivo.",
  },
  importFiles: {
    title: "Archivos de contactos subidos",
    description:
      "Los archivos, no los contactos que contienen. Quien ve una importación puede recuperar su archivo mientras se conserva.",
    days: "Conservarlos",
    daysHelp:
      "Desde que termina la importación. Con un plazo más corto, los archivos más antiguos se eliminan en minutos.",
    never: "No conservarlos",
    forDays_one: "Durante {{count}} día",
    forDays_other: "Durante {{count}} días",
  },
  billing: {
    title: "Facturación",
    description: "Al guardar tendrás que demostrar otra vez que eres tú.",
    billingEmail: "Correo de facturación",
    billingEmailHelp: "No hace falta que sea un miembro. Solo recibe lo que se active abajo.",
    country: "País o región",
    noCountry: "Sin dirección",
    line1: "Dirección",
    line2: "Dirección, segunda línea",
    city: "Localidad",
    region: "Estado, provincia o región",
    postalCode: "Código postal",
    notifyOnBillingChanges: "Avisar si cambian los datos de facturación",
    notifyOnBillingChangesHelp:
      "También a la dirección sustituida, para que nadie desvíe las facturas sin que se sepa.",
    notifyOnSecurityAlerts: "Avisar sobre seguridad",
    notifyOnSecurityAlertsHelp: "Si cambian las políticas o ya no consta que un dominio sea vuestro.",
    stripe: "Cliente de Stripe",
    copyStripe: "Copiar el identificador de cliente de Stripe",
    saved: "Datos de facturación guardados",
  },
};
