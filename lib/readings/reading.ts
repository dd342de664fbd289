/**
 * Why a call to AWS did not give its answer. `missing`: the resource does not exist (any more). `expired`: the credentials ended on
 * the way. `closed`: the region is not enabled any more, and none was made.
 */
export type FailureClass = "denied" | "throttled" | "unsupported" | "missing" | "expired" | "closed" | "other";

export const howToRenew =
  "Renew them (for Identity Center: aws sso login; for a role or session: fetch new ones) and start the scan again.";

export interface Failure {
  class: FailureClass;
  /** The operation that was attempted, `sagemaker:DescribeNotebookInstance`. */
  action: string;
  /** The IAM permission it takes, where that has another name. */
  permission?: string;
  /** The AWS error code, `AccessDeniedException`, or the name of the transport error. */
  code: string;
  /** What AWS said, cut to a readable length. Untrusted text. */
  message: string;
}

/** What to allow, when it was a permission that was missing. */
export function missingPermission(failure: Failure | null | undefined): string | null {
  return failure?.class === "denied" ? (failure.permission ?? failure.action) : null;
}

/** Why something looked up could not be read, as the end of a sentence: what a call gave, or that nobody made one. */
export function whyUnread({ action, code, message }: Failure): string {
  return action ? `${action} gave ${code}` : message;
}

/** Names one resource in one account. Two identities are the same resource when their ARNs are equal. */
export interface Identity {
  account: string;
  /** `us-east-1`, or `global` for resources that belong to no region (IAM). */
  region: string;
  kind: string;
  arn: string;
  name: string;
  /** Other strings by which resources point at this one: an id, a key alias. */
  also?: string[];
}

/** Where a secret stood before it was replaced. The value itself is gone: never stored, shown or exported. */
export interface SecretSighting {
  /** Path inside the resource, `Environment.DB_PASSWORD`. */
  path: string;
  /** What it looks like: `aws-access-key`, `named-secret` … */
  kind: string;
  /** Salted hash of the value: equal fingerprints are the same secret. */
  fingerprint: string;
}

/**
 * How one of the calls went of which a resource is made. `absent`: AWS says that there is none. `last`: what an earlier scan
 * read of an unread part, and when (ISO time): for what it points at, never for a verdict.
 */
export type PartReading =
  | { status: "read" | "absent"; action: string }
  | { status: "unread"; action: string; failure: Failure; last?: { value: unknown; at: string } };

/** A resource with those of its parts that could not be read as they were when they last were. */
export function withLastParts(resource: unknown, parts: Parts | null | undefined): unknown {
  const lost = Object.entries(parts ?? {}).flatMap(([name, part]) =>
    part.status === "unread" && part.last ? [[name, part.last.value] as const] : [],
  );
  return lost.length === 0 ? resource : { ...(resource as object), ...Object.fromEntries(lost) };
}

/** The parts of a resource, by the field that holds what each gave: `null` where it is absent, nothing where it is unread. */
export type Parts = Readonly<Record<string, PartReading>>;

interface ReadingBase {
  identity: Identity;
  /** The action that gave, or should have given, the resource. */
  action: string;
  /** ISO time of the read. */
  readAt: string;
}

export interface ReadResource<R> extends ReadingBase {
  status: "read";
  /** AWS's own field names and values, dates as ISO strings, secrets redacted. */
  resource: R;
  /** Set when the resource is made of several calls. */
  parts?: Parts;
  secrets: readonly SecretSighting[];
}

export interface UnreadResource extends ReadingBase {
  status: "unread";
  failure: Failure;
  /** What an earlier scan read of it, and when (ISO time): for people, and for what it points at. Never for a verdict. */
  last?: { resource: unknown; at: string };
}

export type Reading<R = unknown> = ReadResource<R> | UnreadResource;
