import { agents, channels } from "#lib/simulator/accounts/activity/clients.ts";
import { inside } from "#lib/simulator/accounts/activity/inside.ts";
import { type Channel, rootOf, serviceOf, sessionOf, tls12, userOf } from "#lib/simulator/accounts/build/actors.ts";
import { sagemaker } from "#lib/simulator/accounts/build/issued.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { email } from "./company.ts";

/** Roles that Identity Center makes for its permission sets. */
const ssoRole = (set: string, digits: string) =>
  `aws-reserved/sso.amazonaws.com/us-east-1/AWSReservedSSO_${set}_${digits}`;

export const peopleRoles = {
  dataScientist: ssoRole("DataScientist", "5d0f8c1b9a3e7426"),
  viewer: ssoRole("ViewOnly", "c2b7704e9f18d3a5"),
  administrator: ssoRole("AdministratorAccess", "0a91be6f4d27c853"),
  creditRiskEngineer: "people/credit-risk-engineer",
  fraudEngineer: "people/fraud-engineer",
  platformAdmin: "people/platform-admin",
  securityAudit: "people/security-audit",
  analyst: "people/okta-analyst",
} as const;

export const executionRoles = {
  creditRiskTraining: "ml/credit-risk-training",
  creditRiskProcessing: "ml/credit-risk-processing",
  creditRiskServing: "ml/credit-risk-serving",
  creditRiskStudio: "ml/credit-risk-studio",
  creditRiskNotebook: "ml/credit-risk-notebook",
  growth: "service-role/AmazonSageMaker-ExecutionRole-20240611T104512",
  growthPipeline: "growth-pipeline",
  notebookAdmin: "growth-notebook-admin",
  fraudTraining: "ml/fraud-training",
  fraudServing: "ml/fraud-serving",
  fraudNotebook: "ml/fraud-notebook",
  searchTraining: "ml/search-training",
  searchServing: "ml/search-serving",
  pricing: "ml/pricing-sagemaker",
  visionTraining: "ml/vision-training",
  visionServing: "ml/vision-serving",
  visionStudio: "ml/vision-studio",
  edge: "ml/edge-neo",
  legacyRoot: "legacy-ml-root",
} as const;

export type Cast = ReturnType<typeof castOf>;

/** Everyone who acts in the demo account. */
export function castOf(frame: Frame) {
  const mfa = (role: string, name: string, channel: Channel) =>
    sessionOf(frame, channel, { role, session: name, mfa: true });
  const sso = (name: string, channel: Channel) =>
    sessionOf(frame, channel, { role: peopleRoles.dataScientist, session: email(name) });
  const github = (role: string, repository: string, channel: Channel) =>
    sessionOf(frame, channel, {
      role,
      session: "GitHubActions",
      webIdFederationData: {
        federatedProvider: `arn:aws:iam::${frame.account}:oidc-provider/token.actions.githubusercontent.com`,
        attributes: { sub: `repo:northwind-analytics/${repository}:ref:refs/heads/main` },
      },
    });
  const { creditRiskEngineer, fraudEngineer, platformAdmin, securityAudit } = peopleRoles;
  return {
    // People behind MFA: IAM users who assume their team's role.
    aoife: mfa(creditRiskEngineer, "aoife.byrne", channels.consoleDublin),
    lars: mfa(creditRiskEngineer, "lars.holm", channels.cliDublin),
    sofia: mfa(creditRiskEngineer, "sofia.rossi", channels.consoleDublin),
    ines: mfa(fraudEngineer, "ines.moreau", channels.consoleNewYork),
    kwame: mfa(fraudEngineer, "kwame.boateng", channels.cliNewYork),
    grace: mfa(platformAdmin, "grace.okafor", channels.cliNewYork),
    sam: mfa(securityAudit, "sam.weaver", channels.cliDublin),
    // People who come through Identity Center.
    mia: sso("mia.chen", channels.consoleNewYork),
    tomas: sso("tomas.rivera", channels.consoleNewYork),
    priya: sso("priya.nair", channels.consoleAway),
    yuki: sso("yuki.tanaka", channels.consoleNewYork),
    dmitri: sso("dmitri.volkov", channels.consoleSeattle),
    hana: sso("hana.kim", channels.cliSeattle),
    ravi: sso("ravi.menon", channels.consoleSeattle),
    elena: sso("elena.petrova", channels.consoleDublin),
    analyst: sessionOf(frame, channels.consoleAway, { role: peopleRoles.analyst, session: "noor.haddad" }),
    /** Tomás once more, with the permission set that should have been kept for emergencies. */
    tomasAdmin: sessionOf(frame, channels.consoleNewYork, {
      role: peopleRoles.administrator,
      session: email("tomas.rivera"),
    }),
    // IAM users.
    intern: userOf(frame, channels.consoleHome, "oskar-intern", false),
    internKey: userOf(frame, { ...channels.consoleHome, agent: agents.cli, extra: {} }, "oskar-intern"),
    airflow: userOf(frame, channels.airflow, "svc-airflow"),
    root: rootOf(frame, channels.consoleNewYork),
    // Machines.
    deploy: github("ci/github-actions-ml-deploy", "ml-platform", channels.github),
    terraform: github("ci/github-actions-infra", "infrastructure", channels.githubTerraform),
    creditRiskCi: github("ci/github-actions-credit-risk", "credit-risk", channels.github),
    jenkins: sessionOf(frame, channels.jenkins, {
      role: "jenkins-legacy",
      session: "i-0c4f2b91d7e83a650",
      ec2RoleDelivery: "2.0",
    }),
    observability: sessionOf(frame, channels.observability, {
      role: "vendor/observability-integration",
      session: "poller",
    }),
    // What runs with an execution role: from inside notebooks, Studio and pipelines.
    growthNotebook: inside(frame, executionRoles.growth, "10.20.16.41"),
    growthStudio: inside(frame, executionRoles.growth, "10.20.17.112"),
    growthPipeline: inside(frame, executionRoles.growthPipeline, "10.20.18.9"),
    fraudNotebook: inside(frame, executionRoles.fraudNotebook, "10.30.1.24"),
    pricingStudio: inside(frame, executionRoles.pricing, "10.41.2.66"),
    visionStudio: inside(frame, executionRoles.visionStudio, "10.60.3.20"),
    sagemaker: serviceOf("sagemaker.amazonaws.com"),
    /** The admin role of the intern's notebook, used from inside it … */
    notebookAdmin: sessionOf(
      frame,
      { address: "10.20.0.77", agent: agents.notebook, tls: tls12 },
      {
        role: executionRoles.notebookAdmin,
        ...{ session: sagemaker.session, keyMinutes: sagemaker.keyMinutes },
        ec2RoleDelivery: "1.0",
      },
    ),
    /** … and its stolen credentials, used from elsewhere. */
    stranger: sessionOf(frame, channels.stranger, {
      role: executionRoles.notebookAdmin,
      ...{ session: sagemaker.session, keyMinutes: sagemaker.keyMinutes },
      ec2RoleDelivery: "1.0",
    }),
  };
}
