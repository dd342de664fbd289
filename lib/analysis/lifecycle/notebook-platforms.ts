import { familyOf } from "#lib/analysis/encryption/instance-families.ts";

interface NotebookPlatform {
  /** Last day with security updates, `YYYY-MM-DD`; undefined while AWS has announced none. */
  supportedUntil?: string;
  /** False where AWS cannot move an existing notebook off the platform. */
  upgradesInPlace: boolean;
}

/**
 * Sources: SageMaker developer guide, "Amazon Linux 2 notebook instances" (AL1 and AL2 maintenance phase plans) and
 * "JupyterLab versioning" (al2-v1 and al2-v2 ended with JupyterLab 1 and 3). As of 2026-11.
 */
const platforms: ReadonlyMap<string, NotebookPlatform> = new Map([
  ["notebook-al1-v1", { supportedUntil: "2024-03-31", upgradesInPlace: false }],
  ["notebook-al2-v1", { supportedUntil: "2025-06-30", upgradesInPlace: true }],
  ["notebook-al2-v2", { supportedUntil: "2025-06-30", upgradesInPlace: true }],
  ["notebook-al2-v3", { supportedUntil: "2026-06-30", upgradesInPlace: true }],
  ["notebook-al2023-v1", { upgradesInPlace: true }],
]);

export const currentPlatform = "notebook-al2023-v1";

/** Families that Amazon Linux 2023 notebooks do not run on. Source: the same page, "Important differences". */
const leftBehind = new Set(["p2", "p3", "p3dn", "inf1", "g3"]);

export type PlatformSupport =
  | { supported: true; until: string | undefined }
  | { supported: false; until: string; upgradesInPlace: boolean };

/** Whether a platform gets security updates at `now` (ISO time); undefined for a platform that is not in the table. */
export function platformSupport(platform: string, now: string): PlatformSupport | undefined {
  const known = platforms.get(platform);
  if (!known) return undefined;
  const { supportedUntil: until, upgradesInPlace } = known;
  if (until === undefined || now.slice(0, 10) <= until) return { supported: true, until };
  return { supported: false, until, upgradesInPlace };
}

/** Whether notebooks of this instance type can run the current platform. */
export function runsCurrentPlatform(instanceType: string): boolean {
  return !leftBehind.has(familyOf(instanceType));
}
