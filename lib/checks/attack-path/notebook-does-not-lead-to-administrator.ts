import notAdministrator from "../iam-role/not-administrator.ts";
import noDirectInternetAccess from "../notebook-instance/no-direct-internet-access.ts";
import noInternetEgress from "../notebook-instance/no-internet-egress.ts";
import noRootAccess from "../notebook-instance/no-root-access.ts";
import { pathCheck } from "../path-check.ts";

export default pathCheck({
  id: "attack-path/notebook-does-not-lead-to-administrator",
  family: "to-administrator",
  title: "No notebook leads from the internet to administration of the account",
  failTitle: "A notebook open to the internet works as root and as administrator",
  category: "identity",
  rationale:
    "Whatever the notebook fetches, a package or a page, runs as root and with the credentials of an administrator: one bad download is the whole account.",
  controls: ["checklist:N-IAM-01", "nist-800-53-r5:AC-6", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
  ],
  cutBy: [notAdministrator, noDirectInternetAccess, noInternetEgress, noRootAccess],
});
