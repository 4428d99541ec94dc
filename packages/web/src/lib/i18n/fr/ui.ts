import type { ui as english } from "../en/ui.ts";
import type { Words } from "../words.ts";

export const ui: Words<typeof english> = {
  close: "Fermer",
  cancel: "Annuler",
  copy: "Copier",
  copied: "Copié",
  optional: "Facultatif",
  showPassword: "Afficher le mot de passe",
  hidePassword: "Masquer le mot de passe",
  undo: "Annuler",
  retry: "Réessayer",
  loading: "Chargement",
  previous: "Précédent",
  next: "Suivant",
  breadcrumbs: "Fil d’Ariane",
  notifications: "Notifications",
  noMatches: "Aucun résultat",
  requestId: "Identifiant de requête",
  done: "terminée",
  currentStep: "Étape actuelle",
  openList: "Ouvrir la liste",
};
