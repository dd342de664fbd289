import callsAreRecorded from "./calls-are-recorded.ts";

export const featureGroupChecks = [callsAreRecorded];
