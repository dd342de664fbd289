import { changedBy } from "#lib/inventory/changed-by.ts";
import { iamRegionOf } from "#lib/readings/partitions.ts";
import type { AttributedEvent } from "./attributed.ts";

/** A service whose calls are read out of CloudTrail. */
export interface EventSource {
  /** As CloudTrail writes it. */
  source: string;
  /** Its events are in one region of the partition, wherever the caller is. Source: CloudTrail user guide, "Global service events". */
  isGlobal?: true;
  /** Calls that are made by the thousand and tell nothing here. */
  noise?: RegExp;
  /** Calls that services make by the thousand on their own behalf; made by somebody they are kept as others are. */
  ofServices?: RegExp;
  /** What changes is kept though it is about nothing that is collected: there is little of it, and it says who may do what. */
  isTelling?: true;
}

const sagemaker: EventSource = { source: "sagemaker.amazonaws.com" };

/** SageMaker's first: whoever calls it is known when the others are read. */
export const eventSources: readonly EventSource[] = [
  sagemaker,
  { source: "iam.amazonaws.com", isGlobal: true, isTelling: true },
  { source: "signin.amazonaws.com", isTelling: true },
  { source: "sts.amazonaws.com" },
  { source: "cloudtrail.amazonaws.com", isTelling: true },
  {
    source: "kms.amazonaws.com",
    noise: /^(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|GenerateRandom|Sign$|Verify)/,
    ofServices: /^(Create|Retire)Grant$/,
  },
  { source: "s3.amazonaws.com" },
  { source: "ecr.amazonaws.com", noise: /^(InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload)$/ },
  {
    source: "ec2.amazonaws.com",
    ofServices: /NetworkInterface|^(Create|Delete)Tags$|^(Create|Delete|Attach|Detach)Volume$|Snapshot/,
  },
  { source: "elasticfilesystem.amazonaws.com", noise: /^(NewClientConnection|UpdateClientConnection)$/ },
  {
    source: "secretsmanager.amazonaws.com",
    noise: /^(Rotation|TestRotation|SecretVersionDeletion)/,
    ofServices: /^RotateSecret$/,
  },
  { source: "logs.amazonaws.com", noise: /^(Create|Delete)LogStream$/ },
  { source: "sns.amazonaws.com" },
];

/** Everything else is kept by who is known from its events. */
export function isOfSageMaker({ source }: Pick<EventSource, "source">): boolean {
  return source === sagemaker.source;
}

/** Those whose events a region has. Sign-in and STS have events both in a region and where the partition's global services have theirs. */
export function sourcesOf(region: string): readonly EventSource[] {
  return eventSources.filter(({ isGlobal }) => !isGlobal || region === iamRegionOf(region));
}

/** What is read in which regions for an account of these: its own, and that of what has no region. */
export function sourcesFor(regions: readonly string[]): { region: string; sources: readonly EventSource[] }[] {
  const own = regions.map((region) => ({ region, sources: sourcesOf(region) }));
  const homes = [...new Set(regions.map(iamRegionOf))];
  return [...own, ...homes.map((region) => ({ region, sources: globalSourcesOf(region, regions) }))].filter(
    ({ sources }) => sources.length > 0,
  );
}

/** What is read in such a region beside the account's own. */
export function globalSourcesOf(region: string, own: readonly string[]): readonly EventSource[] {
  if (own.includes(region)) return [];
  return eventSources.filter(({ source, isGlobal }) => isGlobal || /^(signin|sts)\./.test(source));
}

const opensSession =
  /^(AssumeRole|AssumeRoot|GetFederationToken|GetSessionToken|ConsoleLogin|SwitchRole|GetSigninToken)/;
const ofSageMaker = /(^|[-.])sagemaker/;

/**
 * Whether an event is kept. Of SageMaker's all are; of others what opens a session that is not one service's for another, what changes
 * something that is collected, and whatever those do who call SageMaker.
 * @param callers ARNs of those users and roles.
 */
export function isKept(
  { event, resources }: AttributedEvent,
  { source, noise, ofServices, isTelling }: EventSource,
  callers: ReadonlySet<string>,
): boolean {
  if (isOfSageMaker({ source })) return true;
  const { name, readOnly, errorCode } = event;
  if (opensSession.test(name)) return event.actorType !== "AWSService" || ofSageMaker.test(event.actor);
  const principal = event.sessionIssuer ?? event.actorArn;
  const isCaller = principal !== null && callers.has(principal);
  const isNoise = noise?.test(name) || (event.addressClass === "aws" && ofServices?.test(name));
  if (isNoise) return isCaller && errorCode !== null;
  if (isCaller) return true;
  return !readOnly && (isTelling === true || resources.length > 0 || changedBy(event).length > 0);
}
