import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gate, hostsOf, safeNext, sessionCookie } from "#lib/auth/gate.ts";
import { isSameSecret, isValidSession, newSession, newToken } from "#lib/auth/token.ts";

const token = "a-token-of-some-length";
const settings = { token, hosts: hostsOf("127.0.0.1", 3000, []), publicFiles: new Set(["/logo.svg"]) };
const host = "127.0.0.1:3000";
const cookie = `other=1; ${sessionCookie}=${newSession(token)}`;

function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  return gate({ method, path, search: "", headers: { host, ...headers } }, settings);
}

describe("gate", () => {
  test("lets a session and a bearer token in", () => {
    expect(ask("/findings", { cookie }).pass).toBe(true);
    expect(ask("/api/v1/findings", { authorization: `Bearer ${token}` }).pass).toBe(true);
  });

  test("sends a stranger's page to sign in, with the way back, and refuses a stranger's API call", () => {
    expect(ask("/findings")).toMatchObject({ status: 302, location: "/sign-in?next=%2Ffindings" });
    expect(ask("/api/v1/findings")).toMatchObject({ status: 401 });
    expect(ask("/api/v1/findings", { authorization: "Bearer wrong" })).toMatchObject({ status: 401 });
  });

  test("every path but the few public ones needs an identity", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const isPublic =
          ["/api/v1/health", "/sign-in", "/logo.svg"].includes(path) || path.startsWith("/_next/static/");
        expect(ask(path).pass).toBe(isPublic);
      }),
    );
    expect(ask("/api/v1/health").pass).toBe(true);
    expect(ask("/logo.svg").pass).toBe(true);
    expect(ask("/_next/data/x.json").pass).toBe(false);
  });

  test("answers to its own names only: a rebound DNS name is refused even with a session", () => {
    expect(ask("/", { cookie, host: "evil.example:3000" })).toMatchObject({ status: 400 });
    expect(ask("/", { cookie, host: "" })).toMatchObject({ status: 400 });
    expect(ask("/", { cookie, host: "LOCALHOST:3000" }).pass).toBe(true);
    expect(ask("/", { cookie, host: "127.0.0.1:3001" })).toMatchObject({ status: 400 });
  });

  test("refuses what another site's page sends", () => {
    expect(ask("/api/v1/scans", { cookie, origin: "https://evil.example" }, "POST")).toMatchObject({ status: 403 });
    expect(ask("/api/v1/scans", { cookie, origin: "null" }, "POST")).toMatchObject({ status: 403 });
    expect(ask("/api/v1/scans", { cookie, "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
    expect(ask("/api/v1/scans", { cookie }, "POST")).toMatchObject({ status: 403 });
  });

  test("takes a change from our own page, and from a program with a token", () => {
    expect(ask("/api/v1/scans", { cookie, origin: `http://${host}` }, "POST").pass).toBe(true);
    expect(ask("/api/v1/scans", { authorization: `Bearer ${token}` }, "POST").pass).toBe(true);
  });

  test("a link from elsewhere to a page works", () => {
    expect(ask("/findings", { cookie, "sec-fetch-site": "cross-site" }).pass).toBe(true);
  });
});

describe("sessions", () => {
  test("end with their time, and with the token that signed them", () => {
    const now = Date.now();
    const session = newSession(token, now);
    expect(isValidSession(session, token, now)).toBe(true);
    expect(isValidSession(session, token, now + 31 * 24 * 3_600_000)).toBe(false);
    expect(isValidSession(session, "another-token-entirely", now)).toBe(false);
  });

  test("cannot be made up or prolonged", () => {
    const [expiry = "", signature = ""] = newSession(token).split(".");
    expect(isValidSession(`${Number(expiry) + 1}.${signature}`, token)).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => !isValidSession(text, token)));
  });
});

test("tokens are long, differ, and compare whatever their lengths", () => {
  expect(newToken()).toMatch(/^[\w-]{32}$/);
  expect(newToken()).not.toBe(newToken());
  expect(isSameSecret("a", "ab")).toBe(false);
  expect(isSameSecret("ab", "ab")).toBe(true);
});

test("signing in leads to a page of this server and nowhere else", () => {
  for (const bad of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    null,
    "/sign-out",
  ]) {
    expect(safeNext(bad)).toBe("/");
  }
  expect(safeNext("/findings?status=fail")).toBe("/findings?status=fail");
});
