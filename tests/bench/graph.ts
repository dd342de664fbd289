/*
 * What the graph parts cost a processor: every VPC, every way of every workload, and the powers of every role, of one large account; and the
 * list of Access of another, in which no two roles have the same policies.
 */

import { accessScope } from "#lib/analysis/iam/access-scope.ts";
import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { accessOf } from "#lib/analysis/iam/principal-access.ts";
import { pathToInternet, pathToService } from "#lib/analysis/network/paths.ts";
import { usersOfGroup } from "#lib/analysis/network/users.ts";
import { vpcsIn, vpcView } from "#lib/analysis/network/vpc-view.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { account, now, region } from "#tests/support/test-check.ts";
import { count, report, seconds } from "./figures.ts";
import { largeAccess } from "./large-access.ts";
import { largeNetwork } from "./large-network.ts";

const size = { roles: 2_000, subnets: 500, groups: 500, rulesOfGroup: 10, vpcs: 10, notebooks: 1_000 };
const { readings, coverage } = largeNetwork(size);

function run(): { took: number; answers: number } {
  // What is remembered of resources is of an earlier run's.
  const fresh = structuredClone(readings);
  const before = process.cpuUsage();
  const inventory = new Inventory(fresh, coverage, () => true);
  let answers = 0;
  const { vpcs } = vpcsIn(inventory);
  for (const { identity, users } of vpcs) {
    answers += vpcView(identity.arn, inventory, now)?.subnets.length ?? 0;
    for (const user of users) {
      const ways = [
        pathToInternet(user, inventory, region),
        pathToService("s3", user, inventory, region),
        pathToService("sagemaker.api", user, inventory, region),
      ];
      answers += ways.length;
    }
  }
  for (const { resource } of inventory.all("security-group"))
    answers += usersOfGroup(resource, inventory, region).users.length;
  for (const { resource } of inventory.all("iam-role"))
    answers += isAdministrator(resource, now).answer === true ? 1 : 0;
  const { user, system } = process.cpuUsage(before);
  const spent = user + system;
  return { took: spent / 1000, answers };
}

const accessSize = { roles: 2_000, buckets: 500, keys: 100, notebooks: 1_000, endpoints: 300, others: 200 };
const large = largeAccess(accessSize);

function access(): { took: number; answers: number } {
  const fresh = structuredClone(large.readings);
  const before = process.cpuUsage();
  const inventory = new Inventory(fresh, large.coverage, () => true);
  const scope = accessScope(inventory, account, now);
  const rows = scope.principals.map((one) => accessOf(scope, inventory, one));
  const { user, system } = process.cpuUsage(before);
  const answers = rows.reduce((sum, { reach }) => sum + reach.reduce((all, { total }) => all + total, 0), 0);
  return { took: (user + system) / 1000, answers };
}

run();
const { took, answers } = run();
access();
const list = access();
const rules = size.groups * size.rulesOfGroup;
report([
  {
    what: `Networks and powers of ${count(size.roles)} roles, ${count(size.subnets)} subnets and ${count(rules)} security group rules, a network ACL for each VPC (${count(answers)} answers)`,
    measured: `${seconds(took)} of one core`,
    bound: "under 2 s",
    holds: took < 2_000,
  },
  {
    what: `The list of Access of ${count(accessSize.roles)} roles with as many policies (${count(list.answers)} pairs counted)`,
    measured: `${seconds(list.took)} of one core`,
    bound: "under 2 s",
    holds: list.took < 2_000,
  },
]);
