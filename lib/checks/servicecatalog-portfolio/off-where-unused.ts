import { workKinds } from "#lib/analysis/account/region-use.ts";
import { defineCheck } from "../define.ts";
import { closePortfolio } from "../remedies/servicecatalog-portfolio.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { whereSageMakerWorks } from "../where-sagemaker-works.ts";

export default defineCheck({
  id: "servicecatalog-portfolio/off-where-unused",
  kind: "servicecatalog-portfolio",
  title: "Project templates of AWS are off where there is no project",
  failTitle: "Project templates of AWS are on, and there is no project",
  severity: "low",
  category: "hygiene",
  rationale:
    "Whoever may launch a template makes pipelines, repositories and builds with roles that Service Catalog passes for them, wider than most people's own.",
  needs: [...workKinds, "project"],
  controls: ["checklist:N-MLO-18", "nist-800-53-r5:CM-7", "nist-800-53-r5:AC-6"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-studio-updates.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DisableSagemakerServicecatalogPortfolio.html",
  ],
  evaluate({ Status: status }, context) {
    const { identity, inventory } = context;
    if (!status) return unknown("AWS returned no Status.");
    const evidence = { path: "Status", observed: status, expected: "Disabled where there is no project" };
    if (status === "Disabled") return whereSageMakerWorks(context, () => pass(evidence));
    if (status !== "Enabled") return unknown(`AWS returned the status ${status}.`);
    const [project] = inventory.every("project", identity.region);
    if (project) return notApplicable(`There are projects: ${project.identity.name} for one.`);
    return inventory.unreadOf("project", identity.region)
      ? unknown("The projects of the region could not be read.")
      : fail(evidence);
  },
  fix: (_, context) => closePortfolio(context),
});
