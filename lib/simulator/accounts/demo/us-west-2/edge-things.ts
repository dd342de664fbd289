import { component, coreDevice, deployment } from "#lib/simulator/accounts/build/greengrass.ts";
import { certificate, iotPolicy, roleAlias } from "#lib/simulator/accounts/build/iot.ts";
import { allow, policy } from "#lib/simulator/accounts/build/policies.ts";
import { arnOf, type Site } from "#lib/simulator/accounts/build/site.ts";
import { executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

const role = executionRoles.edge;
const tags = { Team: "edge" };

/**
 * How the edge team's devices get into the account: those of Edge Manager still have certificates, some of them shared, and the
 * hubs that took over run Greengrass with the role that compiled the models.
 */
export function edgeThings(site: Site): void {
  const doors = roleAlias(site, { name: "SageMakerEdge-store-doors", role, daysAgo: 1240 });
  roleAlias(site, { name: "SageMakerEdge-depot-cameras", role, daysAgo: 1105, seconds: 43_200 });
  // Half a day, for stores whose line is down in the afternoon.
  const exchange = roleAlias(site, {
    name: "GreengrassV2TokenExchangeRoleAlias",
    role,
    daysAgo: 640,
    seconds: 43_200,
  });

  const getCredentials = (alias: string) => allow("iot:AssumeRoleWithCertificate", alias);
  iotPolicy(site, "store-doors", 1240, policy(getCredentials(doors)));
  iotPolicy(site, "doors-debug", 1121, policy(allow(["iot:*", "greengrass:*"])));
  iotPolicy(
    site,
    "GreengrassV2IoTThingPolicy",
    640,
    policy(
      allow(["iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive", "greengrass:*"]),
      getCredentials(exchange),
    ),
  );
  certificate(site, { of: ["thing-door-0001"], policies: ["store-doors"], daysAgo: 1236 });
  // The debugging certificate that was copied from door to door. The thing of depot-north is gone.
  certificate(site, {
    of: ["thing-door-0002", "thing-door-0017"],
    policies: ["store-doors", "doors-debug"],
    daysAgo: 1120,
  });
  certificate(site, { of: ["store-hub-01"], policies: ["GreengrassV2IoTThingPolicy"], daysAgo: 640 });
  certificate(site, {
    of: ["store-hub-02"],
    policies: ["GreengrassV2IoTThingPolicy"],
    daysAgo: 640,
    validDays: 730,
    status: "REVOKED",
  });
}

/** What took over from Edge Manager in the stores. */
export function edgeHubs(site: Site): void {
  coreDevice(site, { name: "store-hub-01", version: "2.14.3", status: "HEALTHY", daysAgo: 2, tags });
  coreDevice(site, { name: "store-hub-02", version: "2.5.6", status: "UNHEALTHY", daysAgo: 88 });

  const counter = "example.northwind.DoorCounter";
  const alerts = "example.northwind.DoorAlerts";
  component(site, {
    name: counter,
    version: "1.2.0",
    description: "Counts who comes in, with the compiled model",
    daysAgo: 61,
    recipe: {
      ComponentDependencies: { "aws.greengrass.Nucleus": { VersionRequirement: ">=2.9.0" } },
      Manifests: [
        {
          Platform: { os: "linux", architecture: "aarch64" },
          Artifacts: [
            {
              Uri: "s3://nwa-edge-us-west-2/compiled/door-counter-jetson/model-jetson_xavier.tar.gz",
              Digest: "o8hm0a1PEWTTx1hVnGFPNcFCqAEeQU8dc2nDEMNpPy4=",
              Algorithm: "SHA-256",
              Unarchive: "NONE",
            },
          ],
          Lifecycle: { run: "python3 -u {artifacts:path}/count.py" },
        },
      ],
    },
    tags,
  });
  // Made of a function that has been deleted since, and run as root.
  component(site, {
    name: alerts,
    version: "3.0.0",
    description: "Tells the shift lead",
    daysAgo: 588,
    recipe: {
      ComponentType: "aws.greengrass.lambda",
      ComponentSource: arnOf(site, "lambda", "function:door-alerts:3"),
      ComponentDependencies: { "aws.greengrass.LambdaLauncher": { VersionRequirement: ">=2.0.0 <3.0.0" } },
      Manifests: [{ Platform: { os: "linux" }, Lifecycle: {}, Artifacts: [] }],
    },
  });

  deployment(site, {
    name: "stores",
    target: "thinggroup/stores",
    daysAgo: 60,
    components: {
      "aws.greengrass.Nucleus": { componentVersion: "2.14.3" },
      [counter]: { componentVersion: "1.2.0", runWith: { posixUser: "ggc_user:ggc_group" } },
    },
    policies: {
      failureHandlingPolicy: "ROLLBACK",
      componentUpdatePolicy: { action: "NOTIFY_COMPONENTS", timeoutInSeconds: 60 },
    },
    tags,
  });
  deployment(site, {
    name: "hub-02 by hand",
    target: "thing/store-hub-02",
    daysAgo: 588,
    components: {
      "aws.greengrass.Nucleus": { componentVersion: "2.5.6" },
      [alerts]: {
        componentVersion: "3.0.0",
        runWith: { posixUser: "root" },
        configurationUpdate: { merge: JSON.stringify({ models: "s3://nwa-edge-us-west-2/packages/" }) },
      },
    },
    policies: {
      failureHandlingPolicy: "DO_NOTHING",
      componentUpdatePolicy: { action: "SKIP_NOTIFY_COMPONENTS" },
    },
    status: "COMPLETED",
  });
}
