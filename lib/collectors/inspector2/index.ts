import inspector from "./inspector.ts";

export const inspector2Collectors = [inspector] as const;
