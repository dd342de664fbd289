import { type AmongMembers, rulesAmong } from "#lib/analysis/network/among-members.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { isoNetwork, networkBoundary } from "../controls/groups.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { partMembers } from "../remedies/network.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/apps-do-not-reach-each-other",
  kind: "domain",
  title: "Security groups of the VPC-only Studio domain keep users' apps apart",
  failTitle: "Security groups of the VPC-only Studio domain let users' apps reach each other",
  severity: "high",
  category: "network",
  rationale:
    "Apps of Studio ask nobody in the VPC for a password: where the domain's group admits itself, each user gets into the kernels of all others, and works as their roles.",
  needs: ["security-group"],
  controls: ["checklist:N-STU-17", ...networkBoundary, ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-and-internet-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
  ],
  evaluate(domain, context) {
    const { AppNetworkAccessType: access, DefaultUserSettings: users } = domain;
    if (!access) return unknown("AWS returned no AppNetworkAccessType.");
    if (access !== "VpcOnly") return notApplicable("Its apps are in SageMaker's own network, not in the VPC.");
    if (!users?.SecurityGroups?.length) return unknown("AWS returned no DefaultUserSettings.SecurityGroups.");
    const groups = groupsOf(domain);
    const { among, unread } = seen(domain, context);
    const evidence = among.map(({ group, rule, sources }) => ({
      path: `${group}: IpPermissions`,
      observed: `${rule.IpProtocol === "-1" ? "everything" : `${rule.IpProtocol} ${rule.FromPort}-${rule.ToPort}`} from ${sources.join(", ")}`,
      expected: "nothing from a group that all users share, but for NFS",
    }));
    if (evidence.length > 0) return fail(...evidence);
    if (unread.length > 0) return unknown(`The rules of ${unread.join(", ")} were not read.`);
    const expected = "no rule from one of them, but for NFS";
    return pass({ path: "SecurityGroups of users and of shared spaces", observed: groups, expected });
  },
  fix: (domain, context) => partMembers(seen(domain, context).among, context),
});

/** Those of private spaces, and of shared ones. Source: API reference, UserSettings and DefaultSpaceSettings. */
function groupsOf({ DefaultUserSettings, DefaultSpaceSettings }: ResourceOf<"domain">): string[] {
  const settings = [DefaultUserSettings, DefaultSpaceSettings];
  return [...new Set(settings.flatMap((one) => one?.SecurityGroups ?? []))];
}

function seen(domain: ResourceOf<"domain">, { identity, inventory }: CheckContext) {
  const groups = groupsOf(domain);
  const among: AmongMembers[] = [];
  const unread: string[] = [];
  for (const group of groups) {
    const lookup = inventory.get("security-group", group, identity.region);
    const rules = lookup.found ? lookup.resource.IpPermissions : undefined;
    if (rules) among.push(...rulesAmong(groups, group, rules));
    else unread.push(group);
  }
  return { among, unread };
}
