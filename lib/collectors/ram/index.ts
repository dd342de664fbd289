import ramShare from "./ram-share.ts";

export const ramCollectors = [ramShare] as const;
