import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { app, type Domain, space } from "#lib/simulator/accounts/build/studio.ts";
import {
  appImageConfig,
  codeRepository,
  distribution,
  studioLifecycleConfig,
} from "#lib/simulator/accounts/build/studio-parts.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };

/** Private spaces that go to sleep, reviewed scripts, and repositories behind a secret. */
export function creditRiskApps(site: Site, { aoife, lars, terraform }: Cast, studio: Domain): void {
  codeRepository(site, {
    name: "credit-risk-scorecards",
    by: terraform,
    created: at(site, 274, "07:00:00"),
    url: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/credit-risk-scorecards",
    branch: "main",
    secret: "AmazonSageMaker-credit-risk-git-a81KzQ",
    tags,
  });
  const packages = studioLifecycleConfig(site, {
    name: "credit-risk-packages",
    by: terraform,
    created: at(site, 274, "07:05:00"),
    app: "JupyterLab",
    script:
      "#!/bin/bash\nset -e\npip config --global set global.index-url https://packages.credit-risk.internal/simple\n",
    tags,
  });
  appImageConfig(site, {
    name: "credit-risk-lab",
    by: terraform,
    created: at(site, 274, "07:06:00"),
    JupyterLabAppImageConfig: {
      FileSystemConfig: { MountPath: "/home/sagemaker-user", DefaultUid: 1000, DefaultGid: 100 },
      ContainerConfig: { ContainerEnvironmentVariables: { LOG_LEVEL: "info" } },
    },
    tags,
  });
  const rests = { IdleSettings: { IdleTimeoutInMinutes: 60 } };
  for (const [index, owner] of ["aoife-byrne", "lars-holm"].entries()) {
    const own = space(site, studio, {
      name: `${owner}-lab`,
      by: index === 0 ? aoife : lars,
      created: at(site, 150 - index * 90, "08:10:00"),
      owner,
      settings: {
        AppType: "JupyterLab",
        RemoteAccess: "DISABLED",
        SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 20 } },
        JupyterLabAppSettings: {
          DefaultResourceSpec: { InstanceType: "ml.t3.large", LifecycleConfigArn: packages.StudioLifecycleConfigArn },
          AppLifecycleManagement: rests,
        },
      },
      tags,
    });
    if (index > 0) continue;
    app(site, studio, {
      by: aoife,
      created: hoursAgo(site, 5),
      type: "JupyterLab",
      space: own,
      resources: {
        ...distribution(site, "cpu"),
        InstanceType: "ml.t3.large",
        LifecycleConfigArn: packages.StudioLifecycleConfigArn,
      },
      lastUsed: hoursAgo(site, 0.3),
      tags,
    });
  }
}
