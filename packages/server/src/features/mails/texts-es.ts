import type { AccountFacts, MailTexts } from "./mail-texts.ts";

/** Records by the names under which people know them. */
const records: Record<string, string> = {
  ownership: "el registro de propiedad",
  spf: "el registro SPF",
  dkim: "la clave DKIM",
  dmarc: "el registro DMARC",
  mx: "un registro MX",
  return_path: "la ruta de retorno",
};

const changes: Record<string, string> = {
  "factors.addTotp": "Se ha configurado una aplicación de autenticación como segundo factor.",
  "factors.removeTotp": "Se ha quitado la aplicación de autenticación.",
  "factors.addPasskey": "Se ha añadido una llave de acceso.",
  "factors.removePasskey": "Se ha quitado una llave de acceso.",
  "factors.renewBackupCodes": "Se han generado códigos de respaldo nuevos; los anteriores ya no funcionan.",
  "people.resetFactors":
    "Alguien que gestiona tu organización ha quitado tus segundos factores para que puedas volver a configurarlos.",
};

function deviceWords({ browser, system, ipAddress, at }: AccountFacts): string {
  const device =
    browser && system ? `${browser} en ${system}` : (browser ?? system ?? "un navegador desconocido");
  const from = ipAddress ? `, desde la dirección ${ipAddress}` : "";
  return `${at ?? ""}: ${device}${from}.`;
}

const why = "Recibes este mensaje porque administras esta organización.";

const number = (value: number): string => new Intl.NumberFormat("es").format(value);

const started =
  "Recibes este mensaje porque iniciaste la importación. En tus preferencias decides qué mensajes recibes.";
const chosen =
  "Recibes este mensaje porque así lo piden tus preferencias, donde también puedes desactivarlo.";

