import { z } from "zod";
import { platformSupport } from "#lib/analysis/lifecycle/notebook-platforms.ts";
import { defineCheck } from "../define.ts";
import { upgradePlatform } from "../remedies/notebook-instance.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/platform-is-supported",
  kind: "notebook-instance",
  title: "Notebook instance runs on a platform that still gets security updates",
  failTitle: "Notebook instance runs on a platform that gets no more security updates",
  severity: "high",
  category: "hygiene",
  rationale:
    "Known holes in an operating system past its end stay open: Amazon Linux 2 notebooks keep the PyTorch hole CVE-2026-24747 for good, and one that is stopped cannot be started again.",
  needs: [],
  controls: [
    "checklist:NB-06",
    "checklist:N-NB-02",
    "aws-fsbp:SageMaker.8",
    "aws-ai-security-best-practices:SageMaker.8",
    "aws-config:sagemaker-notebook-instance-platform-version",
    "nist-800-53-r5:SI-2",
    "iso-27001-2022:A.8.8",
    "mitre-attack:T1190",
    "mitre-attack:T1203",
  ],
  options: z.strictObject({
    daysOfNotice: z
      .int()
      .min(0)
      .max(730)
      .default(0)
      .describe("how many days before a platform's end it fails already, a whole number from 0 to 730"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2023.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8",
  ],
  evaluate({ PlatformIdentifier: observed }, { now, options: { daysOfNotice } }) {
    if (!observed) return unknown("AWS returned no PlatformIdentifier.");
    const support = platformSupport(observed, now, daysOfNotice);
    if (!support) return unknown(`It is not known until when ${observed} is supported.`);
    const path = "PlatformIdentifier";
    if (!support.supported) {
      const wanted = `a supported platform${daysOfNotice > 0 ? ` (daysOfNotice: ${daysOfNotice})` : ""}`;
      const ended = `this one's support ${support.hasEnded ? "ended" : "ends"} on ${support.until} (${support.source})`;
      return fail({ path, observed, expected: `${wanted}; ${ended}` });
    }
    const until = support.until ? ` until ${support.until}` : "";
    const expected = `a platform that AWS supports; this one is supported${until} (${support.source})`;
    return pass({ path, observed, expected });
  },
  fix: upgradePlatform,
});
