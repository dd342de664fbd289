import type { AddressInfo } from "node:net";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Attempts } from "#lib/auth/attempts.ts";
import { createFront, type Guarded } from "#lib/auth/front.ts";
import { ownHostsOf, sessionCookie } from "#lib/auth/gate.ts";
import { Sessions } from "#lib/auth/sessions.ts";
import type { Store } from "#lib/store/client.ts";
import { sessionStore } from "#lib/store/sessions.ts";
import { openTestStore } from "#tests/support/test-store.ts";

/* Past 300 lines, since all of it is asked of one running server. */

const token = "a-token-of-some-length";
const logged: unknown[] = [];
let store: Store;
let guarded: Guarded | undefined;
let port: number;
let upgraded: string[] = [];
let reached: string[] = [];
const front = createFront(
  () => guarded,
  (error) => logged.push(error),
);

beforeAll(async () => {
  store = await openTestStore();
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  ({ port } = front.address() as AddressInfo);
  guarded = {
    token,
    sessions: new Sessions(sessionStore(store.db), token),
    attempts: new Attempts(),
    hosts: new Set([...ownHostsOf("127.0.0.1", port), "audit.example"]),
    proxiedHosts: new Set(["audit.example"]),
    publicFiles: new Set(),
    isDevelopment: false,
    async handler(request, response) {
      reached.push(`${request.method} ${request.url}`);
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      response.end(`${bytes} bytes`);
    },
  };
});
afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await store.close();
});

/** Sends these bytes as they are; answers everything that came until the server closed. */
async function raw(text: string, { from = "127.0.0.1" } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: from });
    let got = "";
    socket.on("data", (chunk) => {
      got += chunk.toString("latin1");
    });
    socket.on("error", (error) => (got ? resolve(got) : reject(error)));
    socket.on("close", () => resolve(got));
    socket.setTimeout(8_000, () => socket.destroy(new Error(`It hangs open after: ${got}`)));
    socket.write(text);
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const headerOf = (answer: string, name: string) => new RegExp(`^${name}: (.*)\r$`, "im").exec(answer)?.[1];

/** Whatever it says, it says it with the usual headers. */
function expectGuarded(answer: string): void {
  expect(headerOf(answer, "content-security-policy")).toContain("default-src 'self'");
  expect(headerOf(answer, "x-content-type-options")).toBe("nosniff");
  expect(headerOf(answer, "x-frame-options")).toBe("DENY");
}

