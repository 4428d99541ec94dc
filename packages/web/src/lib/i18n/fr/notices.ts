import type { notices as english } from "../en/notices.ts";
import type { Words } from "../words.ts";

export const notices: Words<typeof english> = {
  open: "Notifications",
  unseen_one: "Notifications, {{count}} nouvelle",
  unseen_other: "Notifications, {{count}} nouvelles",
  empty: "Rien de nouveau. Ce qui arrive aux domaines, aux imports, à l’équipe et aux règles s’affiche ici.",
  isNew: "Nouveau",
  kinds: {
    domain_verified: "{{domain}} est vérifié.",
    domain_degraded: "{{domain}} demande votre attention : un enregistrement n’est plus en place.",
    domain_recovered: "{{domain}} est de nouveau en ordre.",
    domain_ownership_lost: "{{domain}} : votre propriété n’est plus prouvée.",
    import_done:
      "{{file}} est importé : {{created, number}} créés, {{updated, number}} mis à jour, {{rejected, number}} rejetés.",
    import_failed: "L’import du fichier {{file}} s’est arrêté. Ce qui avait été fait jusque-là est conservé.",
    account_stopped: "{{email}} est arrêté : son serveur de messagerie lui refuse l’accès.",
    account_recovered: "{{email}} fonctionne de nouveau.",
    member_joined: "{{person}} a rejoint l’organisation.",
    member_waits: "{{person}} attend une approbation pour entrer.",
    policies_changed: "{{person}} a modifié les règles.",
    billing_changed: "{{person}} a modifié les informations de facturation.",
  },
};
