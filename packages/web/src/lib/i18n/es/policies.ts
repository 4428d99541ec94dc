import type { policies as english } from "../en/policies.ts";
import type { Words } from "../words.ts";

export const policies: Words<typeof english> = {
  title: "Políticas",
  description: "Reglas que valen para todos aquí, desde su próxima solicitud.",
  readOnly: "Puedes leer las reglas. Las cambian los administradores y propietarios.",
  save: "Guardar políticas",
  saved: "Políticas guardadas",
  discard: "Descartar cambios",
  setUpFactor: "Configurar uno",
  between: "(de {{min}} a {{max}})",
  presets: {
    legend: "Partir de",
    open: "Abiertas",
    recommended: "Recomendadas",
    strict: "Estrictas",
  },
  sections: {
    password: "Contraseñas",
    passwordText:
      "Las contraseñas que los atacantes prueban primero y las formadas con el propio nombre o dirección se rechazan siempre.",
    session: "Sesiones",
    sessionText:
      "Entre varias organizaciones cuenta la más estricta, y se indica a la persona de cuál se trata.",
    attempts: "Intentos de inicio de sesión",
    attemptsText:
      "Superado el número, los intentos desde esa red se responden como erróneos durante 15 minutos. Un navegador con el que la persona ya haya iniciado sesión cuenta aparte, para que ningún extraño pueda dejarla fuera.",
    twoFactor: "Segundo factor",
    twoFactorText: "Una aplicación de autenticación o una llave de acceso, además de la contraseña.",
    twoFactorSince: "Se pide desde el",
    people: "Personas y empresas",
    peopleText: "Quién entra y cómo empiezan las cosas.",
  },
  rules: {
    passwordMinLength: {
      label: "Longitud",
      help: "Se recomienda 15. Mejor larga que extraña.",
    },
    passwordRequireUppercase: {
      label: "Pedir una letra mayúscula",
      help: "No se recomienda: la gente pone una mayúscula al principio, y los atacantes lo saben.",
    },
    passwordRequireNumbers: {
      label: "Pedir un número",
      help: "No se recomienda: la gente pone un año al final, y los atacantes lo saben.",
    },
    passwordRequireSymbols: {
      label: "Pedir un símbolo",
      help: "No se recomienda: la gente pone un signo de exclamación, y los atacantes lo saben.",
    },
    sessionTimeoutHours: {
      label: "Duración máxima de la sesión",
      help: "Después todos vuelven a iniciar sesión, hagan lo que hagan. Un tiempo menor cierra de inmediato las sesiones más largas.",
    },
    sessionIdleMinutes: {
      label: "Cerrar si no hay actividad",
      help: "Una sesión que nadie usa durante ese tiempo se cierra.",
    },
    maxLoginAttempts: {
      label: "Intentos desde una misma red",
      help: "Por cuenta, en 15 minutos; tanto contraseñas como códigos.",
    },
    twoFactorRequired: {
      label: "Pedir a todos un segundo factor",
      help: "Quien no lo tenga solo podrá configurarlo y cerrar sesión cuando acabe su plazo.",
    },
    twoFactorGraceDays: {
      label: "Plazo para configurarlo",
      help: "Cuenta desde hoy o desde la incorporación. Un aviso muestra la cuenta atrás.",
    },
    companyAllowMemberInvites: {
      label: "Los miembros pueden invitar",
      help: "Como miembros, a empresas en las que ellos mismos trabajan.",
    },
    companyAutoApproveMembers: {
      label: "Admitir a quien inviten los miembros",
      help: "Si no, un administrador o propietario aprueba antes a cada persona.",
    },
    companyRequireEmailVerification: {
      label: "Pedir una dirección confirmada",
      help: "Quien no la tenga puede mirar, pero no cambiar nada hasta confirmarla. Una dirección que rebota cuenta como no confirmada.",
    },
    companyDefaultStatus: {
      label: "Estado inicial de las empresas",
      help: "Las pendientes quedan marcadas hasta que alguien que gestione empresas las active.",
    },
  },
  status: { active: "Activa", pending: "Pendiente" },
  units: {
    characters_one: "carácter",
    characters_other: "caracteres",
    hoursAfter_one: "hora",
    hoursAfter_other: "horas",
    daysAfter_one: "día",
    daysAfter_other: "días",
    tries_one: "intento",
    tries_other: "intentos",
    minutes_one: "{{count}} minuto",
    minutes_other: "{{count}} minutos",
    hours_one: "{{count}} hora",
    hours_other: "{{count}} horas",
    days_one: "{{count}} día",
    days_other: "{{count}} días",
    never: "Nunca",
  },
  places: {
    password_new_password: "Se aplica cuando alguien establece una contraseña nueva.",
    password_sign_in:
      "Se aplica al iniciar sesión: quien llega con una contraseña más débil tiene que cambiarla antes.",
    session_length_request: "La duración máxima se comprueba en cada solicitud.",
    session_idle_request: "La inactividad se comprueba en cada solicitud.",
    attempts_sign_in: "Se aplica al iniciar sesión.",
    attempts_second_factor: "Se aplica a los códigos al iniciar sesión.",
    attempts_confirm:
      "Se aplica antes de las acciones delicadas, cuando alguien demuestra una vez más quién es.",
    two_factor_request: "Se aplica en cada solicitud.",
    member_invites_invite: "La invitación se aplica cuando invita un miembro.",
    auto_approve_join: "La aprobación se aplica cuando alguien acepta la invitación de un miembro.",
    email_verification_request: "La dirección confirmada se comprueba en cada cambio.",
  },
  neverRefused: "Aún no ha rechazado a nadie.",
  lastRefused_one: "Ha rechazado {{count}} vez, la última",
  lastRefused_other: "Ha rechazado {{count}} veces, la última",
  lastRefusedWho_one: "Ha rechazado {{count}} vez, la última a {{person}},",
  lastRefusedWho_other: "Ha rechazado {{count}} veces, la última a {{person}},",
  effects: {
    title: "Antes de guardar",
    none_one: "No cambia nada de inmediato ({{count}} persona).",
    none_other: "No cambia nada de inmediato ({{count}} personas).",
    sessions_one: "{{count}} sesión se cierra de inmediato.",
    sessions_other: "{{count}} sesiones se cierran de inmediato.",
    factor_one: "{{count}} de {{members}} no tiene segundo factor.",
    factor_other: "{{count}} de {{members}} no tienen segundo factor.",
    until: "El plazo termina el",
    passwords:
      "Cada contraseña se evalúa la próxima vez que su titular inicie sesión, pues solo se guarda su hash. Quien tenga una más débil tendrá que cambiarla entonces.",
    unverified_one:
      "{{count}} persona no tiene una dirección confirmada y no puede cambiar nada hasta confirmarla.",
    unverified_other:
      "{{count}} personas no tienen una dirección confirmada y no pueden cambiar nada hasta confirmarla.",
    invites_one: "{{count}} miembro ya no podrá invitar a nadie.",
    invites_other: "{{count}} miembros ya no podrán invitar a nadie.",
    others_one: "{{count}} más",
    others_other: "{{count}} más",
  },
};
