import type { causes as englishCauses, notes as englishNotes } from "../en/domain-causes.ts";
import type { Words } from "../words.ts";

/** Why a record does not stand, a sentence a cause. */
export const causes: Words<typeof englishCauses> = {
  not_published: "Ninguno de tus servidores de nombres tiene aún este registro.",
  domain_not_registered: "{{domain}} no está registrado, o su registro ha caducado.",
  doubled_zone_name:
    "El registro está en {{foundAt}}. Tu panel de DNS añade el dominio por sí mismo, así que aparece dos veces en el nombre.",
  wrong_selector: "La clave está publicada en {{foundAt}}, que es otro selector.",
  wrong_name: "El registro está en {{foundAt}}, donde los receptores no lo buscan.",
  negative_cache: "Está publicado. Algunos resolutores aún recuerdan que no existía, durante {{time}} más.",
  stale_cache: "Está publicado. Algunos resolutores aún tienen el valor anterior, durante {{time}} más.",
  servers_disagree: "Algunos de tus servidores de nombres aún no lo tienen: {{servers}}.",
  lame_server:
    "Estos servidores de nombres figuran como los de tu dominio, pero no responden por él: {{servers}}.",
  delegation_differs:
    "Tu dominio está entre dos proveedores de DNS: el registro de dominios indica {{delegated}} y la zona indica {{served}}.",
  other_value: "Hay otro valor en su lugar.",
  wildcard_answer:
    "Tu zona tiene un comodín que responde por todos los nombres, y ningún registro con este nombre.",
  proxied:
    "El registro está detrás del proxy de tu proveedor de DNS. Desactiva el proxy para este nombre (solo DNS).",
  cname_in_the_way:
    "Este nombre es un alias de {{target}}. Junto a un alias no puede haber ningún otro registro.",
  pasted_quotes: "El valor se pegó con las comillas, que ahora forman parte de él.",
  broken_chunks: "Los fragmentos del valor largo se unieron mal.",
  other_token: "Hay otro texto de verificación. Déjalo y añade el tuyo a su lado.",
  proven_before:
    "Tu registro está publicado. La propiedad de este nombre ya se demostró antes con otro registro de este tipo; pasará a ti cuando ese lleve {{hours}} horas fuera del DNS.",
  proof_needed_above:
    "Tu registro está publicado. La propiedad del nombre superior a este se demostró con otro registro de este tipo, así que el tuyo debe estar en {{registrable}}.",
  several_spf:
    "Tu DNS tiene {{count}} registros SPF. Los receptores solo aceptan uno, así que no cuenta ninguno.",
  spf_lacks_ours: "Tu registro SPF no incluye nuestros servidores.",
  spf_syntax: "Los receptores no pueden leer esta parte de tu registro SPF: {{term}}",
  spf_too_many_lookups:
    "Tu registro SPF requiere {{lookups}} consultas; los receptores se detienen tras 10. La más costosa: {{costliest}}.",
  spf_too_many_void_lookups:
    "Tu registro SPF nombra {{voidLookups}} hosts que no existen; los receptores se detienen tras 2.",
  spf_include_fails: "Tu registro SPF incluye {{include}}, que no tiene un registro SPF que funcione.",
  several_dkim:
    "Hay {{count}} claves con este nombre. Los receptores pueden elegir cualquiera, así que solo debe quedar una.",
  revoked_key: "El registro no contiene ninguna clave, lo que significa que se revocó.",
  truncated_key: "La clave está cortada: hay {{foundLength}} de {{expectedLength}} caracteres.",
  other_key: "Está publicada otra clave.",
  dkim_syntax: "Los receptores no pueden leer esta parte del registro de la clave: {{tag}}",
  several_dmarc: "Tu DNS tiene {{count}} registros DMARC. Los receptores solo aceptan uno.",
  dmarc_syntax: "Los receptores no pueden leer esta parte de tu registro DMARC: {{tag}}",
  mx_of_another: "El correo de este dominio va a {{host}}. Si lo cambias, dejará de llegar allí.",
  null_mx: "El dominio indica que no recibe ningún correo.",
  name_in_use: "Este nombre ya se usa para otra cosa: {{found}}.",
  policy_syntax: "Los receptores no pueden leer esta parte del registro: {{tag}}",
  no_answer: "Tus servidores de nombres no respondieron. Sigue valiendo lo que vimos antes.",
};

/** What is worth knowing although the verdict is good. */
export const notes: Words<typeof englishNotes> = {
  spf_lookups: "Requiere {{lookups}} de 10 consultas.",
  spf_other_qualifier: "Termina en {{qualifier}}all, que dejamos como está.",
  spf_long: "Con {{bytes}} bytes es demasiado largo para algunos receptores.",
  dmarc_stricter: "Tu política es {{policy}}, más estricta de lo que pedimos. Consérvala.",
  dmarc_removed_tag: "La etiqueta {{tag}} se retiró del estándar en 2026; no causa ningún problema.",
  dmarc_no_policy: "No tiene política, lo que equivale a none.",
  dmarc_testing: "Está en modo de prueba, así que la política actúa un grado más suave.",
  valid_own_value: "Es un valor propio y válido.",
  lame_server:
    "Estos servidores de nombres figuran como los de tu dominio, pero no responden por él: {{servers}}.",
  resolver_trouble:
    "Estos resolutores tuvieron problemas, lo que no dice nada de tus registros: {{servers}}.",
  short_key: "La clave tiene {{bits}} bits; los receptores esperan 2048.",
};
