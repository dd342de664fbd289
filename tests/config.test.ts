import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { explain } from "#lib/errors.ts";
import { version } from "#lib/version.ts";

describe("readConfig", () => {
  test("has defaults that stay on this machine", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      dataDir: "./.sagewarden",
      homeRegion: "us-east-1",
      retention: { history: 400, events: 400 },
    });
  });

  test("keeps scans and events for as many days as it is told, or all", () => {
    const { retention } = readConfig({ SAGEWARDEN_KEEP_HISTORY: "all", SAGEWARDEN_KEEP_EVENTS: "90" });
    expect(retention).toEqual({ history: "all", events: 90 });
  });

  test("scans as many accounts at once as it is told, and fewer into a database than for their reports alone", () => {
    expect(readConfig({ SAGEWARDEN_SCANS_AT_ONCE: "3" }).scansAtOnce).toEqual({ kept: 3, unkept: 3 });
    const { kept, unkept } = readConfig({}).scansAtOnce;
    expect(kept).toBeLessThan(unkept);
  });

  test("takes an empty variable as unset", () => {
    expect(readConfig({ PORT: "", SAGEWARDEN_TOKEN: "" })).toMatchObject({ port: 3000, token: undefined });
  });

  test.each([
    [{ PORT: "eighty" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    [{ SAGEWARDEN_TOKEN: "short-secret" }, "SAGEWARDEN_TOKEN"],
    [{ SAGEWARDEN_SCANS_AT_ONCE: "0" }, "SAGEWARDEN_SCANS_AT_ONCE"],
    [{ SAGEWARDEN_KEEP_HISTORY: "forever" }, "SAGEWARDEN_KEEP_HISTORY"],
    [{ SAGEWARDEN_KEEP_EVENTS: "-17" }, "SAGEWARDEN_KEEP_EVENTS"],
  ])("names the variable that is wrong and never its value: %o", (environment, name) => {
    let said = "";
    try {
      readConfig(environment);
    } catch (error) {
      said = explain(error);
    }
    expect(said).toContain(name);
    expect(said).not.toContain(Object.values(environment)[0]);
  });
});

test("the version is the package's", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8")).version).toBe(version);
});
