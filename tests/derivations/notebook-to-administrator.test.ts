import { expect, test } from "vitest";
import derivation from "#lib/derivations/notebook-to-administrator.ts";
import { allowing, heldIn, pathsOf, roleArnOf, roleReading } from "#tests/support/paths.ts";
import { inventoryOf, now, reading, region, unread } from "#tests/support/test-check.ts";

const role = (action: string) => roleReading("ml", allowing(action));
const notebook = (resource: object) =>
  reading("notebook-instance", "lab", {
    RoleArn: roleArnOf("ml"),
    DirectInternetAccess: "Enabled",
    RootAccess: "Enabled",
    ...resource,
  });

test("an open notebook with root and an administrator role: every step holds, and says which check breaks it", () => {
  const path = pathsOf(derivation, [notebook({}), role("*")]).get("lab");
  expect(path?.Steps.map(({ Holds, Check }) => [Holds, Check])).toEqual([
    [true, "notebook-instance/no-direct-internet-access"],
    [true, "notebook-instance/no-root-access"],
    [true, "iam-role/not-administrator"],
  ]);
});

test("each step is seen by itself", () => {
  expect(heldIn(derivation, [notebook({ RootAccess: "Disabled" }), role("*")])).toEqual([true, false, true]);
  expect(heldIn(derivation, [notebook({}), role("s3:ListBucket")])).toEqual([true, true, false]);
});

test("a notebook that surely reaches no internet is no path at all", () => {
  const shut = [
    notebook({ DirectInternetAccess: "Disabled", SubnetId: "subnet-0a", SecurityGroups: ["sg-0a"] }),
    role("*"),
    reading("subnet", "subnet-0a", { SubnetId: "subnet-0a", VpcId: "vpc-0a", MapPublicIpOnLaunch: false }),
    reading("route-table", "rtb-0a", {
      RouteTableId: "rtb-0a",
      VpcId: "vpc-0a",
      Associations: [{ SubnetId: "subnet-0a" }],
      Routes: [],
    }),
  ];
  expect(heldIn(derivation, shut)).toBeUndefined();
});

test("what was not read is not known, and no step is taken for broken", () => {
  const unclear = notebook({ RootAccess: undefined, DirectInternetAccess: undefined });
  expect(heldIn(derivation, [unclear, role("*")])).toEqual([null, null, true]);
  const inside = notebook({ DirectInternetAccess: "Disabled", SubnetId: "subnet-0a" });
  expect(heldIn(derivation, [inside, role("*")])).toEqual([null, true, true]);
  const denied = unread("iam-role", "ml", { arn: roleArnOf("ml"), region: "global" });
  expect(heldIn(derivation, [notebook({}), denied])).toEqual([true, true, null]);
});

test("a notebook that could not be read may be on such a path", () => {
  const [one] = [...derivation.derive(inventoryOf([unread("notebook-instance", "lab")]), region, now)];
  expect(one).toMatchObject({ name: "lab", failure: { class: "denied" } });
});
