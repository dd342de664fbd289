import { hexOf } from "./random.ts";
import type { Site } from "./site.ts";

/** AWS's own registries by what they hold. Source: sagemaker-python-sdk, image_uri_config. */
const registries = {
  /** Deep Learning Containers, legacy framework and SageMaker-built images: one account for these regions. */
  deepLearning: "763104351884",
  scriptMode: "520713654638",
  reinforcement: "462105765813",
  modelParallel: "658645717510",
  /** The rest have an account in each region. */
  sklearn: { "us-east-1": "683313688378", "eu-west-1": "141502667606", "us-west-2": "246618743249" },
  xgboostAlgorithm: { "us-east-1": "811284229777", "eu-west-1": "685385470294", "us-west-2": "433757028032" },
  firstParty: { "us-east-1": "382416733822", "eu-west-1": "438346466558", "us-west-2": "174872318107" },
  deepar: { "us-east-1": "522234722520", "eu-west-1": "224300973850", "us-west-2": "156387875391" },
  spark: { "us-east-1": "173754725891", "eu-west-1": "571004829621", "us-west-2": "153931337802" },
  clarify: { "us-east-1": "205585389593", "eu-west-1": "131013547314", "us-west-2": "306415355426" },
  monitor: { "us-east-1": "156813124566", "eu-west-1": "468650794304", "us-west-2": "159807026194" },
  neo: { "us-east-1": "785573368785", "eu-west-1": "802834080501", "us-west-2": "301217895009" },
} as const;

export type Registry = keyof typeof registries;

/** A container that AWS built: `prebuilt(site, "deepLearning", "pytorch-training:2.10-gpu-py312")`. */
export function prebuilt(site: Site, registry: Registry, image: string): string {
  const accounts: string | Record<string, string> = registries[registry];
  const account = typeof accounts === "string" ? accounts : accounts[site.region];
  if (account === undefined) throw new RangeError(`no ${registry} registry is known for ${site.region}`);
  return ecrImage(account, site.region, image);
}

/** A container in the account's own registry. */
export function ownImage(site: Site, image: string): string {
  return ecrImage(site.account, site.region, image);
}

/** The same, by digest: what runs is what was reviewed. */
export function pinnedImage(site: Site, repository: string): string {
  return `${ownImage(site, repository)}@${digestOf(repository)}`;
}

export function ecrImage(account: string, region: string, image: string): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com/${image}`;
}

/** The digest that an image's tag stood for when it was deployed. */
export function digestOf(image: string): string {
  return `sha256:${hexOf(`image ${image}`, 64)}`;
}
