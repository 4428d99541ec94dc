/** The words of another language: the keys of the English ones, each with a text of its own. */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Words<English[Key]>;
};
