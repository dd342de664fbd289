/* Rows as they are stored, by the schema's word: only its types are imported, nothing of it runs. */

import type { findings, gradedResources, latestUnits, resources, scanSteps, scans, scanUnits } from "./schema.ts";

export type StoredFinding = typeof findings.$inferSelect;
export type StoredGrade = typeof gradedResources.$inferSelect;
export type StoredLatestUnit = typeof latestUnits.$inferSelect;
export type StoredResource = typeof resources.$inferSelect;
export type StoredScan = typeof scans.$inferSelect;
export type StoredStep = typeof scanSteps.$inferSelect;
export type StoredUnit = typeof scanUnits.$inferSelect;
