/**
 * Jobs on many leads that were begun in this tab, by their ids: their end is told, however short they were. A lead's own panel tells of
 * its jobs itself.
 */
export const begunJobs = new Set<string>();
