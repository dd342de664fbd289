import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { announcesTooMuch, isUpload, limitBody, mostBytes, uploadBytes } from "./body-limit.ts";
import { type GateSettings, type GateVerdict, gate, type Refusal, refuse } from "./gate.ts";
import { securityHeaders } from "./headers.ts";
import { addressOf, isBehindTls } from "./proxy.ts";
import { answerSignIn, type SignInSettings } from "./sign-in.ts";
import { readTarget, type Target } from "./target.ts";
import { giveTime, hasTime } from "./upload-time.ts";

/** What the front door guards. */
export interface Guarded extends Omit<GateSettings, "sessions">, SignInSettings {
  /** Hosts of proxies, which are believed about the browser in front of them. */
  proxiedHosts: ReadonlySet<string>;
  isDevelopment: boolean;
  handler(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes over the sockets of Next's own development client; production has none. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** A file that somebody looks at has a policy of its own, stricter than that of our pages: app/_server/reports.ts. */
const isKeptFile = /^\/api\/v1\/reports\/[\w-]+\/file$/;
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const starting = refuse(503, "Starting", "Sagewarden is starting. Try again in a second.");
const noUpgrade = refuse(400, "No upgrade", "This server speaks plain HTTP only.");
const tooLarge = refuse(413, "Too large", "The body of the request is larger than 64 KiB.");
const tooLong = refuse(413, "Too large", `The file is larger than ${uploadBytes / 1e6} MB.`);
const badTarget = refuse(
  400,
  "Not understood",
  "The address is not a plain path of this site. Send paths without //, dot segments and control characters, and encode the rest as UTF-8.",
);
const badMethod = refuse(405, "Method not allowed", `This server takes ${[...methods].join(", ")}.`);
const twoHosts = refuse(400, "Unknown host", "A request names one host.");

/**
 * The server in front of everything: each request, upgrade and broken piece of HTTP is judged here before anything else sees it,
 * and each answer carries the security headers. `guarded` is undefined until the pages are ready.
 */
export function createFront(guarded: () => Guarded | undefined, log: (error: unknown) => void): Server {
  const server = createServer({
    // An absent host is refused by the gate, whose answer says why.
    requireHostHeader: false,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  });
  server.on("request", (request, response) => {
    answer(request, response, guarded()).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      log(error);
      if (!response.headersSent) refuseWith(response, refuse(503, "Failed", "This could not be answered. Try again."));
      else response.destroy();
    });
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => undefined);
    upgrade(request, socket, head, guarded()).catch((error: unknown) => {
      log(error);
      socket.destroy();
    });
  });
  server.on("connect", (_request, socket) => socket.end(inPlainHttp(badMethod)));
  server.on("checkExpectation", (_request, response) => {
    setHeaders(response, false);
    response.writeHead(417, { connection: "close" }).end();
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && hasTime(socket)) return;
    if (!socket.writable || error.code === "ECONNRESET") socket.destroy();
    else socket.end(inPlainHttp(brokenHttp(error.code)));
  });
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, guarded: Guarded | undefined): Promise<void> {
  const policy = setHeaders(response, guarded?.isDevelopment ?? false);
  if (!guarded) return refuseWith(response, starting);
  const target = readTarget(request.url ?? "");
  const flaw = flawOf(request, target);
  if (flaw || !target) return refuseWith(response, flaw ?? badTarget);
  const isFile = isUpload(request, target);
  limitBody(request, mostBytes(request, target), () => {
    if (response.headersSent) request.destroy();
    else refuseWith(response, isFile ? tooLong : tooLarge);
  });
  const verdict = await judge(request, target, guarded);
  // Nobody reads what a stranger sends.
  if (!verdict.pass && isFile) response.setHeader("connection", "close");
  if (!verdict.pass)
    return verdict.status === 302 ? redirect(response, verdict.location) : refuseWith(response, verdict);
  const { proxiedHosts } = guarded;
  const asked = {
    request,
    response,
    target,
    address: addressFor(request, guarded),
    isSecure: isBehindTls(request, proxiedHosts),
  };
  const signedIn = await answerSignIn(asked, guarded);
  if (signedIn === true) return;
  if (signedIn) return refuseWith(response, signedIn);
  // Next takes the nonce for its own scripts from the policy on the request, and builds addresses from these, which are anybody's.
  request.headers["content-security-policy"] = policy;
  delete request.headers["x-forwarded-host"];
  delete request.headers["x-forwarded-port"];
  if (isFile) giveTime(request);
  if (isKeptFile.test(target.path)) response.removeHeader("content-security-policy");
  await guarded.handler(request, response);
}

async function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  guarded: Guarded | undefined,
): Promise<void> {
  const target = readTarget(request.url ?? "");
  const flaw = guarded ? flawOf(request, target) : starting;
  if (flaw || !guarded || !target) return void socket.end(inPlainHttp(flaw ?? badTarget));
  const verdict = await judge(request, target, guarded);
  if (!verdict.pass) {
    return void socket.end(
      inPlainHttp(verdict.status === 302 ? refuse(401, "Not signed in", "Sign in first.") : verdict),
    );
  }
  if (!guarded.upgrade || !target.path.startsWith("/_next/")) return void socket.end(inPlainHttp(noUpgrade));
  guarded.upgrade(request, socket, head);
}

function judge(request: IncomingMessage, target: Target, guarded: Guarded): Promise<GateVerdict> {
  const { method = "GET", headers } = request;
  return gate({ method, ...target, headers, address: addressFor(request, guarded) }, guarded);
}

function addressFor({ headers, socket }: IncomingMessage, { proxiedHosts }: Guarded): string {
  return addressOf({ headers, remoteAddress: socket.remoteAddress }, proxiedHosts);
}

/** What is wrong with a request whoever sends it. */
function flawOf(request: IncomingMessage, target: Target | undefined): Refusal | undefined {
  if (!methods.has(request.method ?? "")) return badMethod;
  if (!target) return badTarget;
  const names = request.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  if (names.filter((name) => name === "host").length > 1) return twoHosts;
  if (!announcesTooMuch(request, mostBytes(request, target))) return undefined;
  return isUpload(request, target) ? tooLong : tooLarge;
}

/** Sets the headers that every answer carries; gives back the policy with its nonce. */
function setHeaders(response: ServerResponse, isDevelopment: boolean): string {
  const headers = securityHeaders(randomBytes(16).toString("base64"), isDevelopment);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return headers["content-security-policy"] ?? "";
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, "cache-control": "no-store" });
  response.end();
}

function refuseWith(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, refusalHeaders(refusal));
  response.end(problemOf(refusal));
}

function refusalHeaders({ status, retryAfterSeconds }: Refusal): Record<string, string> {
  return {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 401 && { "www-authenticate": 'Bearer realm="sagewarden"' }),
    ...(status === 405 && { allow: [...methods].join(", ") }),
    ...(status === 413 && { connection: "close" }),
    ...(status === 503 && { "retry-after": "1" }),
    ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
  };
}

function problemOf({ title, status, detail }: Refusal): string {
  return JSON.stringify({ type: "about:blank", title, status, detail });
}

/** A refusal where there is no response object to write to. */
function inPlainHttp(refusal: Refusal): string {
  const { status } = refusal;
  const body = problemOf(refusal);
  const headers = {
    ...securityHeaders(randomBytes(16).toString("base64"), false),
    ...refusalHeaders(refusal),
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`;
}

function brokenHttp(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return refuse(431, "Too large", "The headers of the request are too large.");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return refuse(408, "Too slow", "The request did not come in time.");
  return refuse(400, "Not understood", "This is not a request of HTTP.");
}
