/** Where the file behind a picture's address is kept. */
export const brandFileKey = (url: string): string => url.replace(/^\//, "");
