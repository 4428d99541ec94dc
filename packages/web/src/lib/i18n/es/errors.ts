import type { errors as english } from "../en/errors.ts";
import type { Words } from "../words.ts";

/** A sentence for each reason: what happened and what to do. */
export const errors: Words<typeof english> = {
  offline: "El servidor no ha respondido. Comprueba tu conexión e inténtalo de nuevo.",
  invalid_input: "Algunos de los datos introducidos no son válidos. Revisa los campos marcados.",
  not_found: "Esto no existe o no tienes acceso a ello.",
  signed_out: "Tu sesión ha terminado. Inicia sesión de nuevo para continuar.",
  no_permission: "Tu rol no lo permite. Puede hacerlo un administrador o el propietario de la organización.",
  view_only: "Puedes ver esta empresa, pero no cambiarla. Un administrador puede darte acceso de edición.",
  cross_site: "La solicitud no procede de este portal. Recarga la página e inténtalo de nuevo.",
  too_many_requests: "Se ha intentado demasiadas veces. Espera un momento e inténtalo de nuevo.",
  database_unavailable:
    "La base de datos no responde ahora mismo. No se ha perdido nada; inténtalo de nuevo en un momento.",
  secrets_unavailable:
    "El almacén de contraseñas y claves no responde ahora mismo. No se ha cambiado nada; inténtalo de nuevo en un momento.",
  internal:
    "Algo ha fallado por nuestra parte. No se ha cambiado nada. Si vuelve a ocurrir, indica a soporte el ID de solicitud.",
  key_reused: "Esto se ha enviado dos veces con contenido distinto. Recarga la página e inténtalo de nuevo.",
  in_progress: "La misma solicitud sigue en curso. Espera a que termine.",
  already_done: "Esto ya estaba hecho. Recarga la página para verlo.",
  wrong_credentials: "La dirección de correo y la contraseña no corresponden a ninguna cuenta.",
  weak_password: "Esta contraseña es demasiado fácil de adivinar. Usa una más larga.",
  common_password: "Esta contraseña es de las primeras que prueban los atacantes. Elige otra.",
  password_is_identity: "Tu nombre o tu dirección no pueden ser la contraseña. Elige otra.",
  password_needs_uppercase: "Una de tus organizaciones pide una letra mayúscula en las contraseñas.",
  password_needs_number: "Una de tus organizaciones pide un número en las contraseñas.",
  password_needs_symbol: "Una de tus organizaciones pide un símbolo en las contraseñas, como una coma.",
  wrong_password: "Esta no es tu contraseña actual.",
  wrong_code: "Este código no es correcto o ya se ha usado. Espera al siguiente.",
  sign_in_expired: "Este inicio de sesión ha tardado demasiado. Empieza de nuevo con tu contraseña.",
  confirm_first: "Demuestra una vez más que eres tú antes de hacer esto.",
  passkey_refused: "La llave de acceso no se ha aceptado. Inténtalo de nuevo o usa otro método.",
  passkey_known: "Esta llave de acceso ya está configurada.",
  too_many_passkeys: "Tienes todas las llaves de acceso que admite una cuenta. Quita una que ya no uses.",
  totp_exists: "Ya hay una aplicación de autenticación configurada. Quítala antes de configurar otra.",
  totp_not_begun: "Empieza de nuevo la configuración: el código que se mostró ya no se conserva.",
  no_factor: "Configura antes una aplicación de autenticación o una llave de acceso.",
  two_factor_required: "Esta organización pide un segundo factor. Configura uno para continuar.",
  password_outdated: "Tu contraseña ya no cumple lo que piden tus organizaciones. Cámbiala para continuar.",
  email_unverified: "Confirma tu dirección de correo para hacer esto.",
  set_up_factor_first:
    "Inicia sesión tú con un segundo factor antes de pedírselo a los demás, para no quedarte fuera.",
  member_invites_off:
    "Aquí los miembros no pueden invitar a nadie. Un administrador o propietario sí puede, y puede cambiarlo en Políticas.",
  last_owner:
    "Una organización necesita un propietario que pueda actuar. Antes, haz propietario a otra persona.",
  role_too_high: "Esto está por encima de tu rol. Puede hacerlo un propietario.",
  not_yourself: "No puedes hacerte esto a ti mismo. Puede hacerlo otra persona que gestione personas.",
  member_elsewhere:
    "Esta persona también es miembro de otras organizaciones y sus segundos factores las protegen. Soporte puede ayudarle.",
  member_suspended: "Esta persona está suspendida. Antes, vuelve a admitirla.",
  invite_not_yours: "Esta invitación se envió a otra dirección o la envió otra persona.",
  invite_not_open: "Entretanto, esta invitación se ha respondido o revocado.",
  too_many_invites:
    "Hay tantas invitaciones en espera como admite una organización. Revoca alguna que nadie vaya a responder.",
  email_unchanged: "Esta ya es tu dirección.",
  prove_address: "Este enlace no demuestra la dirección. Pide el enlace por correo y abre ese.",
  account_exists: "Ya existe una cuenta con esta dirección. Inicia sesión con ella para unirte.",
  link_used_or_expired: "Este enlace ya se ha usado o ha caducado. Pide uno nuevo.",
  sign_up_closed: "Aquí no se admiten cuentas nuevas. Pregunta a quienes gestionan este portal.",
  workspace_name_taken: "Otra empresa de esta organización usa este nombre en la dirección.",
  too_many_companies:
    "Esta organización tiene todas las empresas que admite. Elimina una archivada antes de añadir otra.",
  company_archived: "Esta empresa está archivada. Restáurala antes de cambiarla.",
  company_not_archived: "Archiva antes esta empresa; solo las archivadas se pueden eliminar definitivamente.",
  changed_meanwhile:
    "Alguien ha cambiado esto mientras lo editabas. Carga su versión para continuar a partir de ella.",
  name_does_not_match: "El nombre escrito no es el que se muestra.",
  import_running: "Hay una importación en curso en esta empresa. Espera a que termine o cancélala.",
  not_a_member: "Esta persona ya no es miembro de la organización.",
  role_sees_all: "Los propietarios y administradores ven todas las empresas; su acceso no se puede limitar.",
  logo_not_an_image: "Este archivo no es una imagen PNG, JPEG o WebP.",
  logo_too_large: "Esta imagen es demasiado grande.",
  image_unknown_type: "Esta imagen no es un archivo PNG, JPEG, WebP o SVG.",
  image_is_icon:
    "Esto es un archivo ICO. Elige un archivo PNG o SVG; los tamaños del icono se generan aquí a partir de él.",
  image_too_many_bytes:
    "Las imágenes pueden ocupar hasta 1 MB y los archivos SVG hasta 256 KB. Guarda esta con menos peso.",
  image_too_many_pixels:
    "Las imágenes pueden tener hasta 4096 píxeles por lado y 12 megapíxeles en total. Reduce esta.",
  image_too_small: "Un icono necesita al menos 32 píxeles de ancho o de alto. Elige una imagen más grande.",
  image_animated: "No se admiten imágenes animadas. Guarda una sola imagen fija.",
  image_svg_active:
    "Este archivo SVG contiene un script o algo que puede ejecutarlo. Expórtalo de nuevo solo con formas.",
  image_svg_external:
    "Este archivo SVG enlaza a otros archivos o lleva imágenes o fuentes incrustadas. Expórtalo de nuevo solo con formas.",
  image_svg_doctype:
    "Este archivo SVG tiene un tipo de documento (DOCTYPE), que puede llevar contenido dañino. Expórtalo de nuevo como SVG simple u optimizado.",
  image_unreadable:
    "Esta imagen está dañada o tarda demasiado en dibujarse. Expórtala de nuevo, mejor como PNG.",
  image_url_invalid:
    "Esta dirección no se puede usar. Indica una que empiece por https:// y no lleve usuario, contraseña ni puerto.",
  image_url_silent:
    "No llegó ninguna imagen de esta dirección a tiempo. Comprueba la dirección o sube el archivo.",
  image_url_refused:
    "Esta dirección redirige a otra o responde con un error. Indica la dirección de la propia imagen.",
  name_empty: "Introduce el dominio desde el que envías, como kaffee.de.",
  name_invalid: "Esto no es un nombre de dominio. Se compone de letras, cifras, guiones y puntos.",
  name_is_address: "Esto es una dirección IP. Introduce el nombre de dominio.",
  name_too_long: "Este nombre es demasiado largo para poner registros por debajo.",
  label_too_long: "Una parte de este nombre tiene más de 63 caracteres.",
  name_without_suffix: "Falta la terminación, como .com o .de.",
  name_is_special: "Este nombre está reservado y no se puede usar en internet.",
  name_is_public_suffix:
    "Con esta terminación cualquiera puede registrar nombres, así que no es de nadie. Introduce tu propio nombre.",
  name_is_shared_host: "Este nombre es de un proveedor que muchos comparten. Usa un dominio propio.",
  name_is_ours: "Este nombre pertenece a la plataforma. Usa un dominio propio.",
  domain_exists: "Esta organización ya tiene este dominio.",
  domain_in_use: "Hay cuentas de correo que usan este dominio. Antes, quítalas o muévelas.",
  key_waits: "Hay una clave nueva pendiente de publicar. Publícala antes de crear otra.",
  host_exists: "Esta dirección ya está aquí.",
  too_many_hosts: "Una organización tiene como máximo cinco direcciones. Quita alguna que ya no uses.",
  host_not_served: "Esta dirección aún no está en servicio. Publica antes sus registros.",
  account_known: "Esta dirección ya es una cuenta.",
  account_paused: "La cuenta está en pausa. Reanúdala primero.",
  domain_not_added: "Añade antes el dominio de la dirección a esta empresa.",
  domain_not_here:
    "Los buzones de este dominio no están en esta plataforma. Añade el buzón con sus servidores y su contraseña.",
  mailbox_exists: "Ya hay un buzón con esta dirección. Añádelo con su contraseña.",
  password_needed:
    "Indica la contraseña: la guardada solo se envía al servidor y al usuario para los que se dio.",
  sign_in_not_set_up:
    "El inicio de sesión en este proveedor no está configurado aquí. Usa una contraseña de aplicación o pregunta a quien lleva esta plataforma.",
  consent_expired:
    "Este inicio de sesión tardó demasiado, ya se usó o lo empezó otra persona. Empieza de nuevo.",
  consent_incomplete: "No se permitió todo. Empieza de nuevo y deja marcadas todas las casillas.",
  consent_withdrawn: "El proveedor ya no nos deja entrar en este buzón. Conecta la cuenta de nuevo.",
  other_mailbox: "Has iniciado sesión con otro buzón. Empieza de nuevo con la dirección propia de la cuenta.",
  provider_silent: "El proveedor no respondió. Nada ha cambiado; inténtalo de nuevo en unos minutos.",
  folder_name_taken: "Ya hay una carpeta con este nombre aquí.",
  folder_in_itself: "Una carpeta no puede estar dentro de sí misma ni de una de sus propias carpetas.",
  folders_too_deep: "Las carpetas tienen ocho niveles como máximo.",
  too_many_folders: "Una empresa tiene 5000 carpetas como máximo.",
  template_archived: "Esta plantilla está en el archivo. Restáurala para cambiarla.",
  template_not_archived: "Solo se puede eliminar una plantilla que está en el archivo.",
  template_in_use: "Esta plantilla está en uso y no se puede eliminar.",
  account_refuses: "Su servidor de correo rechaza la cuenta. Indica de nuevo su contraseña.",
  account_silent: "El servidor de correo de la cuenta no respondió. Inténtalo de nuevo en unos minutos.",
  mail_not_taken: "El servidor de correo no aceptó el mensaje. Inténtalo de nuevo en unos minutos.",
  file_empty: "Este archivo está vacío.",
  file_header_only: "Este archivo tiene una línea de encabezado, pero ninguna línea debajo.",
  file_not_text:
    "Este archivo no es texto ni un libro de Excel. Guarda la lista como CSV o .xlsx y sube ese archivo.",
  file_is_spreadsheet:
    "Este tipo de hoja de cálculo no se puede leer. Guárdala como .xlsx o CSV y sube ese archivo.",
  file_is_encrypted: "Este archivo está protegido con contraseña. Quítala en Excel y vuelve a subirlo.",
  file_has_macros: "Este libro contiene macros. Guárdalo como .xlsx sin macros y sube ese archivo.",
  spreadsheet_damaged:
    "Esta hoja de cálculo está dañada. Ábrela en Excel, guárdala de nuevo como .xlsx y sube ese archivo.",
  spreadsheet_empty:
    "Este libro no tiene ninguna hoja con celdas. Pon la lista en una hoja y vuelve a subirlo.",
  spreadsheet_too_large:
    "Esta hoja de cálculo ocupa, una vez descomprimida, más de lo que se puede leer. Divídela o guarda la lista como CSV y sube ese archivo.",
  file_is_archive: "Este archivo está comprimido. Descomprímelo y sube el archivo CSV o Excel que contiene.",
  file_is_image: "Esto es una imagen. Sube un archivo CSV o Excel.",
  file_is_pdf: "Esto es un PDF. Sube un archivo CSV o Excel.",
  file_is_html: "Esto es una página web. Sube un archivo CSV o Excel.",
  file_has_nul:
    "Este archivo contiene caracteres NUL, así que no es texto sin formato. Vuelve a exportarlo como CSV.",
  key_at_mail_server:
    "El servidor de correo guarda esta clave. Sustituirla allí rompería las firmas hasta que se actualizara tu DNS, así que no se hace desde aquí.",
  mail_server_silent:
    "El servidor de correo no ha respondido, así que no se ha cambiado nada. Inténtalo de nuevo en unos minutos.",
  too_many_links:
    "Este dominio tiene todos los enlaces abiertos que admite. Cierra uno que ya nadie necesite.",
  file_too_large: "Este archivo supera el tamaño permitido. Divídelo e importa las partes.",
  file_too_wide: "Este archivo tiene más columnas de las que se pueden leer.",
  file_gone: "El archivo subido ya no se conserva. Súbelo de nuevo.",
  disk_full:
    "El servidor no tiene espacio para este archivo ahora mismo. Quienes lo gestionan deben liberarlo.",
  upload_incomplete: "La subida no ha terminado. Mantén la página abierta hasta que acabe.",
  upload_conflict: "Esta subida se ha continuado desde otro sitio. Iníciala de nuevo.",
  email_column_missing: "Elige la columna que contiene la dirección de correo.",
  column_used_twice: "Una columna está elegida dos veces. Elige cada una como máximo una vez.",
  column_unknown: "Una de las columnas elegidas no está en el archivo.",
  import_not_ready: "Esta importación aún no está lista para empezar.",
  import_already_started: "Esta importación ya se ha iniciado.",
  import_finished: "Esta importación ha terminado.",
  encoding_wrong: "El archivo no se puede leer con esta codificación. Elige otra.",
  upload_abandoned:
    "Nadie ha continuado con este archivo en 7 días, así que se ha eliminado. No se ha importado nada; súbelo otra vez para empezar de nuevo.",
  import_failed:
    "La importación se ha detenido por un fallo nuestro. Lo que ya se había importado se conserva.",
  import_not_finished: "Esta importación aún no ha terminado. Podrás deshacerla cuando termine.",
  undo_already_started: "Esta importación ya se está deshaciendo.",
  nothing_to_undo: "Esta importación no cambió ningún contacto: no hay nada que deshacer.",
  undo_too_late: "Una importación se puede deshacer durante 30 días, y esta terminó hace más tiempo.",
  already_there: "Estos contactos ya están en esa empresa.",
  job_running: "Este proceso sigue en curso. Espera a que termine.",
  job_finished: "Este proceso ya ha terminado.",
  job_failed: "El proceso se ha detenido por un fallo nuestro. Lo que ya se había hecho se conserva.",
  nothing_to_restore:
    "Ya no queda nada que recuperar. Los contactos eliminados se conservan durante 30 días.",
  export_too_large: "Una exportación admite hasta cinco millones de contactos. Acota la lista con un filtro.",
  export_expired:
    "Los archivos exportados se conservan siete días y este ya no existe. Exporta los contactos de nuevo.",
  field_gone: "Uno de los campos elegidos ya no existe. Vuelve a elegir las columnas.",
  lead_exists: "Esta dirección ya está en la lista.",
  address_suppressed: "No se puede escribir a esta dirección: está en la lista de exclusión.",
  lead_suppressed:
    "No se puede escribir a este contacto, y una edición no lo cambia. Quien administra la organización puede levantar la exclusión indicando un motivo.",
  leads_of_two_lists: "Estos dos contactos pertenecen a empresas distintas, así que no se pueden fusionar.",
  field_value_wrong: "Este valor no corresponde al tipo del campo.",
  field_exists: "Ya hay un campo con este nombre.",
  too_many_fields: "Una empresa tiene 20 campos propios como máximo. Quita uno que nadie use.",
  tag_exists: "Ya hay una etiqueta con este nombre. Fusiona las dos o elige otro nombre.",
  tags_of_two_lists: "Estas dos etiquetas pertenecen a empresas distintas, así que no se pueden fusionar.",
  view_exists: "Ya tienes una vista con este nombre.",
  too_many_views: "Puedes guardar 50 vistas por empresa. Quita una que ya no necesites.",
  view_not_yours:
    "Solo quien creó esta vista o quien administra la organización puede cambiarla. Guarda una copia en su lugar.",
};
