/** What each payload calls where it runs; a page that listens defines it. */
export const RUN = "xss()";
