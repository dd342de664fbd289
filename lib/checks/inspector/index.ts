import scansImages from "./scans-images.ts";

export const inspectorChecks = [scansImages];
