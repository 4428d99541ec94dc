import type { Tx } from "@rookery/db";
import { tellNews } from "../../live-events.ts";

/** The topic of one job's news. It names the job and says nothing of it. */
export const leadJobTopic = (jobId: string): string => `lead-job:${jobId}`;

/** Tells whoever watches the job, when the transaction commits. */
export const tellLeadJob = (tx: Tx, jobId: string): Promise<void> => tellNews(tx, leadJobTopic(jobId));
