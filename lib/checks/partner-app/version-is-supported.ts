import { z } from "zod";
import { defineCheck } from "../define.ts";
import { changePartnerApp } from "../remedies/partner-app.ts";
import { fail, pass, unknown } from "../verdicts.ts";

const dayMs = 24 * 3_600_000;

export default defineCheck({
  id: "partner-app/version-is-supported",
  kind: "partner-app",
  title: "Partner AI App runs a version that is still supported",
  failTitle: "Partner AI App runs a version that is supported no more, or not for long",
  severity: "medium",
  category: "hygiene",
  rationale:
    "It is somebody else's software inside the account, with a role and a web address: holes that are found after its end stay open.",
  needs: [],
  controls: ["checklist:N-STU-18", "nist-800-53-r5:SI-2", "iso-27001-2022:A.8.8"],
  options: z.strictObject({
    daysOfNotice: z
      .int()
      .min(0)
      .max(730)
      .default(14)
      .describe("how many days before a version's end it fails already, a whole number from 0 to 730"),
  }),
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePartnerApp.html"],
  evaluate({ Arn, Version, CurrentVersionEolDate: end }, { now, options: { daysOfNotice } }) {
    if (!Arn) return unknown("AWS returned no Arn, so the answer is not complete.");
    const until = Date.parse(end ?? "");
    if (Number.isNaN(until)) {
      return Version ? unknown(`AWS says no end of version ${Version}.`) : unknown("AWS returned no Version.");
    }
    const evidence = {
      path: "CurrentVersionEolDate",
      observed: end,
      expected: `at least ${daysOfNotice} days from now (version ${Version ?? "unknown"})`,
    };
    return until < Date.parse(now) + daysOfNotice * dayMs ? fail(evidence) : pass(evidence);
  },
  fix: (app, context) =>
    changePartnerApp(app, context, {
      summary: `Upgrade ${context.identity.name} to the version that AWS offers as the next; versions are not skipped, so look again afterwards. It is away for some minutes: read its release notes first.`,
      fields: { AppVersion: app.AvailableUpgrade?.Version ?? "NEW_TEXT" },
    }),
});
