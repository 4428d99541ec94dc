export const passwordReset = {
  request: {
    title: "Reset your password",
    description: "Enter the address of your account. We send a link with which you set a new password.",
    email: "E-mail address",
    submit: "Send link",
    back: "Back to sign-in",
    sentTitle: "Look into your mail",
    sentText:
      "If {{email}} has an account, a link is on its way. It works once, for one hour. Your password stays as it is until you use it.",
  },
  reset: {
    title: "Set a new password",
    description: "All other sessions end, and you are signed in here.",
    password: "New password",
    help: "At least 8 characters; 15 or more are recommended. A few words do well.",
    submit: "Set password",
    deadTitle: "This link does not work any more",
    again: "Ask for a new link",
  },
} as const;
