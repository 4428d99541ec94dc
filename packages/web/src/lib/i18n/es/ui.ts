import type { ui as english } from "../en/ui.ts";
import type { Words } from "../words.ts";

export const ui: Words<typeof english> = {
  close: "Cerrar",
  cancel: "Cancelar",
  copy: "Copiar",
  copied: "Copiado",
  optional: "Opcional",
  showPassword: "Mostrar contraseña",
  hidePassword: "Ocultar contraseña",
  undo: "Deshacer",
  retry: "Intentar de nuevo",
  loading: "Cargando",
  previous: "Anterior",
  next: "Siguiente",
  breadcrumbs: "Ruta de navegación",
  notifications: "Notificaciones",
  noMatches: "Sin coincidencias",
  requestId: "ID de solicitud",
  done: "hecho",
  currentStep: "Paso actual",
  openList: "Abrir lista",
};
