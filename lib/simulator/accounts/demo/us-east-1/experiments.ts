import { project, publicHub } from "#lib/simulator/accounts/build/catalog.ts";
import { mlflowApp, partnerApp, trackingServer } from "#lib/simulator/accounts/build/experiments.ts";
import { ownImage, pinnedImage } from "#lib/simulator/accounts/build/images.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { image } from "#lib/simulator/accounts/build/studio-parts.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** Where the teams keep their runs, what they run in Studio, and what was once set up from a template. */
export function eastExperiments(site: Site, cast: Cast, { keys }: EastNetworks): void {
  const { mia, tomas, ines, yuki, terraform, sagemaker } = cast;
  const growth = { Team: "growth" };
  image(site, {
    name: "growth-r",
    by: mia,
    created: at(site, 241, "11:50:00"),
    role: executionRoles.growth,
    versions: [
      [at(site, 240, "12:00:00"), ownImage(site, "growth/r-kernel:4.2")],
      [at(site, 58, "09:45:00"), ownImage(site, "growth/r-kernel:latest")],
    ],
    tags: growth,
  });
  image(site, {
    name: "fraud-lab",
    by: terraform,
    created: at(site, 250, "08:00:00"),
    role: executionRoles.fraudNotebook,
    versions: [[at(site, 250, "08:10:00"), pinnedImage(site, "fraud/lab")]],
    tags: { Team: "fraud" },
  });

  trackingServer(site, {
    name: "growth-experiments",
    by: tomas,
    created: at(site, 330, "10:00:00"),
    role: executionRoles.growth,
    ArtifactStoreUri: "s3://nwa-growth-us-east-1/mlflow",
    // Whatever a run logs becomes a model that can be deployed.
    AutomaticModelRegistration: true,
    S3BucketOwnerVerification: false,
    IsActive: "Active",
    tags: growth,
  });
  // Forgotten, with the rights of a role that may do anything.
  trackingServer(site, {
    name: "mlflow-trial",
    by: mia,
    created: at(site, 410, "15:00:00"),
    role: executionRoles.legacyRoot,
    ArtifactStoreUri: `s3://sagemaker-us-east-1-${site.account}/mlflow`,
    IsActive: "Inactive",
  });
  mlflowApp(site, {
    name: "fraud-runs",
    by: ines,
    created: at(site, 110, "13:00:00"),
    role: executionRoles.fraudTraining,
    store: "s3://nwa-fraud-us-east-1/mlflow",
    key: keys.fraud.Arn,
    tags: { Team: "fraud" },
  });
  mlflowApp(site, {
    name: "growth-runs",
    by: mia,
    created: at(site, 104, "13:00:00"),
    role: executionRoles.growth,
    store: "s3://nwa-growth-us-east-1/mlflow-app",
    tags: growth,
  });
  partnerApp(site, {
    name: "searchcomet",
    by: yuki,
    created: at(site, 190, "16:00:00"),
    role: executionRoles.searchTraining,
    Type: "comet",
    Tier: "medium",
    Version: "3.3",
    // Past its end: nothing is mended there any more.
    CurrentVersionEolDate: at(site, 20, "00:00:00"),
    AvailableUpgrade: { Version: "3.4", ReleaseNotes: ["Fixes of the login"] },
    EnableAutoMinorVersionUpgrade: false,
    EnableIamSessionBasedIdentity: false,
    ApplicationConfig: { AdminUsers: ["yuki.tanaka", "everyone"] },
    tags: { Team: "search" },
  });
  partnerApp(site, {
    name: "fraudguard",
    by: ines,
    created: at(site, 96, "16:00:00"),
    role: executionRoles.fraudServing,
    Type: "lakera-guard",
    Tier: "large",
    Version: "1.4",
    CurrentVersionEolDate: at(site, -200, "00:00:00"),
    KmsKeyId: keys.fraud.Arn,
    EnableAutoMinorVersionUpgrade: true,
    EnableIamSessionBasedIdentity: true,
    ApplicationConfig: { AdminUsers: ["ines.moreau"] },
    tags: { Team: "fraud" },
  });

  project(site, {
    name: "churn-mlops",
    by: tomas,
    created: at(site, 300, "11:00:00"),
    description: "Build, train and deploy, from the template of AWS",
    parameters: { GitRepositoryURL: "northwind-analytics/churn-mlops", GitBranch: "main" },
    tags: growth,
  });
  project(site, {
    name: "uplift-mlops",
    by: tomas,
    created: at(site, 290, "11:00:00"),
    description: "Never used",
    status: "DeleteCompleted",
  });
  publicHub(site, sagemaker, at(site, 700, "00:00:00"));
}
