import { lifecycleConfig, type NotebookEvent, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { later, roleArn } from "#lib/simulator/accounts/build/site.ts";
import { domain, userProfile } from "#lib/simulator/accounts/build/studio.ts";
import type { Counts } from "./counts.ts";
import { type Draw, drawKey, drawVpc } from "./foundations.ts";
import { actorsOf } from "./identities.ts";
import { drawMoment, times } from "./moments.ts";

export function fillWorkspaces(draw: Draw, counts: Counts): void {
  const { site, random, roles, networks } = draw;
  const actors = actorsOf(site);
  const made = () => ({ by: random.pick(actors), created: drawMoment(site, random, 600) });
  const lifecycles = times(counts.lifecycleConfigs, (index) => {
    const name = `setup-${index + 1}`;
    lifecycleConfig(site, { name, ...made(), onStart: `#!/bin/bash\npip install package-${index + 1}\n` });
    return name;
  });

  times(counts.notebooks, (index) => {
    const network = drawVpc(draw);
    const key = drawKey(draw);
    const { by, created } = made();
    const history: NotebookEvent[] = random.chance(0.4)
      ? [{ at: later(created, random.int(60, 600)), event: "stop" }]
      : [];
    notebook(site, {
      name: `notebook-${index + 1}`,
      by,
      created,
      role: random.pick(roles),
      type: random.pick(["ml.t3.medium", "ml.m5.xlarge", "ml.g4dn.xlarge"]),
      internet: network && random.chance(0.6) ? "Disabled" : "Enabled",
      root: random.pick(["Enabled", "Disabled"]),
      imds: random.pick(["1", "2"]),
      platform: random.pick(["notebook-al2-v2", "notebook-al2-v3", "notebook-al2023-v1"]),
      ...(network && { subnet: random.pick(network.subnets), groups: [network.group] }),
      ...(key && { key }),
      ...(lifecycles.length > 0 && random.chance(0.5) && { lifecycle: random.pick(lifecycles) }),
      history,
      tags: { Team: `team-${random.int(1, 9)}` },
    });
  });

  const domains = times(counts.userProfiles > 0 ? Math.max(counts.domains, 1) : counts.domains, (index) => {
    const { vpcId, subnets, group } = random.pick(networks);
    const key = drawKey(draw);
    return domain(site, {
      name: `studio-${index + 1}`,
      ...made(),
      role: random.pick(roles),
      vpc: vpcId,
      subnets,
      network: random.pick(["PublicInternetOnly", "VpcOnly"]),
      auth: random.pick(["IAM", "SSO"]),
      ...(key && { key }),
      user: { SecurityGroups: [group.GroupId] },
    });
  });
  times(counts.userProfiles, (index) => {
    const within = random.pick(domains);
    const settings = random.chance(0.3) ? { ExecutionRole: roleArn(site, random.pick(roles)) } : {};
    const created = drawMoment(site, random, 200);
    const opened = within.CreationTime ?? created;
    userProfile(site, within, {
      name: `user-${index + 1}`,
      by: random.pick(actors),
      created: created > opened ? created : later(opened, 5),
      settings,
    });
  });
}
