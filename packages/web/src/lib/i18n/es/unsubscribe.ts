import type { unsubscribe as english } from "../en/unsubscribe.ts";
import type { Words } from "../words.ts";

export const unsubscribe: Words<typeof english> = {
  title: "¿No quieres más correo de {{sender}}?",
  text: "{{email}} no recibirá más correo suyo.",
  confirm: "Darme de baja",
  done: "Te has dado de baja",
  doneText:
    "{{sender}} no envía nada más a {{email}}. Puede que aún llegue algún correo que ya esté en camino.",
  gone: "Este enlace no lleva a ninguna parte",
  goneText:
    "Puede que esté cortado, o que la dirección ya no se guarde aquí. Entonces tampoco se le envía correo.",
};
