import { at, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Domain, domain, userProfile } from "#lib/simulator/accounts/build/studio.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** A Studio with the defaults of the quick setup: the internet, one shared role, no key. */
export function growthStudio(site: Site, cast: Cast, { standard }: EastNetworks): Domain {
  const { mia, tomas, priya, grace } = cast;
  const studio = domain(site, {
    name: "growth-studio",
    by: tomas,
    created: at(site, 529, "10:45:12"),
    role: executionRoles.growth,
    vpc: standard.network.VpcId,
    subnets: standard.subnets,
    user: {
      SharingSettings: {
        NotebookOutputOption: "Allowed",
        S3OutputPath: `s3://sagemaker-studio-${site.account}-growth/sharing`,
      },
      JupyterLabAppSettings: {
        LifecycleConfigArns: [],
        CodeRepositories: [{ RepositoryUrl: "https://github.com/northwind-analytics/growth-models" }],
      },
      CanvasAppSettings: { DirectDeploySettings: { Status: "ENABLED" }, ModelRegisterSettings: { Status: "ENABLED" } },
      StudioWebPortal: "ENABLED",
      StudioWebPortalSettings: { ExecutionRoleSessionNameMode: "STATIC" },
    },
    settings: { DockerSettings: { EnableDockerAccess: "ENABLED" }, ExecutionRoleIdentityConfig: "DISABLED" },
    updates: [
      {
        at: at(site, 63, "15:03:27"),
        by: tomas,
        change: { DomainSettingsForUpdate: { DockerSettings: { EnableDockerAccess: "ENABLED" } } },
      },
    ],
    tags: { Team: "growth" },
  });
  const shared = { ExecutionRole: roleArn(site, executionRoles.growth) };
  userProfile(site, studio, {
    name: "mia-chen",
    by: tomas,
    created: at(site, 528, "09:00:00"),
    settings: shared,
    tags: { Team: "growth" },
  });
  userProfile(site, studio, { name: "tomas-rivera", by: tomas, created: at(site, 528, "09:05:00"), settings: shared });
  userProfile(site, studio, {
    name: "priya-nair",
    by: tomas,
    created: at(site, 212, "13:30:00"),
    settings: { ExecutionRole: roleArn(site, executionRoles.growthPipeline) },
  });
  // Hands everyone who opens this profile the rights of a role that may do anything.
  userProfile(site, studio, {
    name: "power-user",
    by: priya,
    created: at(site, 37, "18:51:44"),
    settings: {
      ExecutionRole: roleArn(site, executionRoles.legacyRoot),
      SecurityGroups: [standard.group.GroupId],
      StudioWebPortalSettings: { ExecutionRoleSessionNameMode: "STATIC" },
    },
    updates: [
      {
        at: at(site, 36, "08:12:10"),
        by: priya,
        change: { UserSettings: { ExecutionRole: roleArn(site, executionRoles.legacyRoot) } },
      },
    ],
  });
  userProfile(site, studio, { name: "default-1718102712345", by: tomas, created: at(site, 528, "09:20:00") });
  userProfile(site, studio, {
    name: "oskar-intern",
    by: mia,
    created: at(site, 64, "10:11:00"),
    settings: shared,
    tags: { Contract: "summer internship" },
  });
  userProfile(site, studio, {
    name: "contractor-1",
    by: mia,
    created: at(site, 150, "12:00:00"),
    settings: {
      SharingSettings: { NotebookOutputOption: "Allowed", S3OutputPath: "s3://vendor-drop-northwind/outputs" },
      CanvasAppSettings: {
        ModelRegisterSettings: {
          Status: "ENABLED",
          CrossAccountModelRegisterRoleArn: "arn:aws:iam::731904482065:role/canvas-register",
        },
      },
    },
  });
  userProfile(site, studio, {
    name: "failed-profile",
    by: grace,
    created: at(site, 12, "17:00:00"),
    status: "Failed",
    reason: "Unable to create the home directory: file system is being deleted",
  });
  return studio;
}
