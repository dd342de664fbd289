import { hub, hubContent, project } from "#lib/simulator/accounts/build/catalog.ts";
import { mlflowApp } from "#lib/simulator/accounts/build/experiments.ts";
import { featureGroup } from "#lib/simulator/accounts/build/feature-group.ts";
import { pinnedImage } from "#lib/simulator/accounts/build/images.ts";
import { flowDefinition, humanTaskUi, workforce, workteam } from "#lib/simulator/accounts/build/labeling.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { image } from "#lib/simulator/accounts/build/studio-parts.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };
const bucket = "nwa-credit-risk-eu-west-1";
const issuer = "https://login.northwind-analytics.example/oauth2";

/** Features, runs, reviewed models and the people who check scores: all under the team's keys, and all by name. */
export function creditRiskCatalog(site: Site, { terraform, elena }: Cast, { keys }: EuropeNetworks): void {
  const key = keys.creditRisk.Arn;
  const since = (time: string) => at(site, 270, time);
  image(site, {
    name: "credit-risk-lab",
    by: terraform,
    created: since("07:00:00"),
    role: executionRoles.creditRiskStudio,
    versions: [[since("07:05:00"), pinnedImage(site, "credit-risk/lab")]],
    tags,
  });
  featureGroup(site, {
    name: "credit-risk-applicants",
    by: terraform,
    created: since("07:20:00"),
    role: executionRoles.creditRiskProcessing,
    id: "applicant_id",
    features: { income: "Fractional", loans: "Integral" },
    online: { SecurityConfig: { KmsKeyId: key }, TtlDuration: { Unit: "Days", Value: 30 }, bytes: 104_857_600 },
    offline: { bucket, key },
    tags,
  });
  mlflowApp(site, {
    name: "credit-risk-runs",
    by: terraform,
    created: at(site, 100, "07:30:00"),
    role: executionRoles.creditRiskStudio,
    store: `s3://${bucket}/mlflow`,
    key,
    tags,
  });

  const models = hub(site, {
    name: "credit-risk-models",
    by: terraform,
    created: since("08:00:00"),
    description: "Models that passed review",
    output: `s3://${bucket}/hub`,
    tags,
  });
  hubContent(site, models, {
    name: "scorecard-base",
    by: terraform,
    created: since("08:30:00"),
    description: "Where every scorecard starts",
    HubContentType: "Model",
    HubContentVersion: "1.2.0",
    document: { Url: `s3://${bucket}/hub/scorecard-base/model.tar.gz`, MinSdkVersion: "2.189.0" },
    tags,
  });
  hubContent(site, models, {
    name: "text-embedder",
    by: terraform,
    created: since("08:40:00"),
    description: "The one model of AWS's hub that may be deployed",
    HubContentType: "ModelReference",
    HubContentVersion: "1.0.0",
    SageMakerPublicHubContentArn:
      "arn:aws:sagemaker:eu-west-1:aws:hub-content/SageMakerPublicHub/Model/huggingface-sentencesimilarity-gte-small",
    document: {},
    tags,
  });

  const people = workforce(site, {
    name: "credit-risk-people",
    by: terraform,
    created: since("09:00:00"),
    cidrs: ["198.51.100.0/24"],
    oidc: {
      ClientId: "credit-risk-review",
      Issuer: issuer,
      AuthorizationEndpoint: `${issuer}/authorize`,
      TokenEndpoint: `${issuer}/token`,
      UserInfoEndpoint: `${issuer}/userinfo`,
      LogoutEndpoint: `${issuer}/logout`,
      JwksUri: `${issuer}/keys`,
    },
    tags,
  });
  const team = workteam(site, people, {
    name: "credit-risk-reviewers",
    by: terraform,
    created: since("09:10:00"),
    description: "Credit officers in Dublin",
    group: "credit-officers",
    WorkerAccessConfiguration: {
      S3Presign: { IamPolicyConstraints: { SourceIp: "Enabled", VpcSourceIp: "Enabled" } },
    },
    tags,
  });
  flowDefinition(site, {
    name: "credit-risk-appeals",
    by: terraform,
    created: since("09:30:00"),
    role: executionRoles.creditRiskProcessing,
    team,
    ui: humanTaskUi(site, { name: "credit-risk-appeals", by: terraform, created: since("09:20:00"), tags }),
    output: `s3://${bucket}/appeals`,
    key,
    title: "Was the score right",
    tags,
  });

  project(site, {
    name: "pricing-mlops",
    by: elena,
    created: at(site, 210, "10:00:00"),
    description: "From the template with GitLab and Jenkins",
    parameters: { GitRepositoryURL: "northwind-analytics/pricing", JenkinsUser: "sagemaker" },
    tags: { Team: "pricing" },
  });
}
