import { leastPrivilegeOnHost } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/docker-is-off-or-rootless",
  kind: "domain",
  title: "Studio domain gives its users no Docker, or Docker without root",
  failTitle: "Studio domain gives its users Docker with root",
  severity: "medium",
  category: "containers",
  rationale:
    "With Docker every user runs any image, as root, beside their notebook and with the same role: what the images of the domain allow no longer counts.",
  needs: [],
  controls: ["checklist:N-STU-06", ...leastPrivilegeOnHost],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DockerSettings.html"],
  evaluate({ DomainArn, DomainSettings }) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    const { EnableDockerAccess, RootlessDocker } = DomainSettings?.DockerSettings ?? {};
    const path = "DomainSettings.DockerSettings";
    const access = { path: `${path}.EnableDockerAccess`, observed: EnableDockerAccess ?? null };
    // Both are off until somebody turns them on.
    if (EnableDockerAccess !== "ENABLED") return pass({ ...access, expected: "DISABLED, or not set" });
    const rootless = { path: `${path}.RootlessDocker`, observed: RootlessDocker ?? null, expected: "ENABLED" };
    const wanted = { ...access, expected: "DISABLED, or ENABLED with rootless Docker" };
    return RootlessDocker === "ENABLED" ? pass(wanted, rootless) : fail(wanted, rootless);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Turn Docker off; where people need it for local mode, set RootlessDocker to ENABLED instead. Apps have it so once they were started anew.",
      takesAway: true,
      fields: { DomainSettings: { DockerSettings: { EnableDockerAccess: "DISABLED" } } },
    }),
});
