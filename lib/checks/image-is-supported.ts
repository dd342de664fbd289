import { z } from "zod";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import { daysSinceRead, type Support, supportOf } from "#lib/analysis/images/support.ts";
import { readOn } from "#lib/analysis/images/support-dates.ts";
import type { JobImage } from "#lib/analysis/jobs/images.ts";
import type { ContextOf } from "./define.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

export const listIsStaleAfterDays = z
  .number()
  .int()
  .min(1)
  .max(3_650)
  .default(180)
  .describe("days after which the list of dates that came with this release is too old to pass an image");

const options = z.strictObject({ listIsStaleAfterDays });

/** What checks of it have alike, whatever names the image. */
export const support = {
  severity: "medium",
  category: "containers",
  question: "images-are-supported",
  needs: [],
  controls: ["checklist:N-ECR-03", "nist-800-53-r5:SA-22", "nist-800-53-r5:SI-2"],
  options,
  references: [
    "https://docs.aws.amazon.com/deep-learning-containers/latest/devguide/support-policy.html",
    "https://aws.github.io/deep-learning-containers/reference/support_policy",
  ],
} as const;

type Context = ContextOf<typeof options>;

/**
 * Passes when AWS still patches every image of its own that is named. That an end has come is known however old the list is; that none has,
 * a list says only while it is new.
 */
export function everyImageSupported(arn: string | undefined, images: readonly JobImage[], context: Context): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  return worstOf(
    images.map((one) => verdictOf(one, context)),
    notApplicable("It names no image."),
  );
}

/** Those that AWS does not patch any more. */
export function endedImages(images: readonly JobImage[], context: Context): JobImage[] {
  return images.filter((one) => verdictOf(one, context).status === "fail");
}

function verdictOf({ path, image }: JobImage, { identity, now, options }: Context): Verdict {
  if (imageOrigin(image, identity.account).from !== "aws") {
    return notApplicable("It is no image of AWS: whoever built it says how long it is patched.");
  }
  return supportVerdict(supportOf(image, now), { path, observed: image }, now, options);
}

/** What a date on AWS's list, or none, says of what was seen. */
export function supportVerdict(
  found: Support,
  { path, observed }: { path: string; observed: string },
  now: string,
  { listIsStaleAfterDays }: Context["options"],
): Verdict {
  const day = (until: string) => [
    { path, observed, expected: "a version that AWS patches" },
    { path: `AWS's list of ${readOn}: end of patch`, observed: until, expected: `not before ${now.slice(0, 10)}` },
  ];
  switch (found.state) {
    case "undated":
      return notApplicable("AWS publishes no end of patches for images of this kind.");
    case "ended":
      return fail(...day(found.until));
    case "long-ended":
      return fail(...day("before the oldest version that it names"));
    case "unlisted":
      return unknown(
        found.version === undefined
          ? `${path}: which version ${observed} is, its name does not say.`
          : `${path}: AWS's list of ${readOn} has no date for version ${found.version}.`,
      );
    case "supported":
      return daysSinceRead(now) <= listIsStaleAfterDays
        ? pass(...day(found.until))
        : unknown(`The list of dates is of ${readOn}: a newer release of Sagewarden brings another.`);
  }
}
