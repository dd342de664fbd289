import { anyDnsSuffix } from "#lib/readings/partitions.ts";

/**
 * The bucket that a text means: an S3 URI, an ARN, or an address of any of S3's endpoints, in virtual-host or path style.
 * Undefined for what only looks alike: access points and their aliases, directory and table buckets, other services, patterns
 * and templates. Sources: S3 user guide, "Virtual hosting of buckets", "General purpose bucket naming rules"; AWS General
 * Reference, "Amazon S3 endpoints and quotas"; SageMaker API reference, S3Uri (`s3` or `https`).
 */
export function bucketIn(text: string): string | undefined {
  // Hyperparameters that the SageMaker SDK writes are JSON texts: quoted.
  const bare = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  for (const pattern of [uri, arn, virtualHost, path]) {
    const name = pattern.exec(bare)?.[1];
    if (name !== undefined) return isBucketName(name) ? name : undefined;
  }
  return undefined;
}

const end = "(?=[/?#]|$)";
const region = "[a-z]{2,}(?:-[a-z]+)+-\\d+";
/** FIPS, dual-stack and accelerated ones, and those of before 2019 that have a dash before the region, or no region. */
const endpoint = `s3(?:(?:-fips)?(?:\\.dualstack)?\\.${region}|-fips-${region}|-${region}|-external-1|-accelerate(?:\\.dualstack)?)?\\.${anyDnsSuffix}(?::443)?`;

const uri = new RegExp(`^[sS]3[an]?://([^/?#]+)${end}`);
const arn = /^arn:aws[\w-]*:s3:::([^/]+)(?:\/|$)/;
const virtualHost = new RegExp(`^https?://([^/?#@]+)\\.${endpoint}${end}`, "i");
const path = new RegExp(`^https?://${endpoint}/([^/?#]+)`, "i");

/** Buckets of before March 2018 in us-east-1 may have capitals, underscores and up to 255 characters. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9_-]$/;
/** Aliases of access points, and buckets of other sorts: no list of buckets has them. */
const ofAnotherSort = /(-s3alias|--ol-s3|\.mrap|--[\w-]+-s3|--table-s3|--x-s3)$/;

function isBucketName(name: string): boolean {
  return wellFormed.test(name) && !ofAnotherSort.test(name) && !/\.\.|^\d+(\.\d+){3}$/.test(name);
}
