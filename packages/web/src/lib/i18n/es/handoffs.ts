import type { handoffs as english } from "../en/handoffs.ts";
import type { Words } from "../words.ts";

export const handoffs: Words<typeof english> = {
  dialog: {
    title: "Otra persona gestiona nuestro DNS",
    description:
      "Crea un enlace para quien gestiona el DNS. Muestra qué publicar para {{domain}} y marca cada registro a medida que llega. No hace falta una cuenta, y no muestra nada más de lo tuyo.",
    lasts: "El enlace funciona durante",
    days_one: "{{count}} día",
    days_other: "{{count}} días",
    create: "Crear enlace",
    copy: "Copiar el enlace",
    once: "Cópialo ahora: solo se muestra esta vez. Quien lo tenga podrá abrirlo.",
    open: "Enlaces abiertos",
    none: "Aún no hay ninguno.",
    madeBy: "Creado por {{name}}",
    somebody: "un antiguo miembro",
    unopened: "Aún sin abrir",
    opened: "Abierto",
    ends: "caduca",
    end: "Anular enlace",
    ended: "El enlace ya no se abre",
  },
  page: {
    records: "Registros DNS",
    title: "Registros DNS de {{domain}}",
    description:
      "{{tenant}} te pide que publiques estos registros para que se confíe en el correo de {{domain}}.",
    done: "{{done}} de {{all}} registros en orden.",
    next: "Volvemos a comprobarlo",
    whole: "Todo está en orden. No queda nada por hacer; puedes cerrar esta página.",
    expires: "Este enlace caduca",
    harmless: "Nada de lo que hay aquí cambia tu DNS: los registros los publicas tú.",
    endedTitle: "Este enlace ya no se abre",
    endedText: "Ha caducado o se ha anulado. Pide uno nuevo a quien te lo envió.",
  },
};