export const spanish: MailTexts = {
  orOpen: "O abre esta dirección:",
  account: {
    verify_email: ({ portal }) => ({
      subject: "Confirma tu dirección de correo",
      lines: [
        `Alguien, probablemente tú, ha indicado esta dirección para una cuenta de ${portal}.`,
        "Confírmala para abrir tu organización. El enlace funciona una sola vez, durante 24 horas.",
      ],
      button: "Confirmar la dirección",
      after: ["Si no has sido tú, no abras el enlace. Sin él no ocurre nada."],
    }),
    already_registered: ({ portal }) => ({
      subject: "Ya tienes una cuenta",
      lines: [
        `Alguien, probablemente tú, se ha registrado en ${portal} con esta dirección, que ya tiene una cuenta.`,
        "En lugar de registrarte, inicia sesión. Allí puedes añadir otra organización, o establecer una contraseña nueva si has olvidado la tuya.",
      ],
      button: "Iniciar sesión",
      after: ["Si no has sido tú, no tienes que hacer nada: tu cuenta no ha cambiado."],
    }),
    reset_password: ({ portal }) => ({
      subject: "Establece una contraseña nueva",
      lines: [
        `Alguien, probablemente tú, ha pedido establecer una contraseña nueva para tu cuenta de ${portal}.`,
        "El enlace funciona una sola vez, durante una hora.",
      ],
      button: "Establecer una contraseña nueva",
      after: ["Si no lo has pedido, no tienes que hacer nada: tu contraseña no ha cambiado."],
    }),
    password_changed: ({ portal }) => ({
      subject: "Se ha cambiado tu contraseña",
      lines: [
        `Se ha cambiado la contraseña de tu cuenta de ${portal} y se han cerrado todas las demás sesiones.`,
      ],
      button: "Revisar tus sesiones",
      after: [
        "Si no has sido tú, establece de inmediato una contraseña nueva desde la página de inicio de sesión.",
      ],
    }),
    new_device: (facts) => ({
      subject: "Has iniciado sesión en un dispositivo nuevo",
      lines: [
        "Alguien, probablemente tú, ha iniciado sesión en tu cuenta desde un navegador que no se había usado antes.",
        deviceWords(facts),
      ],
      button: "Revisar tus sesiones",
      after: ["Si no has sido tú, cierra allí esa sesión y cambia tu contraseña de inmediato."],
    }),
    factors_changed: ({ action = "", at = "" }) => ({
      subject: "Se han cambiado tus segundos factores",
      lines: [
        `${changes[action] ?? "Se han cambiado tus segundos factores."} (${at})`,
        "Se han cerrado todas las demás sesiones.",
      ],
      button: "Revisar tu cuenta",
      after: [
        "Si no has sido tú, establece de inmediato una contraseña nueva desde la página de inicio de sesión.",
      ],
    }),
    email_change_old: () => ({
      subject: "Confirma el cambio de tu dirección de correo",
      lines: [
        "Alguien, probablemente tú, ha pedido iniciar sesión en tu cuenta con otra dirección de correo.",
        "El cambio se hará cuando ambas direcciones estén confirmadas. Este es el enlace de la actual; funciona una sola vez, durante 24 horas.",
      ],
      button: "Confirmar el cambio",
      after: [
        "Si no has sido tú, no abras el enlace y cambia tu contraseña: quien lo ha pedido había iniciado sesión en tu cuenta.",
      ],
    }),
    email_change_new: ({ portal }) => ({
      subject: "Confirma tu nueva dirección de correo",
      lines: [
        `Alguien, probablemente tú, ha pedido iniciar sesión en ${portal} con esta dirección a partir de ahora.`,
        "El cambio se hará cuando ambas direcciones estén confirmadas. Este es el enlace de la nueva; funciona una sola vez, durante 24 horas.",
      ],
      button: "Confirmar esta dirección",
      after: ["Si no has sido tú, no abras el enlace. Sin él no ocurre nada."],
    }),
    email_change_taken: ({ portal }) => ({
      subject: "Esta dirección ya tiene una cuenta",
      lines: [
        `Alguien, probablemente tú, ha pedido usar esta dirección para otra cuenta de ${portal}. La dirección ya tiene su propia cuenta, así que no se ha cambiado nada.`,
      ],
      button: "Iniciar sesión",
      after: ["Si no has sido tú, no tienes que hacer nada: tu cuenta no ha cambiado."],
    }),
    email_changed: () => ({
      subject: "Se ha cambiado tu dirección de correo",
      lines: ["Se han confirmado ambas direcciones. A partir de ahora inicias sesión con la nueva."],
      button: "Revisar tu cuenta",
      after: ["Si no has sido tú, escribe de inmediato a quien administre tu organización."],
    }),
    invite: ({ tenantName = "una organización", at = "" }) => ({
      subject: `Únete a ${tenantName}`,
      lines: [
        `Te invitan a unirte a ${tenantName}. La página que se abre indica quién te invita y qué podrías hacer.`,
        `El enlace funciona una sola vez, hasta el ${at}.`,
      ],
      button: "Abrir la invitación",
      after: ["Si no conoces a quien te invita, no tienes que hacer nada: sin el enlace no ocurre nada."],
    }),
    join_approved: ({ tenantName = "la organización" }) => ({
      subject: `Ya formas parte de ${tenantName}`,
      lines: [`Un administrador de ${tenantName} ha aprobado tu incorporación.`],
      button: "Abrir la organización",
      after: [],
    }),
  },
  notice: {
    domain_verified: ({ domain = "" }) => ({
      subject: `${domain} está verificado`,
      lines: [
        `Todos los registros que piden los servidores receptores están en orden en ${domain}. Volvemos a comprobarlo varias veces al día.`,
      ],
      button: "Abrir el dominio",
      after: [why],
    }),
    domain_degraded: ({ domain = "", purpose = "" }) => ({
      subject: `${domain} requiere atención`,
      lines: [
        `${domain} estaba verificado, y varias comprobaciones seguidas han mostrado que ${records[purpose] ?? "un registro"} ya no está en orden.`,
        "Su correo puede ser rechazado o acabar en el correo no deseado. La página muestra lo que responde cada servidor de nombres y el único cambio que lo corrige.",
      ],
      button: "Ver qué ha cambiado",
      after: [why],
    }),
    domain_recovered: ({ domain = "" }) => ({
      subject: `${domain} vuelve a estar en orden`,
      lines: [
        `Todos los registros que piden los servidores receptores vuelven a estar en orden en ${domain}.`,
      ],
      button: "Abrir el dominio",
      after: [why],
    }),
    domain_ownership_lost: ({ domain = "" }) => ({
      subject: `Ya no está demostrado que ${domain} sea tuyo`,
      lines: [
        `Hace más de tres días que tu registro de propiedad no está en el DNS de ${domain}, y ahora figura allí otra prueba de propiedad.`,
        "Si el dominio es tuyo, vuelve a publicar tu registro; la página lo muestra.",
      ],
      button: "Abrir el dominio",
      after: [why],
    }),
    import_done: ({ file = "", created = 0, updated = 0, rejected = 0 }) => ({
      subject: `${file} se ha importado`,
      lines: [
        `Creados: ${number(created)}. Actualizados: ${number(updated)}. Rechazados: ${number(rejected)}.`,
        "La página muestra cada línea que no se ha podido importar, con su motivo.",
      ],
      button: "Abrir la importación",
      after: [started],
    }),
    import_failed: ({ file = "", created = 0, updated = 0 }) => ({
      subject: `La importación de ${file} se ha detenido`,
      lines: [
        `Lo hecho hasta ese momento se conserva: ${number(created)} creados, ${number(updated)} actualizados. La página explica por qué se ha detenido.`,
      ],
      button: "Abrir la importación",
      after: [started],
    }),
    account_stopped: ({ email = "", status = "", cause = "" }) => ({
      subject: `${email} se ha detenido`,
      lines: [
        whyStopped(status, cause),
        "La página indica en qué paso se ha detenido, por qué y qué lo arregla.",
      ],
      button: "Abrir la cuenta",
      after: [why],
    }),
    account_recovered: ({ email = "" }) => ({
      subject: `${email} vuelve a funcionar`,
      lines: ["Su servidor de correo vuelve a recibir y entregar correo, y la cuenta está activa."],
      button: "Abrir la cuenta",
      after: [why],
    }),
    member_joined: ({ person = "" }) => ({
      subject: `${person} se ha unido`,
      lines: [`${person} ha aceptado una invitación y ya es miembro.`],
      button: "Abrir la página de personas",
      after: [why],
    }),
    member_waits: ({ person = "" }) => ({
      subject: `${person} espera tu aprobación`,
      lines: [
        `Un miembro invitó a ${person}, que ha aceptado la invitación. Tendrá acceso cuando alguien lo apruebe.`,
      ],
      button: "Decidir",
      after: [why],
    }),
    policies_changed: ({ person = "" }) => ({
      subject: "Se han cambiado las políticas de tu organización",
      lines: [`${person} ha cambiado las políticas. La página muestra lo que rige ahora.`],
      button: "Abrir las políticas",
      after: [why],
    }),
    billing_changed: ({ person = "" }) => ({
      subject: "Se han cambiado los datos de facturación de tu organización",
      lines: [
        `${person} ha cambiado el contacto o la dirección de facturación. La página muestra lo vigente.`,
      ],
      button: "Abrir los ajustes",
      after: [why],
    }),
  },
  daily_digest: ({ tenantName, notices, more }) => ({
    subject: `${tenantName}: lo ocurrido desde ayer`,
    lines: [
      ...notices.map(({ kind, facts }) => spanish.notice[kind](facts).subject),
      ...(more > 0 ? [`Y ${number(more)} más.`] : []),
    ],
    button: "Abrir el portal",
    after: [chosen],
  }),
  weekly_report: ({ tenantName, imports, created, updated, rejected, domains, verified, joined }) => ({
    subject: `${tenantName}: tu semana`,
    lines: [
      `Importaciones terminadas: ${number(imports)}. Contactos creados: ${number(created)}, actualizados: ${number(updated)}, líneas rechazadas: ${number(rejected)}.`,
      `Dominios verificados: ${number(verified)} de ${number(domains)}.`,
      ...(joined === null ? [] : [`Personas que se han unido: ${number(joined)}.`]),
    ],
    button: "Abrir el portal",
    after: [chosen],
  }),
};

function whyStopped(status: string, cause: string): string {
  if (cause === "consent_withdrawn")
    return "Su proveedor ya no nos deja entrar: el permiso se retiró o ha terminado. No se envía nada desde ella hasta que se conecte de nuevo.";
  return status === "needs_password"
    ? "Su servidor de correo rechaza la contraseña. No se envía nada desde ella hasta que se vuelva a indicar la contraseña."
    : "Su servidor de correo no se ha podido usar varias veces seguidas. No se envía nada desde ella hasta que vuelva a funcionar; se sigue intentando.";
}
