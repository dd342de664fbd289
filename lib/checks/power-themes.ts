import { fromAnywhere } from "#lib/analysis/iam/at-worst.ts";
import type { Holder } from "#lib/analysis/iam/holder.ts";
import type { Ways } from "#lib/analysis/iam/powers.ts";
import {
  openingAnything,
  openings,
  passingAnyRole,
  replacingAnyEndpoint,
  scriptingAnyNotebook,
} from "#lib/analysis/iam/sagemaker-powers.ts";
import type { Severity } from "./define.ts";
import type { Denial } from "./remedies/role-deny.ts";

/** Something that somebody may do with SageMaker to become more than he is. */
export interface PowerTheme {
  /** What the checks of it are called after their kind. */
  name: string;
  severity: Severity;
  /** The states, after who it is about and "may". */
  good: string;
  bad: string;
  because: string;
  controls: readonly `${string}:${string}`[];
  references: readonly `https://${string}`[];
  ways(holder: Holder): Ways;
  /** What of the statements counts; by default whatever holds for who asks at his will. */
  read?: typeof fromAnywhere;
  expected: string;
  denial: Omit<Denial, "summary">;
  /** What to decide and what it costs, as sentences. */
  deciding: string;
}

const actions = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html";
const escalation = ["prowler:iam_policy_allows_privilege_escalation", "mitre-attack:T1078.004"] as const;

export const passing: PowerTheme = {
  name: "passes-only-named-roles",
  severity: "high",
  good: "pass SageMaker only roles that policies name",
  bad: "pass any role to SageMaker",
  because:
    "Whoever passes a role and starts a notebook, job, pipeline, endpoint or cluster runs code as that role: as the strongest of all that SageMaker may assume.",
  controls: [
    "checklist:IAM-02",
    "checklist:IAM-03",
    "checklist:IAM-04",
    "checklist:N-IAM-02",
    "nist-800-53-r5:AC-6",
    "nist-800-53-r5:AC-6(10)",
    ...escalation,
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    "https://pathfinding.cloud/paths/sagemaker-001",
    actions,
  ],
  ways: passingAnyRole,
  expected: "iam:PassRole on roles by name, or by the prefix of a team's",
  denial: {
    policy: "pass-named-roles-to-sagemaker",
    statement: {
      Action: "iam:PassRole",
      NotResource: ["ROLE_ARN"],
      Condition: {
        StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com", "job.sagemaker.amazonaws.com"] },
      },
    },
  },
  deciding:
    "Name the execution roles of the team in place of ROLE_ARN: what is started with any other role fails from then on, and what runs goes on.",
};

export const opening: PowerTheme = {
  name: "opens-no-workspace-from-anywhere",
  severity: "high",
  good: "open from anywhere only workspaces that policies name",
  bad: "open anybody's notebook or Studio from anywhere",
  because:
    "The address that AWS makes opens the notebook, Studio or tool of somebody else with that one's files and role, for whoever has it and wherever he is.",
  controls: [
    "checklist:IAM-05",
    "checklist:N-STU-19",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-6",
    ...escalation,
    "mitre-attack:T1550.001",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html",
    "https://pathfinding.cloud/paths/sagemaker-004",
    actions,
  ],
  ways: openingAnything,
  read: fromAnywhere,
  expected: "a condition on aws:SourceIp, aws:SourceVpc or aws:SourceVpce, or the profile and notebooks by name or tag",
  denial: {
    policy: "open-workspaces-from-named-networks",
    statement: {
      Action: Object.keys(openings),
      Resource: "*",
      Condition: { NotIpAddress: { "aws:SourceIp": ["IP_RANGE"] } },
    },
  },
  deciding:
    "Name the public addresses of your offices or VPN in place of IP_RANGE; where people come over VPC endpoints, add aws:SourceVpce under StringNotEquals. Studio asks with every request: who works from elsewhere is out at once.",
};

export const scripting: PowerTheme = {
  name: "scripts-only-named-notebooks",
  severity: "high",
  good: "script the start of only notebooks that policies name",
  bad: "script the start of any notebook",
  because:
    "The script runs as root at the next start, as the role of somebody else's notebook, whose data and rights it can carry away unseen by its owner.",
  controls: ["checklist:IAM-06", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-6", ...escalation, "mitre-attack:T1037"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    "https://pathfinding.cloud/paths/sagemaker-005",
    actions,
  ],
  ways: scriptingAnyNotebook,
  expected: "sagemaker:UpdateNotebookInstance… on notebooks and lifecycle configurations by name or tag",
  denial: {
    policy: "script-named-notebooks-only",
    statement: {
      Action: ["sagemaker:UpdateNotebookInstance", "sagemaker:UpdateNotebookInstanceLifecycleConfig"],
      NotResource: ["NOTEBOOK_ARN"],
    },
  },
  deciding:
    "Name the notebooks of the team, and their lifecycle configurations, in place of NOTEBOOK_ARN; others can then be changed by their owners alone.",
};

export const replacing: PowerTheme = {
  name: "changes-only-named-endpoints",
  severity: "medium",
  good: "change only endpoints that policies name",
  bad: "change what any endpoint serves and records",
  because:
    "No role has to be passed to put another model behind an endpoint, or to copy all that it is asked into another bucket: applications go on calling it and notice nothing.",
  controls: [
    "checklist:N-IAM-03",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-6",
    "nist-800-53-r5:CM-3",
    "mitre-attack:T1078.004",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateEndpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
    actions,
  ],
  ways: replacingAnyEndpoint,
  expected: "sagemaker:UpdateEndpoint on endpoints by name, by the prefix of a team's or by tag",
  denial: {
    policy: "change-named-endpoints-only",
    statement: {
      Action: ["sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpoint", "sagemaker:UpdateInferenceComponent"],
      // An update is asked about the endpoint and about its new config.
      NotResource: ["ENDPOINT_ARN", "arn:*:sagemaker:*:*:endpoint-config/*"],
    },
  },
  deciding:
    "Name the endpoints that it releases to, and their inference components, in place of ENDPOINT_ARN; releases to others fail from then on.",
};
