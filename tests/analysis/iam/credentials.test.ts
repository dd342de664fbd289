import { expect, test } from "vitest";
import { activeCredentials, activeKeys, credentialsOf, daysBetween } from "#lib/analysis/iam/credentials.ts";
import { reported, row, unreported, userArn } from "#tests/checks/credential-report.ts";
import { account } from "#tests/support/test-check.ts";

test("a user who is in no report is not known, rather than without credentials", () => {
  expect(credentialsOf(userArn, account, reported(row())).row?.user).toBe("ada");
  expect(credentialsOf("another", account, reported(row())).unread).toContain("does not name the user");
  expect(credentialsOf(userArn, account, unreported).unread).toContain("could not be read");
});

test("a key that is off is none; one that was never used has no use", () => {
  const both = row({
    password_enabled: "true",
    password_last_changed: "2026-01-01T00:00:00+00:00",
    password_last_used: "no_information",
    access_key_1_active: "true",
    access_key_1_last_rotated: "2026-02-01T00:00:00+00:00",
    access_key_1_last_used_date: "N/A",
    access_key_2_last_rotated: "2026-03-01T00:00:00+00:00",
  });
  expect(activeKeys(both).map(({ name }) => name)).toEqual(["access_key_1"]);
  expect(activeCredentials(both)).toEqual([
    { name: "password", since: "2026-01-01T00:00:00+00:00", used: undefined },
    { name: "access_key_1", since: "2026-02-01T00:00:00+00:00", used: undefined },
  ]);
});

test("days are whole, and what is no time has none", () => {
  expect(daysBetween("2026-11-20T13:00:00Z", "2026-11-22T12:00:00Z")).toBe(1);
  expect(daysBetween("N/A", "2026-11-22T12:00:00Z")).toBeUndefined();
  expect(daysBetween(undefined, "2026-11-22T12:00:00Z")).toBeUndefined();
});
