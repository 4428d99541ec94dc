import type { handoffs as english } from "../en/handoffs.ts";
import type { Words } from "../words.ts";

export const handoffs: Words<typeof english> = {
  dialog: {
    title: "Unser DNS verwaltet jemand anderes",
    description:
      "Erstellen Sie dafür einen Link. Er zeigt, was für {{domain}} zu veröffentlichen ist, und hakt jeden Eintrag ab, sobald er ankommt. Ein Konto ist nicht nötig, und sonst ist von Ihnen nichts zu sehen.",
    lasts: "Der Link gilt",
    days_one: "{{count}} Tag",
    days_other: "{{count}} Tage",
    create: "Link erstellen",
    copy: "Link kopieren",
    once: "Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal angezeigt. Wer ihn hat, kann ihn öffnen.",
    open: "Offene Links",
    none: "Noch keine.",
    madeBy: "Erstellt von {{name}}",
    somebody: "einem früheren Mitglied",
    unopened: "Noch nicht geöffnet",
    opened: "Geöffnet",
    ends: "endet",
    end: "Link beenden",
    ended: "Der Link öffnet sich nicht mehr",
  },
  page: {
    records: "DNS-Einträge",
    title: "DNS-Einträge für {{domain}}",
    description:
      "{{tenant}} bittet Sie, diese Einträge zu veröffentlichen, damit Empfangsserver E-Mails von {{domain}} vertrauen.",
    done: "{{done}} von {{all}} Einträgen erledigt.",
    next: "Nächste Prüfung",
    whole: "Alles ist eingetragen. Es gibt nichts mehr zu tun; Sie können diese Seite schließen.",
    expires: "Dieser Link endet",
    harmless: "Hier wird an Ihrem DNS nichts geändert: Die Einträge veröffentlichen Sie selbst.",
    endedTitle: "Dieser Link öffnet sich nicht mehr",
    endedText:
      "Er ist abgelaufen oder wurde beendet. Fragen Sie die Person, die ihn geschickt hat, nach einem neuen.",
  },
};
