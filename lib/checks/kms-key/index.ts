import rotates from "./rotates.ts";

export const kmsKeyChecks = [rotates];
