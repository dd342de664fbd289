import linksWorkForTheWorkerAlone from "./links-work-for-the-worker-alone.ts";

export const workteamChecks = [linksWorkForTheWorkerAlone];
