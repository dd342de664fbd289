import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { egressOf } from "#lib/analysis/network/egress.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { defineDerivation } from "./define.ts";

type Notebook = ResourceOf<"notebook-instance">;

/**
 * From the internet to the account: code that a notebook fetches runs as root, stays, and holds the credentials of an
 * administrator. Each of the three is a finding of its own; together they are one step for whoever gets a package in.
 */
export default defineDerivation({
  kind: "attack-path",
  from: [
    "notebook-instance",
    "iam-role",
    "subnet",
    "route-table",
    "nat-gateway",
    "vpc",
    "vpc-endpoint",
    "security-group",
    "managed-prefix-list",
  ],
  *derive(inventory, region, now) {
    for (const reading of inventory.every("notebook-instance", region)) {
      const { identity, readAt } = reading;
      const named = { key: `${identity.arn}#to-administrator`, name: identity.name, readAt };
      if (reading.status === "unread") {
        yield { ...named, failure: reading.failure };
        continue;
      }
      const step = (Fact: string, Expected: string, seen: Seen): AttackStep => {
        return { Kind: identity.kind, Arn: identity.arn, Fact, Expected, ...seen };
      };
      const { resource } = reading;
      yield {
        ...named,
        resource: {
          Path: "From the internet over a notebook to administration of the account",
          Steps: [
            step("It reaches the internet", "no way to the internet", internet(resource, inventory, region)),
            step("Its users are root", "no root access", root(resource)),
            administrator(resource, inventory, now),
          ],
        },
      };
    }
  },
});

type Seen = Pick<AttackStep, "Field" | "Observed" | "Holds" | "Reason">;

function internet(notebook: Notebook, inventory: Inventory, region: string): Seen {
  const { DirectInternetAccess: direct, SubnetId, SecurityGroups, IpAddressType } = notebook;
  if (direct === "Enabled") return { Field: "DirectInternetAccess", Observed: direct, Holds: true };
  if (direct !== "Disabled") {
    const Reason = "AWS returned no DirectInternetAccess.";
    return { Field: "DirectInternetAccess", Observed: direct ?? null, Holds: null, Reason };
  }
  const attachment = {
    subnets: SubnetId ? [SubnetId] : [],
    securityGroups: SecurityGroups ?? [],
    unseenGroups: SecurityGroups ? undefined : "AWS returned none",
    addressing: IpAddressType,
  };
  const { reach, path } = egressOf(attachment, inventory, region);
  const Observed = path.map((one) => `${one.path}: ${String(one.observed)}`);
  if (reach === "unknown") {
    return { Field: "SubnetId", Observed, Holds: null, Reason: "Whether the VPC leads to the internet is not known." };
  }
  return { Field: "SubnetId", Observed, Holds: reach === "internet" };
}

function root({ RootAccess: root }: Notebook): Seen {
  const seen = { Field: "RootAccess", Observed: root ?? null };
  if (root === "Enabled" || root === "Disabled") return { ...seen, Holds: root === "Enabled" };
  return { ...seen, Holds: null, Reason: "AWS returned no RootAccess." };
}

function administrator({ RoleArn: arn = "" }: Notebook, inventory: Inventory, now: string): AttackStep {
  const step = {
    Kind: "iam-role",
    Arn: arn,
    Fact: "Its role is administrator",
    Expected: "a role that is not administrator",
    Field: "RoleArn",
    Observed: arn || null,
  };
  const lookup = inventory.get("iam-role", arn, "global");
  if (!lookup.found) {
    const Reason =
      lookup.why === "absent" ? "The role was not found." : `The role could not be read: ${lookup.failure.code}.`;
    return { ...step, Holds: null, Reason };
  }
  const { answer, ...why } = isAdministrator(lookup.resource, now);
  if (answer === "unknown") return { ...step, Holds: null, ...("reason" in why && { Reason: why.reason }) };
  return { ...step, Holds: answer };
}
