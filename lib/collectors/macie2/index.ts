import macie from "./macie.ts";

export const macie2Collectors = [macie] as const;
