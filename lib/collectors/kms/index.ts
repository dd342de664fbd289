import kmsKey from "./kms-key.ts";

export const kmsCollectors = [kmsKey] as const;
