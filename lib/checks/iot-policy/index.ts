import namesWhatItOpens from "./names-what-it-opens.ts";

export const iotPolicyChecks = [namesWhatItOpens];
