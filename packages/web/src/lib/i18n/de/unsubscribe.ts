import type { unsubscribe as english } from "../en/unsubscribe.ts";
import type { Words } from "../words.ts";

export const unsubscribe: Words<typeof english> = {
  title: "Keine E-Mails mehr von {{sender}}?",
  text: "{{email}} bekommt von dort dann keine weiteren E-Mails.",
  confirm: "Abbestellen",
  done: "Sie haben abbestellt",
  doneText:
    "{{sender}} sendet nichts mehr an {{email}}. Eine E-Mail, die schon unterwegs ist, kann noch ankommen.",
  gone: "Dieser Link führt ins Leere",
  goneText:
    "Vielleicht ist er abgeschnitten, oder die Adresse ist hier nicht mehr gespeichert. Dann gehen auch keine E-Mails mehr an sie.",
};
