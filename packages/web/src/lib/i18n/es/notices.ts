import type { notices as english } from "../en/notices.ts";
import type { Words } from "../words.ts";

export const notices: Words<typeof english> = {
  open: "Avisos",
  unseen_one: "Avisos, {{count}} nuevo",
  unseen_other: "Avisos, {{count}} nuevos",
  empty: "Nada nuevo. Aquí se cuenta lo que ocurre con dominios, importaciones, personas y políticas.",
  isNew: "Nuevo",
  kinds: {
    domain_verified: "{{domain}} está verificado.",
    domain_degraded: "{{domain}} requiere atención: un registro ya no es correcto.",
    domain_recovered: "{{domain}} vuelve a estar en orden.",
    domain_ownership_lost: "Ya no está demostrado que {{domain}} sea tuyo.",
    import_done:
      "{{file}} se ha importado: {{created, number}} creados, {{updated, number}} actualizados, {{rejected, number}} rechazados.",
    import_failed: "La importación de {{file}} se ha detenido. Lo hecho hasta entonces se conserva.",
    account_stopped: "{{email}} se ha detenido: su servidor de correo no la deja entrar.",
    account_recovered: "{{email}} vuelve a funcionar.",
    member_joined: "{{person}} se ha unido.",
    member_waits: "{{person}} espera aprobación para entrar.",
    policies_changed: "{{person}} ha cambiado las políticas.",
    billing_changed: "{{person}} ha cambiado los datos de facturación.",
  },
};
