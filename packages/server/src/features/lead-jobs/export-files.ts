/** Key of an exported file, in a folder of its own inside the files' place. */
export const exportFileKey = (jobId: string): string => `exports/${jobId}`;
