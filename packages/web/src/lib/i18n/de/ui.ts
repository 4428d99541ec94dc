import type { ui as english } from "../en/ui.ts";
import type { Words } from "../words.ts";

export const ui: Words<typeof english> = {
  close: "Schließen",
  cancel: "Abbrechen",
  copy: "Kopieren",
  copied: "Kopiert",
  optional: "Optional",
  showPassword: "Passwort anzeigen",
  hidePassword: "Passwort verbergen",
  undo: "Rückgängig",
  retry: "Erneut versuchen",
  loading: "Wird geladen",
  previous: "Zurück",
  next: "Weiter",
  breadcrumbs: "Navigationspfad",
  notifications: "Meldungen",
  noMatches: "Keine Treffer",
  requestId: "Anfrage-ID",
  done: "erledigt",
  currentStep: "Aktueller Schritt",
  openList: "Liste öffnen",
};
