import { trustedBuckets } from "../bucket-is-owned.ts";
import dataCaptureStaysInOwnBucket from "../endpoint-config/data-capture-stays-in-own-bucket.ts";
import { pathCheck } from "../path-check.ts";

export default pathCheck({
  id: "attack-path/endpoint-sends-nothing-to-another-account",
  family: "to-foreign-bucket",
  title: "No endpoint that many may change copies its calls to another account's bucket",
  failTitle: "An endpoint that many may change copies its calls to another account's bucket",
  category: "data",
  rationale:
    "Any of those roles can have put the copies in place, and can put them back: what customers ask leaves the account call by call, and nothing that the owner of the endpoint watches changes.",
  controls: ["checklist:N-IAM-03", "checklist:N-INF-08", "nist-800-53-r5:AC-4", "mitre-attack:T1537"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateEndpoint.html",
  ],
  trusts: trustedBuckets,
  cutBy: [dataCaptureStaysInOwnBucket],
});