function request(line: string, headers: Record<string, string> = {}, body = ""): string {
  const all = { Host: `127.0.0.1:${port}`, Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

const bearer = { Authorization: `Bearer ${token}` };

/** Signs in with the form; the cookie, and what was said of it. */
async function signIn(headers: Record<string, string> = {}): Promise<{ cookie: string; said: string }> {
  const body = `token=${token}`;
  const host = headers.Host ?? `127.0.0.1:${port}`;
  const type = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(body.length) };
  const answer = await raw(request("POST /sign-in", { Origin: `http://${host}`, ...type, ...headers }, body));
  expect(statusOf(answer)).toBe(303);
  const said = headerOf(answer, "set-cookie") ?? "";
  return { cookie: said.split(";")[0] ?? "", said };
}

describe("an upgrade", () => {
  const asks = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Key": "x", "Sec-WebSocket-Version": "13" };

  test.each([
    ["of a stranger", {}, 401],
    ["with a wrong host", { Host: "evil.example" }, 400],
    ["from another site's page", { Origin: "https://evil.example", ...bearer }, 403],
    ["with the token", bearer, 400],
    ["to another protocol", { ...bearer, Upgrade: "h2c" }, 400],
  ])("%s is refused and its socket closed", async (_, headers, status) => {
    for (const path of ["/", "/_next/hmr", "/_next/webpack-hmr", "/api/v1/scans", "/sign-in", "//", "/%00"]) {
      const answer = await raw(request(`GET ${path}`, { ...asks, ...headers }));
      const odd = path === "//" || path === "/%00";
      const isPublic = path === "/sign-in" && status === 401;
      expect(statusOf(answer), path).toBe(odd || isPublic ? 400 : status);
      expectGuarded(answer);
    }
  });

  test("reaches the development client only in development, and only from who is signed in", async () => {
    if (!guarded) return;
    const { cookie } = await signIn();
    guarded.upgrade = (asked, socket) => {
      upgraded.push(asked.url ?? "");
      socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    };
    expect(statusOf(await raw(request("GET /_next/hmr?id=1", { ...asks, Cookie: cookie })))).toBe(101);
    expect(statusOf(await raw(request("GET /_next/hmr?id=2", asks)))).toBe(401);
    expect(statusOf(await raw(request("GET /findings", { ...asks, Cookie: cookie })))).toBe(400);
    expect(upgraded).toEqual(["/_next/hmr?id=1"]);
    delete guarded.upgrade;
    upgraded = [];
  });
});

describe("odd requests", () => {
  test.each([
    "GET //",
    "GET //evil.example/x",
    "GET /%00",
    "GET /%ff",
    "GET /%2e%2e/etc/passwd",
    "GET /../etc/passwd",
    "GET /%",
    "GET /api/v1/findings?q=%ff",
    "GET http://evil.example/",
    "GET *",
    "GET /a\\b",
    "POST //",
  ])("%s is a 400 for a stranger and with the token, and reaches nobody", async (line) => {
    reached = [];
    for (const headers of [{}, bearer]) {
      const answer = await raw(request(line, headers));
      expect(statusOf(answer)).toBe(400);
      expectGuarded(answer);
    }
    expect(reached).toEqual([]);
  });

  test.each([
    ["TRACE /", 405],
    ["CONNECT evil.example:443", 405],
    ["PROPFIND /", 405],
    ["BREW /", 400],
  ])("%s is a %i", async (line, status) => {
    const answer = await raw(request(line, bearer));
    expect(statusOf(answer)).toBe(status);
    expectGuarded(answer);
  });

  test.each([
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["two hosts", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil\r\nConnection: close\r\n\r\n"],
    ["no HTTP", "EHLO\r\n\r\n"],
    ["a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a folded header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
    ],
    ["an unknown coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n"],
    ["a bad chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n"],
  ])("%s is a 400, and nothing behind it is read", async (_, text) => {
    reached = [];
    const answer = await raw(text);
    expect(statusOf(answer)).toBe(400);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expectGuarded(answer);
    expect(reached).toEqual([]);
  });

  test("headers that are too large are a 431", async () => {
    const answer = await raw(request("GET /", { "X-Large": "x".repeat(40_000) }));
    expect(statusOf(answer)).toBe(431);
    expectGuarded(answer);
  });

  test("what is slow is given up on", () => {
    expect(front.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(front.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(front.requestTimeout).toBeGreaterThan(0);
  });
});

describe("a body", () => {
  const megabyte = "x".repeat(2 ** 20);
  const chunked = `100000\r\n${megabyte}\r\n0\r\n\r\n`;

  test.each([
    ["announced, of a stranger", "POST /sign-in", {}, "length"],
    ["announced, with the token", "POST /api/v1/scans", bearer, "length"],
    ["in chunks, of a stranger", "POST /sign-in", {}, "chunked"],
    ["in chunks, with the token", "POST /api/v1/scans", bearer, "chunked"],
    ["in chunks, of a GET", "GET /api/v1/scans", bearer, "chunked"],
  ])("of a megabyte, %s, is a 413", async (_, line, headers, how) => {
    const length: Record<string, string> =
      how === "length" ? { "Content-Length": String(megabyte.length) } : { "Transfer-Encoding": "chunked" };
    const origin = { Origin: `http://127.0.0.1:${port}` };
    const answer = await raw(
      request(line, { ...origin, ...headers, ...length }, how === "length" ? megabyte : chunked),
    );
    expect(statusOf(answer)).toBe(413);
    expectGuarded(answer);
  });

  const file = "POST /api/v1/bundles";

  test("of a file comes through where files are taken, from who is signed in", async () => {
    const sent = { ...bearer, "Content-Length": String(megabyte.length) };
    for (const line of [file, "POST /api/v1/bundles/check"])
      expect(await raw(request(line, sent, megabyte))).toContain(`${megabyte.length} bytes`);
    expect(await raw(request(file, { ...bearer, "Transfer-Encoding": "chunked" }, chunked))).toContain(
      `${megabyte.length} bytes`,
    );
    for (const line of ["GET /api/v1/bundles", "POST /api/v1/bundles/", "POST /api/v1/bundles/x"])
      expect(statusOf(await raw(request(line, sent, megabyte))), line).toBe(413);
  });

  test("of a file is not read of a stranger, nor from a page of another site, and not when it is too long", async () => {
    const before = reached.length;
    const length = { "Content-Length": "1000000000000" };
    const origin = { Origin: `http://127.0.0.1:${port}` };
    expect(statusOf(await raw(request(file, { ...origin, "Content-Length": "1000000" })))).toBe(401);
    expect(statusOf(await raw(request(file, { ...bearer, Origin: "https://evil.example", ...length })))).toBe(413);
    expect(
      statusOf(await raw(request(file, { ...bearer, Origin: "https://evil.example", "Content-Length": "9" }))),
    ).toBe(403);
    const answer = await raw(request(file, { ...bearer, ...length }));
    expect(statusOf(answer)).toBe(413);
    expect(answer).toContain("The file is larger than 500 MB.");
    expectGuarded(answer);
    expect(reached.length).toBe(before);
  });

  test.each([
    [file, "4 bytes"],
    ["POST /api/v1/scans", "408"],
  ])("that is slow, %s: %s", async (line, said) => {
    const connected = new Promise<Socket>((resolve) => front.once("connection", resolve));
    const socket = connect({ port, host: "127.0.0.1" });
    const answer = new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString("latin1"))));
    const before = reached.length;
    socket.write(request(line, { ...bearer, "Content-Length": "4" }, "ab"));
    await vi.waitFor(() => expect(reached.length).toBe(before + 1));
    // As Node tells that the time of a request is over.
    front.emit("clientError", Object.assign(new Error("late"), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), await connected);
    socket.write("cd");
    expect(await answer).toContain(said);
    socket.destroy();
  });

  test("of a size that forms have comes through whole, however it is sent", async () => {
    const body = "y".repeat(60_000);
    const sent = request("POST /api/v1/scans", { ...bearer, "Content-Length": "60000" }, body);
    expect(await raw(sent)).toContain("60000 bytes");
    const pieces = `7530\r\n${body.slice(0, 30_000)}\r\n7530\r\n${body.slice(30_000)}\r\n0\r\n\r\n`;
    expect(await raw(request("POST /api/v1/scans", { ...bearer, "Transfer-Encoding": "chunked" }, pieces))).toContain(
      "60000 bytes",
    );
  });
});

describe("signing in", () => {
  test("a stolen cookie is dead after signing out, other sessions live on, and none is in the database as it is", async () => {
    const mine = await signIn();
    const other = await signIn();
    const see = async ({ cookie }: { cookie: string }) =>
      statusOf(await raw(request("GET /api/v1/findings", { Cookie: cookie })));
    expect([await see(mine), await see(other)]).toEqual([200, 200]);
    const out = await raw(request("POST /sign-out", { Cookie: mine.cookie, Origin: `http://127.0.0.1:${port}` }));
    expect(statusOf(out)).toBe(303);
    expect(headerOf(out, "set-cookie")).toMatch(/Max-Age=0/);
    expect([await see(mine), await see(other)]).toEqual([401, 200]);
    const id = other.cookie.slice(sessionCookie.length + 1);
    const { rows } = (await store.db.execute("select hash from sessions")) as unknown as { rows: { hash: string }[] };
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  test("a session that has run out is dead, and a sign-in takes its row away", async () => {
    const { cookie } = await signIn();
    await store.db.execute("update sessions set expires_at = '2020-01-01T00:00:00.000Z'");
    expect(statusOf(await raw(request("GET /api/v1/findings", { Cookie: cookie })))).toBe(401);
    await signIn();
    const { rows } = (await store.db.execute("select hash from sessions")) as unknown as { rows: unknown[] };
    expect(rows).toHaveLength(1);
  });

  test("cookies are for TLS only behind a proxy that says so, and only under its name", async () => {
    expect((await signIn()).said).not.toContain("Secure");
    expect((await signIn({ "X-Forwarded-Proto": "https" })).said).not.toContain("Secure");
    const proxied = { Host: "audit.example", Origin: "https://audit.example" };
    expect((await signIn({ ...proxied, "X-Forwarded-Proto": "https" })).said).toMatch(
      /; HttpOnly; SameSite=Lax;.*; Secure$/,
    );
  });

  test.each([
    "/%2509/evil.com",
    "/%09/evil.com",
    "//evil.com",
    "/%5Cevil.com",
    "/%0d%0aX: y",
    "https://evil.com",
    "/%e2%82%ac",
  ])("never leads to another site: %s", async (next) => {
    const answer = await raw(request(`GET /sign-in?token=${token}&next=${next.replaceAll(" ", "%20")}`));
    expect(statusOf(answer)).toBe(303);
    expect(headerOf(answer, "location")).toBe("/");
  });

  test("too many wrong tokens of one address are a 429 with the time to wait; sessions and other addresses go on", async () => {
    const { cookie } = await signIn();
    const wrongs = [];
    for (let at = 0; at < 12; at++) {
      const isForm = at % 2 === 0;
      const line = isForm ? "GET /sign-in?token=wrong" : "GET /api/v1/findings";
      wrongs.push(await raw(request(line, isForm ? {} : { Authorization: "Bearer wrong" }), { from: "127.0.0.9" }));
    }
    expect(wrongs.slice(0, 10).map(statusOf)).toEqual([303, 401, 303, 401, 303, 401, 303, 401, 303, 401]);
    for (const answer of wrongs.slice(10)) {
      expect(statusOf(answer)).toBe(429);
      expect(Number(headerOf(answer, "retry-after"))).toBeGreaterThan(0);
      expectGuarded(answer);
    }
    const blocked = { from: "127.0.0.9" };
    expect(statusOf(await raw(request("GET /api/v1/findings", { Cookie: cookie }), blocked))).toBe(200);
    expect(statusOf(await raw(request("GET /api/v1/findings", bearer), blocked))).toBe(429);
    expect(statusOf(await raw(request("GET /api/v1/findings", bearer), { from: "127.0.0.10" }))).toBe(200);
  });
});

test("before the pages are ready everybody is told to come back", async () => {
  const ready = guarded;
  guarded = undefined;
  const answer = await raw(request("GET /"));
  guarded = ready;
  expect(statusOf(answer)).toBe(503);
  expect(headerOf(answer, "retry-after")).toBe("1");
  expectGuarded(answer);
});

test("a database that is away is a 503, not a stack", async () => {
  if (!guarded) return;
  const { sessions } = guarded;
  const { cookie } = await signIn();
  guarded.sessions = new Sessions(
    { ...sessionStore(store.db), has: () => Promise.reject(new Error("no database")) },
    token,
  );
  const answer = await raw(request("GET /findings", { Cookie: cookie }));
  guarded.sessions = sessions;
  expect(statusOf(answer)).toBe(503);
  expect(answer).not.toContain("no database");
  await sleep(0);
  expect(logged.length).toBe(1);
});
