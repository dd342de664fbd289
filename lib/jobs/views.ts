import type { NarrowStatement } from "#lib/permissions/policy.ts";
import type { PreflightSummary } from "#lib/permissions/preflight.ts";
import type { Connection } from "#lib/store/views.ts";

/* What is asked of the worker and what it answers, but for scans: plain JSON, to the API and the browser alike. */

/** How an account is reached that somebody adds: the demo is there without. */
export type NewConnection = Exclude<Connection, { type: "demo" | "bundle" }>;

export interface NewAccount {
  connection: NewConnection;
  /** What it is called on the screens; its id when left out. */
  label?: string;
  /** `all`: every region that is enabled in it. */
  regions: string[] | "all";
}

/** Which accounts of an organization, and how they are reached. */
export interface WantedOrganization {
  /** Whose credentials list the accounts and assume the roles: the environment's when left out. */
  profile?: string;
  /** The role of this name is assumed in each account. */
  roleName: string;
  externalId?: string;
  /** Ids: only these, and without those. */
  include?: string[];
  exclude?: string[];
}

export interface NewOrganization extends WantedOrganization {
  regions: string[] | "all";
}

/** What became of an organization's accounts. Names and reasons are untrusted text. */
export interface OrganizationReport {
  added: { id: string; name: string }[];
  /** Those that are not audited, and why. */
  left: { id: string; name: string; why: string }[];
}

/** What an account's credentials may do of what a scan asks for, now. */
export interface PermissionsReport extends PreflightSummary {
  account: string;
  /** Who was let in, or not. */
  identity: string;
  regions: string[];
  /** ISO time. */
  checkedAt: string;
  /** What reading the logs of its trail takes besides, where somebody allowed it; none of it is tried. */
  logStatements: NarrowStatement[];
}

/** What was read back of an evidence bundle. */
export interface ImportTold {
  account: string;
  finishedAt: string;
  version: string;
  resources: number;
  findings: number;
  events: number;
}
