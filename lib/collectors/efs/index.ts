import fileSystem from "./efs-file-system.ts";

export const efsCollectors = [fileSystem] as const;
