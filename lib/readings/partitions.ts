interface Partition {
  name: string;
  /** How the names of its regions begin. */
  begins: string;
  /** How its host names end. */
  dnsSuffix: string;
  /** Where IAM signs, and CloudTrail has its events. */
  iamRegion: string;
}

/** What is in no other. */
const commercial: Partition = { name: "aws", begins: "", dnsSuffix: "amazonaws.com", iamRegion: "us-east-1" };

/** As the SDK has them: a test holds the two together, and browsers need no SDK. */
const partitions: readonly Partition[] = [
  { name: "aws-cn", begins: "cn-", dnsSuffix: "amazonaws.com.cn", iamRegion: "cn-north-1" },
  { name: "aws-us-gov", begins: "us-gov-", dnsSuffix: "amazonaws.com", iamRegion: "us-gov-west-1" },
  { name: "aws-iso", begins: "us-iso-", dnsSuffix: "c2s.ic.gov", iamRegion: "us-iso-east-1" },
  { name: "aws-iso-b", begins: "us-isob-", dnsSuffix: "sc2s.sgov.gov", iamRegion: "us-isob-east-1" },
  { name: "aws-iso-e", begins: "eu-isoe-", dnsSuffix: "cloud.adc-e.uk", iamRegion: "eu-isoe-west-1" },
  { name: "aws-iso-f", begins: "us-isof-", dnsSuffix: "csp.hci.ic.gov", iamRegion: "us-isof-south-1" },
  { name: "aws-eusc", begins: "eusc-", dnsSuffix: "amazonaws.eu", iamRegion: "eusc-de-east-1" },
];

function partitionIn(region: string): Partition {
  return partitions.find(({ begins }) => region.startsWith(begins)) ?? commercial;
}

/** The partition a region belongs to. */
export function partitionOf(region: string): string {
  return partitionIn(region).name;
}

/** The region of the same partition that IAM signs for, and in which CloudTrail has its events. */
export function iamRegionOf(region: string): string {
  return partitionIn(region).iamRegion;
}

/** The same by the partition's name. */
export function iamRegionIn(partition: string): string {
  return (partitions.find(({ name }) => name === partition) ?? commercial).iamRegion;
}

/** `amazonaws.com` */
export function dnsSuffixOf(region: string): string {
  return partitionIn(region).dnsSuffix;
}

/** Of a regular expression: any of the ends of AWS's host names. */
export const anyDnsSuffix = `(?:${[...new Set([commercial, ...partitions].map(({ dnsSuffix }) => dnsSuffix.replaceAll(".", "\\.")))].join("|")})`;

/**
 * The full name of a service that VPC endpoints lead to: `com.amazonaws.us-east-1.sagemaker.api` of `sagemaker.api`; SageMaker's
 * browser-facing ones are `aws.sagemaker.studio`. China's S3 gateway is the one that keeps the plain prefix. Source: PrivateLink
 * guide, "AWS services that integrate".
 */
export function endpointServiceName(service: string, region: string): string {
  if (service.startsWith("aws.sagemaker.")) return service.replace("aws.sagemaker.", `aws.sagemaker.${region}.`);
  const suffix = service === "s3" && region.startsWith("cn-") ? "amazonaws.com" : dnsSuffixOf(region);
  return `${suffix.split(".").reverse().join(".")}.${region}.${service}`;
}
