import { defineSignal } from "./define.ts";

interface Told {
  userIdentity?: { sessionContext?: { ec2RoleDelivery?: unknown } | null } | null;
}

export default defineSignal({
  id: "imdsv1-credentials-used",
  title: "A change was made with credentials that version 1 of the metadata service gave out",
  mark: "IMDSv1",
  plural: "changes with credentials of IMDSv1",
  severity: "low",
  rationale:
    "Version 1 answers whoever can make the machine fetch an address: a page in a notebook or a flaw of a web server is enough to take the credentials along.",
  controls: ["mitre-attack:T1552.005", "nist-800-53-r5:AC-6"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-compatibility.html",
  ],
  match({ readOnly, errorCode, record }) {
    const { userIdentity } = record as Told;
    const delivered = userIdentity?.sessionContext?.ec2RoleDelivery;
    if (readOnly || errorCode !== null || delivered !== "1.0") return undefined;
    return {
      sentence: "Its credentials were fetched without the token that version 2 of the metadata service asks for.",
      evidence: [{ path: "userIdentity.sessionContext.ec2RoleDelivery", observed: delivered }],
    };
  },
});
