import type { ImageDetail } from "@aws-sdk/client-ecr";
import { whole } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";
import { answering } from "../given.ts";
import { imageIn } from "./image-in.ts";

/**
 * The images in use of the account's own repositories, each once, by whatever tags and digest it is named. Of the many that jobs
 * name most are gone, and one that is not there fails the whole question: so a repository is listed, which says all.
 */
export default defineCollector({
  kind: "ecr-image",
  label: "ECR images",
  scope: "region",
  volume: "live",
  parent: "ecr-repository",
  inRequests: { imageIds: [{ imageDigest: "{imageDigest}" }], imageId: { imageDigest: "{imageDigest}" } },
  withoutArn: true,
  // Inspector scans anew whenever it learns something; what it found is what counts.
  volatile: ["lastRecordedPullTime", "ScanFindings.imageScanCompletedAt", "ScanFindings.vulnerabilitySourceUpdatedAt"],
  actions: ["ecr:DescribeImages", "ecr:DescribeImageScanFindings"],
  parts: ["ScanFindings"],
  named: imageIn,
  async *collect(context) {
    const { account, region, names, readChildren, arnOf } = context;
    const here = `${account}.${region}/`;
    const ours = [...names].filter((name) => name.startsWith(here));
    for (const [name, wanted] of Map.groupBy(ours, (one) => one.slice(here.length).replace(/[:@].*$/, ""))) {
      const repository = { name, arn: arnOf("ecr", `repository/${name}`), named: `${here}${name}` };
      yield* readChildren(`${repository.arn}#`, imagesOf(repository, new Set(wanted), context));
    }
  },
  // An image points at nothing that is read.
  follows: () => undefined,
});

async function* imagesOf(
  { name: repositoryName, arn, named }: { name: string; arn: string; named: string },
  wanted: ReadonlySet<string>,
  { ecr, readEach }: CollectContext<"ScanFindings">,
) {
  // Unasked, AWS leaves out what was archived: that is there all the same, and may be what was signed.
  const input = { repositoryName, filter: { imageStatus: "ANY" as const }, maxResults: 1000 };
  const held = await whole(ecr.describeImages, input, "imageDetails");
  const namesOf = ({ imageDigest, imageTags = [] }: ImageDetail) => [
    `${named}@${imageDigest}`,
    ...imageTags.map((tag) => `${named}:${tag}`),
  ];
  yield* readEach(
    held.filter((image) => namesOf(image).some((name) => wanted.has(name))),
    (image) => ({
      name: `${repositoryName}@${image.imageDigest?.slice(0, shortDigest)}`,
      arn: `${arn}#${image.imageDigest}`,
      also: namesOf(image),
    }),
    async (image, part) => {
      const { imageDigest } = image;
      return {
        ...image,
        // Signatures, and software bills of materials: they are images of the same repository.
        Referrers: held.filter(({ subjectManifestDigest }) => subjectManifestDigest === imageDigest),
        ScanFindings: await part("ScanFindings", async () => {
          // Every page says how many there are of each severity: one finding will do. Where it does not, nobody knows: Inspector
          // keeps its findings from those who may not list them.
          const question = { repositoryName, imageId: { imageDigest }, maxResults: 1 };
          const answer = answering(await ecr.describeImageScanFindings(question), "imageScanStatus");
          const { imageScanStatus, imageScanFindings = {} } = answer;
          const { findings: _basic, enhancedFindings: _enhanced, ...counts } = imageScanFindings;
          return { imageScanStatus, ...counts };
        }, ["ScanNotFoundException"]),
      };
    },
  );
}

/** `sha256:` and as much as Docker shows. */
const shortDigest = "sha256:".length + 12;
