import { anyDnsSuffix } from "#lib/readings/partitions.ts";

/**
 * The repository that a text means, as `account.region/name`: an image URI of any of ECR's hosts, or a repository's ARN. Undefined
 * for other registries, and for templates. Source: Amazon ECR user guide, "Private registry", "Dual stack endpoints".
 */
export function repositoryIn(text: string): string | undefined {
  for (const pattern of [image, arn]) {
    const { account, region, name } = pattern.exec(text)?.groups ?? {};
    if (name !== undefined) return `${account}.${region}/${name}`;
  }
  return undefined;
}

const name = "(?<name>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)";
const region = "(?<region>[a-z]{2,}(?:-[a-z]+)+-\\d+)";
const account = "(?<account>\\d{12})";
const host = `(?:dkr\\.ecr(?:-fips)?\\.${region}\\.${anyDnsSuffix}|dkr-ecr(?:-fips)?\\.${region}\\.on\\.(?:aws|amazonwebservices\\.com\\.cn))`;
/** An image URI up to its tag or digest. */
export const repositoryUri = `^(?:https?://)?${account}\\.${host}/${name}(?=$|[:@])`;
const image = new RegExp(repositoryUri);
const arn = new RegExp(`^arn:aws[\\w-]*:ecr:${region}:${account}:repository/${name}$`);
