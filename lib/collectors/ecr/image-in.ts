import { repositoryUri } from "./repository-in.ts";

/**
 * The image that a text means, as `account.region/name:tag`, or `…@sha256:…` where it says the digest, whatever tag stands beside.
 * Without either it is `latest`. Source: Docker reference, "docker image tag"; Amazon ECR user guide, "Pulling an image".
 */
export function imageIn(text: string): string | undefined {
  const { account, region, name, tag = "latest", digest } = uri.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  return `${account}.${region}/${name}${digest === undefined ? `:${tag}` : `@${digest}`}`;
}

const uri = new RegExp(`${repositoryUri}(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`);
