/** The time, so that tests may set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
