import { expect, test } from "vitest";
import derivation from "#lib/derivations/studio-to-administrator.ts";
import { allowing, heldIn, pathsOf, roleArnOf, roleReading } from "#tests/support/paths.ts";
import { account, reading, region } from "#tests/support/test-check.ts";

const statement = (Action: string[], Resource = "*") => ({ Effect: "Allow", Action, Resource });
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const changing = statement(["sagemaker:UpdateUserProfile", "sagemaker:CreatePresignedDomainUrl"]);
// To other services it would make an administrator of the role itself.
const toSageMaker = { Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } } };
const passing = { ...statement(["iam:PassRole"]), ...toSageMaker };
const people = [
  reading("domain", "d-1", { DomainId: "d-1", DefaultUserSettings: { ExecutionRole: roleArnOf("studio") } }),
  reading(
    "user-profile",
    "d-1/mia",
    { DomainId: "d-1", UserProfileName: "mia", UserSettings: {} },
    { arn: `arn:aws:sagemaker:${region}:${account}:user-profile/d-1/mia` },
  ),
  // What was read of any region tells which regions there are.
  reading("guardduty", region, {}),
];
const admin = roleReading("admin", allowing("*"));
const studio = (...statements: object[]) => roleReading("studio", policy(...statements));
const held = (readings: Parameters<typeof pathsOf>[1], more: object = {}) =>
  pathsOf(derivation, readings, { in: "global", ...more })
    .get("studio")
    ?.Steps.map(({ Holds }) => Holds);

test("a cell in Studio gives a profile the role of an administrator", () => {
  const path = pathsOf(derivation, [studio(changing, passing), admin, ...people], { in: "global" }).get("studio");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Observed: ["d-1/mia"] },
    { Holds: true, Use: { By: roleArnOf("studio") } },
    { Holds: true, Check: "iam-role/passes-only-named-roles" },
    { Holds: true, Check: "iam-role/not-administrator", Name: "admin" },
  ]);
});

test("of several administrators none is the one to mend; a role that is passed by name is no matter of any role", () => {
  const both = [studio(changing, passing), admin, roleReading("other", allowing("*")), ...people];
  const last = pathsOf(derivation, both, { in: "global" }).get("studio")?.Steps[3];
  expect(last?.Check).toBeUndefined();
  expect(last?.Fact).toContain("1 more such role");
  const named = [
    studio(changing, { ...statement(["iam:PassRole"], roleArnOf("admin")), ...toSageMaker }),
    admin,
    ...people,
  ];
  expect(pathsOf(derivation, named, { in: "global" }).get("studio")?.Steps[2]).toMatchObject({ Holds: true });
  expect(pathsOf(derivation, named, { in: "global" }).get("studio")?.Steps[2]?.Check).toBeUndefined();
});

test("no role that may be passed is administrator: broken", () => {
  const reader = roleReading("admin", allowing("s3:GetObject"));
  expect(held([studio(changing, passing), reader, ...people])).toEqual([true, true, true, false]);
  expect(held([studio(changing), admin, ...people])).toEqual([true, true, false, false]);
});

test("no row for roles of nobody in Studio, for those that change no profile, and for administrators themselves", () => {
  const only = { in: "global" };
  expect(held([studio(changing, passing), admin, reading("guardduty", region, {})])).toBeUndefined();
  expect(held([studio(passing), admin, ...people])).toBeUndefined();
  // AmazonSageMakerFullAccess allows everything but on profiles, domains and apps.
  const butProfiles = { Effect: "Allow", Action: "sagemaker:*", NotResource: "arn:aws:sagemaker:*:*:user-profile/*" };
  expect(held([studio(butProfiles, passing), admin, ...people])).toBeUndefined();
  expect(heldIn(derivation, [roleReading("studio", allowing("*")), ...people], only)).toBeUndefined();
});

test.each(["p7", "p*", "team-*"])("of many profiles it may be the one that a policy names: %s", (name) => {
  const many = Array.from({ length: 8 }, (_, at) =>
    reading(
      "user-profile",
      `d-1/p${at}`,
      { DomainId: "d-1", UserProfileName: `p${at}`, UserSettings: {} },
      { arn: `arn:aws:sagemaker:${region}:${account}:user-profile/d-1/p${at}` },
    ),
  );
  const arn = `arn:aws:sagemaker:*:*:user-profile/d-1/${name}`;
  const one = statement(["sagemaker:UpdateUserProfile", "sagemaker:CreatePresignedDomainUrl"], arn);
  expect(held([studio(one, passing), admin, ...people, ...many])).toEqual([true, true, true, true]);
  const opened = statement(["sagemaker:CreateApp"], "arn:aws:sagemaker:*:*:app/d-1/p7/*");
  const changed = statement(["sagemaker:UpdateUserProfile"], "arn:aws:sagemaker:*:*:user-profile/*");
  expect(held([studio(opened, changed, passing), admin, ...people, ...many])).toEqual([true, true, true, true]);
  const denied = { Effect: "Deny", Action: ["sagemaker:Update*", "sagemaker:Create*"], Resource: "*" };
  expect(held([studio(one, passing, denied), admin, ...people, ...many])).toBeUndefined();
});

test("while not every role could be read, none of them is known to be the last", () => {
  const reader = roleReading("admin", allowing("s3:GetObject"));
  const steps = held([studio(changing, passing), reader, ...people], { blind: ["iam-role"] });
  expect(steps).toEqual([true, true, null, null]);
});
