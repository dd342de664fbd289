import { z } from "zod";
import { defineCheck } from "../define.ts";
import { changeNotebook } from "../remedies/notebook-instance.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const dayMs = 24 * 3_600_000;

export default defineCheck({
  id: "notebook-instance/is-restarted",
  kind: "notebook-instance",
  title: "Running notebook instance was started in the last weeks",
  failTitle: "Running notebook instance was not started anew for weeks",
  severity: "medium",
  category: "hygiene",
  rationale:
    "Security updates come with a start alone, and a notebook that is left running is a shell with the role's credentials that nobody watches.",
  needs: [],
  controls: ["checklist:N-NB-01", "nist-800-53-r5:SI-2", "iso-27001-2022:A.8.8"],
  options: z.strictObject({
    longestDays: z
      .int()
      .min(1)
      .max(365)
      .default(30)
      .describe("how many days a notebook may run without a restart, a whole number from 1 to 365"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-software-updates.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartNotebookInstance.html",
  ],
  evaluate({ NotebookInstanceStatus: status, LastModifiedTime }, { now, options: { longestDays } }) {
    if (!status) return unknown("AWS returned no NotebookInstanceStatus.");
    if (status !== "InService") return notApplicable(`The notebook does not run: it is ${status}.`);
    const since = Date.parse(LastModifiedTime ?? "");
    if (Number.isNaN(since)) return unknown("AWS returned no LastModifiedTime.");
    const days = Math.floor((Date.parse(now) - since) / dayMs);
    const state = { path: "NotebookInstanceStatus", observed: status, expected: "not judged alone" };
    // A start changes it, as everything does that is changed of a notebook: it was started then, or before.
    const evidence = {
      path: "LastModifiedTime",
      observed: `${LastModifiedTime}, ${days} days ago`,
      expected: `at most ${longestDays} days ago`,
    };
    return days > longestDays ? fail(evidence, state) : pass(evidence, state);
  },
  fix: (notebook, context) =>
    changeNotebook(notebook, context, {
      summary:
        "Stop it, and start it again if somebody needs it: what is under /home/ec2-user/SageMaker stays, everything else is made anew. A lifecycle script that stops it when it is idle does so from then on.",
      fields: {},
    }),
});
