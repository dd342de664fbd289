import { z } from "zod";
import { defineCheck } from "../define.ts";
import { imageIsKnown, trustedRegistries } from "../image-is-known.ts";
import { replaceImageVersion } from "../remedies/image-version.ts";
import { unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

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
  options: z.strictObject({ trustedRegistries }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeImageVersion.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-byoi.html",
  ],
  evaluate({ ImageVersionArn, BaseImage, ContainerImage }, { identity, options }) {
    if (!ImageVersionArn) return unknown("AWS returned no ImageVersionArn, so the answer is not complete.");
    const images = Object.entries({ BaseImage, ContainerImage });
    return worstOf(
      images.flatMap(([path, image]) =>
        image ? [imageIsKnown(path, image, identity.account, options.trustedRegistries)] : [],
      ),
      unknown("AWS returned no BaseImage and no ContainerImage."),
    );
  },
  fix: replaceImageVersion,
});
