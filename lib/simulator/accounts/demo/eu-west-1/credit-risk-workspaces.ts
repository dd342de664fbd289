import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, later, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Domain, domain, userProfile } from "#lib/simulator/accounts/build/studio.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { email } from "#lib/simulator/accounts/demo/company.ts";
import type { EuropeNetworks } from "./foundations.ts";

const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };

/** Where the golden team works: no internet, no root, own keys, and every call is somebody's. */
export function creditRiskWorkspaces(
  site: Site,
  { aoife, lars, sofia, terraform }: Cast,
  { creditRisk, keys }: EuropeNetworks,
): Domain {
  const key = keys.creditRisk.Arn;
  const lifecycle = "credit-risk-autostop";
  lifecycleConfig(site, {
    name: lifecycle,
    by: terraform,
    created: at(site, 280, "07:30:00"),
    onStart:
      "#!/bin/bash\nset -e\n(crontab -l 2>/dev/null; echo '*/5 * * * * /usr/bin/python3 /opt/autostop.py --time 3600') | crontab -\n",
  });
  lifecycleConfig(site, {
    name: "credit-risk-proxy",
    by: terraform,
    created: at(site, 280, "07:31:00"),
    onCreate:
      "#!/bin/bash\nset -e\npip config --global set global.index-url https://packages.credit-risk.internal/simple\n",
  });

  const visits = (name: string, by: typeof aoife, count: number) =>
    spread(site, name, count, { from: 85, to: 2, hours: [8, 10], workdays: true }).flatMap((start) => [
      { at: start, event: "start" as const, by },
      { at: later(start, 3), event: "url" as const, by },
      { at: later(start, 60 * 8), event: "stop" as const, by },
    ]);
  const sealed = {
    by: terraform,
    role: executionRoles.creditRiskNotebook,
    internet: "Disabled" as const,
    root: "Disabled" as const,
    imds: "2" as const,
    platform: "notebook-al2023-v1",
    groups: [creditRisk.workload],
    key,
    lifecycle,
    tags,
  };
  const [subnetA, subnetB] = creditRisk.subnets;
  notebook(site, {
    ...sealed,
    name: "credit-risk-scorecards",
    created: at(site, 280, "07:40:00"),
    type: "ml.m5.xlarge",
    volume: 50,
    subnet: subnetA,
    history: visits("scorecards", aoife, 14),
  });
  notebook(site, {
    ...sealed,
    name: "credit-risk-stress-tests",
    created: at(site, 192, "08:05:00"),
    type: "ml.m5.2xlarge",
    volume: 100,
    subnet: subnetB,
    history: visits("stress tests", lars, 9),
  });
  notebook(site, {
    ...sealed,
    name: "credit-risk-ifrs9",
    created: at(site, 56, "07:20:00"),
    type: "ml.t3.xlarge",
    volume: 20,
    subnet: subnetA,
    history: [
      { at: at(site, 55, "08:00:00"), event: "url", by: sofia },
      { at: at(site, 4, "09:10:00"), event: "url", by: sofia },
    ],
  });

  const ExecutionRole = roleArn(site, executionRoles.creditRiskStudio);
  const SecurityGroups = [creditRisk.studio.GroupId];
  const idle = {
    IdleSettings: {
      LifecycleManagement: "ENABLED" as const,
      IdleTimeoutInMinutes: 60,
      MinIdleTimeoutInMinutes: 60,
      MaxIdleTimeoutInMinutes: 120,
    },
  };
  const user = {
    SecurityGroups,
    SharingSettings: { NotebookOutputOption: "Disabled" as const },
    JupyterLabAppSettings: { AppLifecycleManagement: idle },
    CodeEditorAppSettings: { AppLifecycleManagement: idle },
    StudioWebPortal: "ENABLED" as const,
    StudioWebPortalSettings: { ExecutionRoleSessionNameMode: "USER_IDENTITY" as const },
    AutoMountHomeEFS: "Enabled" as const,
  };
  const studio = domain(site, {
    name: "credit-risk-studio",
    by: terraform,
    created: at(site, 275, "07:00:00"),
    role: executionRoles.creditRiskStudio,
    vpc: creditRisk.network.VpcId,
    subnets: creditRisk.subnets,
    network: "VpcOnly",
    auth: "SSO",
    key,
    user,
    space: { SecurityGroups, JupyterLabAppSettings: { AppLifecycleManagement: idle } },
    settings: {
      SecurityGroupIds: SecurityGroups,
      ExecutionRoleIdentityConfig: "USER_PROFILE_NAME",
      DockerSettings: { EnableDockerAccess: "DISABLED" },
      IpAddressType: "ipv4",
    },
    tagPropagation: "ENABLED",
    updates: [{ at: at(site, 80, "07:45:00"), by: terraform, change: { TagPropagation: "ENABLED" } }],
    tags,
  });
  for (const [index, name] of [
    "aoife.byrne",
    "lars.holm",
    "sofia.rossi",
    "declan.walsh",
    "ingrid.berg",
    "matteo.greco",
  ].entries()) {
    userProfile(site, studio, {
      name: name.replace(".", "-"),
      by: terraform,
      created: index < 4 ? at(site, 274, `07:1${index}:00`) : at(site, 75 - index * 7, "07:30:00"),
      settings: { ExecutionRole, SecurityGroups, SharingSettings: { NotebookOutputOption: "Disabled" } },
      email: email(name),
      tags,
    });
  }
  return studio;
}
