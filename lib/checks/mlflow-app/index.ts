import callsAreRecorded from "./calls-are-recorded.ts";

export const mlflowAppChecks = [callsAreRecorded];
