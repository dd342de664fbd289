import { scanningOf } from "#lib/analysis/containers/scanning.ts";
import { defineCheck } from "../define.ts";
import { scanImages } from "../remedies/ecr-repository.ts";
import { failWhere, pass, unknown, unknownLookup } from "../verdicts.ts";

/** Basic scanning looks once, when an image comes in; that of Inspector again and again. Either is a scan. */
export default defineCheck({
  id: "ecr-repository/images-are-scanned",
  kind: "ecr-repository",
  title: "Images of the repository are scanned for vulnerabilities",
  failTitle: "Images of the repository are never scanned for vulnerabilities",
  severity: "medium",
  category: "containers",
  rationale:
    "What runs in it works as the role of a job, a model or a notebook: a hole in a library that nobody looked for is a way to all that the role may do.",
  needs: ["ecr-registry"],
  controls: [
    "checklist:ECR-01",
    "aws-fsbp:ECR.1",
    "aws-config:ecr-private-image-scanning-enabled",
    "checkov:CKV_AWS_163",
    "prowler:ecr_repositories_scan_images_on_push_enabled",
    "nist-800-53-r5:RA-5",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
  ],
  evaluate({ repositoryName, imageScanningConfiguration }, { identity, inventory }) {
    const { account, region } = identity;
    const registry = inventory.get("ecr-registry", account, region, "ScanningConfiguration");
    if (!registry.found) return unknownLookup(registry, "The scanning of the registry");
    const { type, rules } = scanningOf(repositoryName ?? identity.name, registry.resource.ScanningConfiguration);
    if (type === undefined) return unknown("AWS did not say how the registry scans.");
    const onPush = imageScanningConfiguration?.scanOnPush;
    const evidence = [
      {
        path: "ecr-registry ScanningConfiguration",
        observed: { scanType: type, rules },
        expected: "a rule that scans this repository on push or continuously",
      },
      {
        path: "imageScanningConfiguration.scanOnPush",
        observed: onPush ?? null,
        expected:
          type === "BASIC" ? "true, or a rule of the registry" : "nothing: Inspector scans by the registry's rules",
      },
    ];
    if (rules.length > 0 || (type === "BASIC" && onPush === true)) return pass(...evidence);
    if (type === "BASIC" && onPush === undefined) return unknown("AWS returned no imageScanningConfiguration.");
    // Of Inspector's scans the repository says nothing.
    return failWhere(evidence, (at) => at === 0 || type === "BASIC");
  },
  fix: scanImages,
});
