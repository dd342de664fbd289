import { familyOf } from "#lib/analysis/encryption/instance-families.ts";

interface NotebookPlatform {
  /** Last day with security updates, `YYYY-MM-DD`; undefined while AWS has announced none. */
  supportedUntil?: string;
  /** False where AWS cannot move an existing notebook off the platform. */
  upgradesInPlace: boolean;
  /** The page of the SageMaker developer guide, or the API, that says so. As of 2026-11. */
  source: string;
}

const amazonLinux = "Amazon Linux 2 notebook instances";
const jupyterLab = "JupyterLab versioning";
const api = "API reference, CreateNotebookInstance, PlatformIdentifier";

/** Every value of PlatformIdentifier. al2-v1 and al2-v2 ended with JupyterLab 1 and 3, al2-v3 with Amazon Linux 2. */
const platforms: ReadonlyMap<string, NotebookPlatform> = new Map([
  ["notebook-al1-v1", { supportedUntil: "2024-03-31", upgradesInPlace: false, source: amazonLinux }],
  ["notebook-al2-v1", { supportedUntil: "2025-06-30", upgradesInPlace: true, source: jupyterLab }],
  ["notebook-al2-v2", { supportedUntil: "2025-06-30", upgradesInPlace: true, source: jupyterLab }],
  ["notebook-al2-v3", { supportedUntil: "2026-06-30", upgradesInPlace: true, source: amazonLinux }],
  ["notebook-al2023-v1", { upgradesInPlace: true, source: api }],
  ["notebook-al2023-v2", { upgradesInPlace: true, source: api }],
]);

/** What AWS gives by default, and the newest that the parameter of Security Hub's SageMaker.8 lists. */
export const currentPlatform = "notebook-al2023-v1";

/** Families that Amazon Linux 2023 notebooks do not run on. Source: "Amazon Linux 2 notebook instances", "Important differences". */
const leftBehind = new Set(["p2", "p3", "p3dn", "inf1", "g3"]);

export type PlatformSupport =
  | { supported: true; until: string | undefined; source: string }
  | { supported: false; hasEnded: boolean; until: string; source: string; upgradesInPlace: boolean };

const dayMs = 24 * 3_600_000;

/**
 * Whether a platform gets security updates at `now` (ISO time), and so many days on; undefined for a platform that is not in
 * the table.
 */
export function platformSupport(platform: string, now: string, daysOn = 0): PlatformSupport | undefined {
  const known = platforms.get(platform);
  if (!known) return undefined;
  const { supportedUntil: until, upgradesInPlace, source } = known;
  const by = new Date(Date.parse(now) + daysOn * dayMs).toISOString();
  if (until === undefined || by.slice(0, 10) <= until) return { supported: true, until, source };
  return { supported: false, hasEnded: now.slice(0, 10) > until, until, source, upgradesInPlace };
}

/** Whether notebooks of this instance type can run the current platform. */
export function runsCurrentPlatform(instanceType: string): boolean {
  return !leftBehind.has(familyOf(instanceType));
}
