import { expect, test } from "vitest";
import { accountsWanted, connectionOptions } from "#lib/cli/connection.ts";
import { parseOptions } from "#lib/cli/options.ts";
import { explain } from "#lib/errors.ts";

const wanted = (...words: string[]) => accountsWanted(parseOptions(words, connectionOptions));
const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const [one, other] = [role("222222222222", "Audit"), role("333333333333", "reads,and=more")];
const organization = ["--organization", "--role-name", "Audit"];

test.each([
  [["--profile", "a,b", "--role-arn", one], "credentials of one profile"],
  [["--profile", "a", "--profile", "b", ...organization], "credentials of one profile"],
  [["--organization"], "--role-name"],
  [[...organization, "--role-arn", one], "without --role-arn"],
  [["--role-name", "x"], "--role-name goes with --organization"],
  [["--include", "222222222222"], "--include goes with --organization"],
  [["--exclude", "222222222222", "--role-arn", one], "--exclude goes with --organization"],
  [[...organization, "--exclude", "science"], '--exclude cannot be "science"'],
  [[...organization, "--include", ","], "--include cannot be"],
  [["--demo", ...organization], "--demo goes without"],
  [["--demo", "--profile", "a"], "--demo goes without"],
  [["--external-id", "x", "--profile", "a"], "--external-id goes with --role-arn or --organization"],
])("%j do not go together", (words, part) => {
  let said = "";
  try {
    wanted(...words);
  } catch (error) {
    expect(error).toMatchObject({ code: "usage" });
    said = explain(error);
  }
  expect(said).toContain(part);
});

test("one account is one, whatever it is reached by", () => {
  expect(wanted()).toEqual({ type: "one", connection: { type: "default" } });
  expect(wanted("--demo")).toEqual({ type: "one", connection: { type: "demo" } });
  expect(wanted("--profile", "a,a")).toEqual({ type: "one", connection: { type: "profile", profile: "a" } });
  const connection = { type: "role", roleArn: other, externalId: "x", profile: "a" };
  expect(wanted("--role-arn", other, "--external-id", "x", "--profile", "a")).toEqual({ type: "one", connection });
});

test("several are given together or apart, with one external id; a comma in a role's name parts nothing", () => {
  const connections = [one, other].map((roleArn) => ({ type: "role", roleArn, externalId: "x" }));
  for (const words of [
    ["--role-arn", `${one}, ${other}`],
    ["--role-arn", one, "--role-arn", other],
  ]) {
    expect(wanted(...words, "--external-id", "x")).toEqual({ type: "several", connections });
  }
  const profiles = ["a", "b", "c"].map((profile) => ({ type: "profile", profile }));
  expect(wanted("--profile", "a,b", "--profile", "c")).toEqual({ type: "several", connections: profiles });
});

test("an organization has one role, and may be narrowed", () => {
  const include = ["222222222222", "333333333333"];
  const words = ["--include", include.join(), "--exclude", "444444444444", "--external-id", "x", "--profile", "a"];
  expect(wanted(...organization, ...words)).toEqual({
    type: "members",
    organization: { roleName: "Audit", profile: "a", externalId: "x", include, exclude: ["444444444444"] },
  });
});
