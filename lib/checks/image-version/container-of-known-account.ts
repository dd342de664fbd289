import { z } from "zod";
import { defineCheck } from "../define.ts";
import { replaceImageVersion } from "../remedies/image-version.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "image-version/container-of-known-account",
  kind: "image-version",
  title: "Version of a Studio image holds a container of a known account",
  failTitle: "Version of a Studio image holds a container of an unknown account",
  severity: "medium",
  category: "containers",
  rationale:
    "Apps run the image with the role and the files of their user: whoever owns the repository it comes from chose everything that is in it.",
  needs: [],
  controls: ["checklist:N-STU-09", "nist-800-53-r5:SI-7", "mitre-attack:T1195.001"],
  options: z.strictObject({
    trustedAccounts: z
      .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
      .default(["763104351884", "885854791233"])
      .describe(
        "accounts besides one's own whose containers may run, as numbers in quotes; by default those of Deep Learning Containers and SageMaker Distribution",
      ),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeImageVersion.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-byoi.html",
  ],
  evaluate({ ImageVersionArn, BaseImage, ContainerImage }, { identity, options }) {
    if (!ImageVersionArn) return unknown("AWS returned no ImageVersionArn, so the answer is not complete.");
    const [path, image] = BaseImage
      ? (["BaseImage", BaseImage] as const)
      : (["ContainerImage", ContainerImage] as const);
    if (!image) return unknown("AWS returned no BaseImage and no ContainerImage.");
    const [, owner] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.[a-z\d-]+\.(?:amazonaws\.com|on\.aws)/.exec(image) ?? [];
    if (!owner) return unknown(`${path} is no address of a private repository in ECR.`);
    const known = [identity.account, ...options.trustedAccounts];
    const evidence = { path, observed: image, expected: `a repository of ${known.join(", ")}` };
    return known.includes(owner) ? pass(evidence) : fail(evidence);
  },
  fix: replaceImageVersion,
});
