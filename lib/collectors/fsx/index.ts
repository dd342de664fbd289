import fileSystem from "./fsx-file-system.ts";

export const fsxCollectors = [fileSystem] as const;
