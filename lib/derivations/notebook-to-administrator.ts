import { egressKinds, egressOf } from "#lib/analysis/network/egress.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type Around, of, pathFamily, type Seen } from "./path.ts";
import { administratorStep } from "./steps.ts";

type Notebook = ResourceOf<"notebook-instance">;

/**
 * From the internet to the account: code that a notebook fetches runs as root, stays, and holds the credentials of an
 * administrator. Each of the three is a finding of its own; together they are one step for whoever gets a package in.
 */
export default pathFamily({
  family: "to-administrator",
  from: ["notebook-instance", "iam-role", ...egressKinds],
  says: {
    Path: "From the internet over a notebook to administration of the account",
    From: "the internet",
    To: "administration of the account",
  },
  stepsOver(notebook, identity, around) {
    const internet = reachesInternet(notebook, around);
    if (internet.Holds === false) return undefined;
    const Use = {
      Events: ["CreatePresignedNotebookInstanceUrl", "UpdateNotebookInstance", "StartNotebookInstance"],
      About: identity.arn,
    };
    return [
      { ...of(identity), Fact: "It reaches the internet", Expected: "no way to the internet", ...internet },
      {
        ...of(identity),
        Fact: "Its users are root",
        Expected: "no root access",
        Check: "notebook-instance/no-root-access",
        Use,
        ...root(notebook),
      },
      administratorStep(notebook.RoleArn ?? "", "RoleArn", around),
    ];
  },
});

function reachesInternet(notebook: Notebook, { inventory, region }: Around): Seen & Pick<AttackStep, "Check"> {
  const { DirectInternetAccess: direct, SubnetId, SecurityGroups, IpAddressType } = notebook;
  const directly = { Field: "DirectInternetAccess", Check: "notebook-instance/no-direct-internet-access" };
  if (direct === "Enabled") return { ...directly, Observed: direct, Holds: true };
  if (direct !== "Disabled") {
    return { ...directly, Observed: direct ?? null, Holds: null, Reason: "AWS returned no DirectInternetAccess." };
  }
  const attachment = {
    subnets: SubnetId ? [SubnetId] : [],
    securityGroups: SecurityGroups ?? [],
    unseenGroups: SecurityGroups ? undefined : "AWS returned none",
    addressing: IpAddressType,
  };
  const { reach, path } = egressOf(attachment, inventory, region);
  const Observed = path.map((one) => `${one.path}: ${String(one.observed)}`);
  const seen = { Field: "SubnetId", Observed, Check: "notebook-instance/no-internet-egress" };
  if (reach === "unknown") {
    return { ...seen, Holds: null, Reason: "Whether the VPC leads to the internet is not known." };
  }
  return { ...seen, Holds: reach === "internet" };
}

function root({ RootAccess: root }: Notebook): Seen {
  const seen = { Field: "RootAccess", Observed: root ?? null };
  if (root === "Enabled" || root === "Disabled") return { ...seen, Holds: root === "Enabled" };
  return { ...seen, Holds: null, Reason: "AWS returned no RootAccess." };
}
