import { defineCheck } from "../define.ts";
import { deleteApp } from "../remedies/app.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** What Studio Classic consists of. Source: API reference, CreateApp; developer guide, "Studio Classic". */
const classic = ["JupyterServer", "KernelGateway"];

export default defineCheck({
  id: "app/is-not-studio-classic",
  kind: "app",
  title: "Studio app is not of Studio Classic",
  failTitle: "Studio app is of Studio Classic, which AWS lets nobody start any more",
  severity: "medium",
  category: "hygiene",
  rationale:
    "AWS makes no new apps of Studio Classic: one that still runs has the image that it was started with, cannot be started anew with a newer one, and its kernels need open ports between apps.",
  needs: [],
  controls: ["checklist:N-STU-20", "nist-800-53-r5:SI-2", "iso-27001-2022:A.8.8"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-migrate.html",
  ],
  evaluate({ AppType, Status }) {
    if (!AppType) return unknown("AWS returned no AppType.");
    const type = { path: "AppType", observed: AppType, expected: `another than ${classic.join(" or ")}` };
    const status = { path: "Status", observed: Status ?? null, expected: "not judged" };
    return classic.includes(AppType) ? fail(type, status) : pass(type, status);
  },
  fix: (app, context) =>
    deleteApp(
      app,
      context,
      "Let its user move to a JupyterLab space, then delete the app: files in the home folder stay on the domain's file system, what is only in memory is lost.",
    ),
});
