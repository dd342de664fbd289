import type { EncryptionConfiguration, FindingSeverity, ImageTagMutability } from "@aws-sdk/client-ecr";
import { images, repositories, type SimulatedImage } from "#lib/simulator/shelves/ecr.ts";
import type { Actor } from "./actors.ts";
import { digestOf, ownImage } from "./images.ts";
import { hexOf } from "./random.ts";
import { arnOf, hoursAgo, later, type Site } from "./site.ts";
import { record } from "./trail.ts";

interface RepositorySpec {
  name: string;
  by: Actor;
  at: Date;
  mutability?: ImageTagMutability;
  scanOnPush?: boolean;
  /** A KMS key; without one, ECR's own AES-256. */
  kmsKey?: string;
  /** JSON text. */
  policy?: string;
  lifecyclePolicy?: string;
  /** What a scan of its images found; without one, they were not scanned. */
  found?: Partial<Record<FindingSeverity, number>>;
  /** By Inspector, which looks again and again. */
  continuously?: boolean;
  /** Signed with AWS Signer, and with a software bill of materials. Sources: Notary Project, "Signature specification"; SPDX. */
  signed?: boolean;
  /** Tags that resources of the region still name, of images that are gone. */
  gone?: readonly string[];
  /** Tags that were given to a newer image since. */
  moved?: readonly string[];
}

/** A private repository, with what an account that sets nothing gets. Source: Amazon ECR API reference, CreateRepository. */
export function repository(site: Site, spec: RepositorySpec): void {
  const { name, by, at, mutability = "MUTABLE", scanOnPush = false, kmsKey, policy, lifecyclePolicy } = spec;
  const encryptionConfiguration: EncryptionConfiguration =
    kmsKey === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey };
  const settings = {
    imageTagMutability: mutability,
    imageScanningConfiguration: { scanOnPush },
    encryptionConfiguration,
  };
  repositories.put(site.content, {
    registryId: site.account,
    repositoryName: name,
    repositoryArn: arnOf(site, "ecr", `repository/${name}`),
    repositoryUri: `${site.account}.dkr.ecr.${site.region}.amazonaws.com/${name}`,
    createdAt: at,
    ...settings,
    ...(policy !== undefined && { policy }),
    ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
  });
  record(site, { at, by, action: "ecr:CreateRepository", request: { repositoryName: name, ...settings } });
  push(site, spec);
}

/** The images that the region's resources name: those by tag have the digest that their endpoints resolved. */
function push(site: Site, { name, at, found, continuously, signed, gone = [], moved = [] }: RepositorySpec): void {
  const tagsByDigest = new Map<string, string[]>();
  for (const { uri, repository: of, tag, digest = digestOf(uri) } of ownImages(site)) {
    if (of !== name) continue;
    if (tag !== undefined && gone.includes(tag)) continue;
    const isMoved = tag !== undefined && moved.includes(tag);
    if (isMoved) tagsByDigest.set(digestOf(`${uri} rebuilt`), [tag]);
    const tags = tagsByDigest.get(digest) ?? [];
    tagsByDigest.set(digest, tag === undefined || isMoved || tags.includes(tag) ? tags : [...tags, tag]);
  }
  const pushed = later(at, 90);
  const put = (imageDigest: string, artifactMediaType: string, more: Partial<SimulatedImage>) =>
    images.put(site.content, {
      registryId: site.account,
      repositoryName: name,
      imageDigest,
      imageSizeInBytes: 400_000 + Number.parseInt(hexOf(imageDigest, 7), 16),
      imagePushedAt: pushed,
      imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
      artifactMediaType,
      imageStatus: "ACTIVE",
      ...more,
    });
  for (const [digest, imageTags] of tagsByDigest) {
    put(digest, "application/vnd.oci.image.config.v1+json", {
      ...(imageTags.length > 0 && { imageTags }),
      lastRecordedPullTime: hoursAgo(site, 30),
      ...(found && {
        imageScanStatus: continuously
          ? { status: "ACTIVE", description: "Continuous scan is selected for image." }
          : { status: "COMPLETE", description: "The scan was completed successfully." },
        findings: {
          imageScanCompletedAt: continuously ? hoursAgo(site, 9) : later(pushed, 2),
          vulnerabilitySourceUpdatedAt: continuously ? hoursAgo(site, 9) : pushed,
          findingSeverityCounts: found,
        },
      }),
    });
    for (const type of signed ? ["application/vnd.cncf.notary.signature", "application/spdx+json"] : []) {
      put(digestOf(`${type} ${digest}`), type, { subjectManifestDigest: digest });
    }
  }
}

interface Named {
  uri: string;
  repository: string;
  tag?: string | undefined;
  digest?: string | undefined;
}

/** By region; and how many resources there were, for what comes later may name more. */
const read = new WeakMap<Site["content"]["sagemaker"], { resources: number; images: Named[] }>();

/** The images of the account's own registry that the region's resources name, once each. */
function ownImages(site: Site): Named[] {
  const { sagemaker } = site.content;
  const resources = Object.values(sagemaker).reduce((sum, { length }) => sum + length, 0);
  const known = read.get(sagemaker);
  if (known?.resources === resources) return known.images;
  const registry = ownImage(site, "").replaceAll(".", "\\.");
  const named = new RegExp(`${registry}([a-z0-9._/-]+)(?::([\\w.-]+)|@(sha256:[0-9a-f]{64}))`, "g");
  const images = new Map<string, Named>();
  for (const [uri, repository = "", tag, digest] of JSON.stringify(sagemaker).matchAll(named)) {
    images.set(uri, { uri, repository, tag, digest });
  }
  read.set(sagemaker, { resources, images: [...images.values()] });
  return [...images.values()];
}
