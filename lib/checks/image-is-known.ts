import { z } from "zod";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import type { JobImage } from "#lib/analysis/jobs/images.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

export const trustedRegistries = z
  .array(z.string().regex(/^[\w.:-]+$/, "an account number in quotes, or the host of a registry"))
  .default([])
  .describe("registries that are trusted besides this account's and AWS's, a list of account numbers or hosts");

/** What checks of it have alike, whatever names the image. */
export const knowing = {
  severity: "medium",
  category: "containers",
  question: "images-come-from-known-registries",
  needs: [],
  options: z.strictObject({ trustedRegistries }),
} as const;

/** Passes when an image comes from the account's own registry, from AWS, or from one that is trusted. */
export function imageIsKnown(path: string, image: string, account: string, trusted: readonly string[]): Verdict {
  const { from, registry } = imageOrigin(image, account);
  const evidence = {
    path,
    observed: image,
    expected: `an image of account ${account}, of AWS, or of a trusted registry`,
  };
  if (from === "own" || from === "aws" || trusted.includes(registry)) return pass(evidence);
  return from === "another"
    ? fail(evidence)
    : unknown(`${path}: whose registry ${registry} is, AWS does not say; name it in trustedRegistries if it is yours.`);
}

/** The same of all images of a job. `arn` is there in every answer, and without it the answer itself is not trusted. */
export function everyImage(
  arn: string | undefined,
  images: readonly JobImage[],
  account: string,
  trusted: readonly string[],
): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  return worstOf(
    images.map(({ path, image }) => imageIsKnown(path, image, account, trusted)),
    notApplicable("It names no image: it runs an algorithm."),
  );
}

/** Those of another account that nobody said to trust. */
export function foreignImages(images: readonly JobImage[], account: string, trusted: readonly string[]): JobImage[] {
  return images.filter(({ path, image }) => imageIsKnown(path, image, account, trusted).status === "fail");
}
