export const unsubscribe = {
  title: "No more mail from {{sender}}?",
  text: "{{email}} will get no further mail from there.",
  confirm: "Unsubscribe",
  done: "You are unsubscribed",
  doneText: "{{sender}} sends nothing more to {{email}}. A mail that is on its way may still arrive.",
  gone: "This link leads nowhere",
  goneText: "It may be cut off, or the address is not kept here any more. Then no mail is sent to it either.",
} as const;
