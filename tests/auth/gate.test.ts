import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Attempts } from "#lib/auth/attempts.ts";
import { gate, ownHostsOf, sessionCookie } from "#lib/auth/gate.ts";
import { Sessions } from "#lib/auth/sessions.ts";
import { isSameSecret, newToken } from "#lib/auth/token.ts";
import { memorySessions } from "./memory-sessions.ts";

const token = "a-token-of-some-length";
const sessions = new Sessions(memorySessions(), token);
const settings = {
  token,
  sessions,
  attempts: new Attempts(),
  hosts: ownHostsOf("127.0.0.1", 3000),
  publicFiles: new Set(["/logo.svg"]),
};
const host = "127.0.0.1:3000";
const cookie = `other=1; ${sessionCookie}=${await sessions.start()}`;

function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  return gate({ method, path, search: "", headers: { host, ...headers }, address: "127.0.0.1" }, settings);
}

describe("gate", () => {
  test("lets a session and a bearer token in", async () => {
    expect((await ask("/findings", { cookie })).pass).toBe(true);
    expect((await ask("/api/v1/findings", { authorization: `Bearer ${token}` })).pass).toBe(true);
  });

  test("sends a stranger's page to sign in, with the way back, and refuses a stranger's API call", async () => {
    expect(await ask("/findings")).toMatchObject({ status: 302, location: "/sign-in?next=%2Ffindings" });
    expect(await ask("/api/v1/findings")).toMatchObject({ status: 401 });
    expect(await ask("/api/v1/findings", { authorization: "Bearer wrong" })).toMatchObject({ status: 401 });
    expect(await ask("/api/v1/findings", { cookie: `${sessionCookie}=${newToken()}` })).toMatchObject({ status: 401 });
  });

  test("every path but the few public ones needs an identity", async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        const isPublic =
          ["/api/v1/health", "/sign-in", "/logo.svg"].includes(path) || path.startsWith("/_next/static/");
        expect((await ask(path)).pass).toBe(isPublic);
      }),
    );
    expect((await ask("/api/v1/health")).pass).toBe(true);
    expect((await ask("/logo.svg")).pass).toBe(true);
    expect((await ask("/_next/data/x.json")).pass).toBe(false);
  });

  test("answers to its own names only: a rebound DNS name is refused even with a session", async () => {
    expect(await ask("/", { cookie, host: "evil.example:3000" })).toMatchObject({ status: 400 });
    expect(await ask("/", { cookie, host: "" })).toMatchObject({ status: 400 });
    expect((await ask("/", { cookie, host: "LOCALHOST:3000" })).pass).toBe(true);
    for (const odd of [
      "127.0.0.1:3001",
      "127.0.0.1:3000@evil",
      "127.0.0.1:3000, evil",
      "127.0.0.1.:3000",
      "127.1:3000",
    ])
      expect(await ask("/", { cookie, host: odd })).toMatchObject({ status: 400 });
  });

  test("refuses what another site's page sends", async () => {
    expect(await ask("/api/v1/scans", { cookie, origin: "https://evil.example" }, "POST")).toMatchObject({
      status: 403,
    });
    expect(await ask("/api/v1/scans", { cookie, origin: "null" }, "POST")).toMatchObject({ status: 403 });
    expect(await ask("/api/v1/scans", { cookie, "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
    expect(await ask("/api/v1/scans", { cookie }, "POST")).toMatchObject({ status: 403 });
  });

  test("takes a change from our own page, and from a program with a token", async () => {
    expect((await ask("/api/v1/scans", { cookie, origin: `http://${host}` }, "POST")).pass).toBe(true);
    expect((await ask("/api/v1/scans", { authorization: `Bearer ${token}` }, "POST")).pass).toBe(true);
  });

  test("a link from elsewhere to a page works", async () => {
    expect((await ask("/findings", { cookie, "sec-fetch-site": "cross-site" })).pass).toBe(true);
  });
});

describe("sessions", () => {
  test("end when they are signed out, and with the token they were started with", async () => {
    const store = memorySessions();
    const here = new Sessions(store, token);
    const id = await here.start();
    expect(await here.isValid(id)).toBe(true);
    expect(await new Sessions(store, "another-token-entirely").isValid(id)).toBe(false);
    const other = await here.start();
    await here.end(id);
    expect(await here.isValid(id)).toBe(false);
    expect(await here.isValid(other)).toBe(true);
  });

  test("are not in the store as they are in the cookie, and cannot be made up", async () => {
    const store = memorySessions();
    const here = new Sessions(store, token);
    const id = await here.start();
    expect([...store.kept.keys()]).not.toContain(id);
    for (const kept of store.kept.keys()) expect(await here.isValid(kept)).toBe(false);
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => !(await here.isValid(text))));
  });
});

test("tokens are long, differ, and compare whatever their lengths", () => {
  expect(newToken()).toMatch(/^[\w-]{32}$/);
  expect(newToken()).not.toBe(newToken());
  expect(isSameSecret("a", "ab")).toBe(false);
  expect(isSameSecret("ab", "ab")).toBe(true);
});
