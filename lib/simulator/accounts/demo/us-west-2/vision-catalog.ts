import { hub, hubContent } from "#lib/simulator/accounts/build/catalog.ts";
import { trackingServer } from "#lib/simulator/accounts/build/experiments.ts";
import { featureGroup } from "#lib/simulator/accounts/build/feature-group.ts";
import { workforce, workteam } from "#lib/simulator/accounts/build/labeling.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "vision" };
const bucket = "nwa-vision-us-west-2";

/** What the researchers share among themselves, and the students who draw boxes for them. */
export function visionCatalog(site: Site, { dmitri, hana }: Cast): void {
  featureGroup(site, {
    name: "vision-frames",
    by: hana,
    created: at(site, 140, "17:00:00"),
    role: executionRoles.visionTraining,
    id: "frame_id",
    features: { camera: "String", brightness: "Fractional" },
    offline: { bucket, key: "alias/aws/s3" },
    tags,
  });
  trackingServer(site, {
    name: "vision-experiments",
    by: dmitri,
    created: at(site, 220, "18:00:00"),
    role: executionRoles.visionStudio,
    ArtifactStoreUri: `s3://${bucket}/mlflow`,
    AutomaticModelRegistration: false,
    S3BucketOwnerVerification: true,
    IsActive: "Active",
    tags,
  });
  const shared = hub(site, {
    name: "vision-hub",
    by: dmitri,
    created: at(site, 130, "19:00:00"),
    description: "Notebooks for newcomers",
    tags,
  });
  hubContent(site, shared, {
    name: "first-steps",
    by: hana,
    created: at(site, 129, "19:00:00"),
    description: "How to label, train and look at the result",
    HubContentType: "Notebook",
    HubContentVersion: "1.0.1",
    document: { NotebookLocation: `s3://${bucket}/hub/first-steps.ipynb` },
    tags,
  });
  const people = workforce(site, {
    name: "vision-students",
    by: hana,
    created: at(site, 229, "16:00:00"),
    cidrs: ["203.0.113.0/24", "192.0.2.0/24"],
    tags,
  });
  workteam(site, people, {
    name: "vision-boxes",
    by: hana,
    created: at(site, 229, "16:05:00"),
    description: "Boxes around cars",
    group: "students",
    NotificationConfiguration: { NotificationTopicArn: arnOf(site, "sns", "vision-boxes") },
    tags,
  });
}
