import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import type { SimulatedAccount } from "./account.ts";
import { type Fault, Faults } from "./faults.ts";
import { Identities } from "./identities.ts";
import { RateLimits } from "./limits.ts";
import type { WireAnswer, WireRequest } from "./protocols/protocol.ts";
import { respond, type World } from "./respond.ts";
import { scopeOf } from "./signature.ts";

export type { Fault, FaultKind } from "./faults.ts";

export interface SimulatorOptions {
  /** The one that credentials are of. */
  account: SimulatedAccount;
  /** Further ones, to which a role of theirs leads. */
  others?: readonly SimulatedAccount[];
  /** 0, the default, takes any free port. */
  port?: number;
  host?: "127.0.0.1";
  /** How long every answer takes. */
  latencyMs?: number;
  /** AWS's rate limits, with the account's raised ones. True unless said otherwise. */
  enforceLimits?: boolean;
  faults?: readonly Fault[];
  /** Milliseconds since the epoch; rate limits run on real time whatever it says. */
  now?: () => number;
}

export interface Simulator {
  /** What AWS_ENDPOINT_URL is set to. */
  url: string;
  /** Requests by IAM action, `sagemaker:ListModels`, those refused or left without an answer among them. */
  calls(): Map<string, number>;
  resetCalls(): void;
  /** Replaces the faults in force; counts start anew. */
  setFaults(faults: readonly Fault[]): void;
  /** What the caller may do, as an IAM policy writes it; undefined, as at first, allows everything. */
  grant(permissions: readonly string[] | undefined): void;
  setLatency(milliseconds: number): void;
  close(): Promise<void>;
}

/** Each account has limits of its own. */
function limitsByAccount(): (account: SimulatedAccount) => RateLimits {
  const all = new Map<string, RateLimits>();
  return ({ id, raisedLimits }) => {
    const limits = all.get(id) ?? new RateLimits(raisedLimits);
    all.set(id, limits);
    return limits;
  };
}

/** Of a call, and of what S3 is to keep, where AWS takes more than memory holds. Bytes. */
const largestBody = 10 * 1024 * 1024;
const largestUpload = 256 * 1024 * 1024;

/**
 * Serves an account over AWS's wire protocols on loopback, to any AWS client.
 * @throws AppError when the port is taken
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { account, host = "127.0.0.1", enforceLimits = true, now = Date.now } = options;
  const world: World = {
    identities: new Identities([account, ...(options.others ?? [])]),
    faults: new Faults(options.faults ?? []),
    granted: undefined,
    limitsOf: enforceLimits ? limitsByAccount() : () => undefined,
    calls: new Map(),
    now,
  };
  let latency = options.latencyMs ?? 0;

  const server = createServer((message, response) => {
    answer(message, response).catch(() => response.destroy());
  });
  // Clients keep connections open between calls; one closed under a call would look like a fault.
  server.keepAliveTimeout = 120_000;

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await wireRequest(message);
    const outcome = request ? await respond(request, world) : unreadable;
    if (latency > 0) await sleep(latency);
    if (outcome === "hang") return;
    if (outcome === "disconnect") message.socket.destroy();
    else send(response, outcome, message.method === "HEAD");
  }

  await listen();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    calls: () => new Map(world.calls),
    resetCalls: () => world.calls.clear(),
    setFaults: (faults) => {
      world.faults = new Faults(faults);
    },
    grant: (permissions) => {
      world.granted = permissions;
    },
    setLatency: (milliseconds) => {
      latency = milliseconds;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, options.port)));
      server.listen(options.port ?? 0, host, resolve);
    });
  }
}

const unreadable: WireAnswer = { status: 400, headers: {}, body: "" };

/** Undefined when the request is not one: an impossible path, or more body than AWS takes. */
async function wireRequest(message: IncomingMessage): Promise<WireRequest | undefined> {
  const chunks: Buffer[] = [];
  const largest = scopeOf(message.headers)?.service === "s3" ? largestUpload : largestBody;
  let length = 0;
  for await (const chunk of message) {
    length += chunk.length;
    if (length <= largest) chunks.push(chunk);
  }
  const url = URL.parse(`http://localhost${message.url ?? "/"}`);
  if (!url || length > largest) return undefined;
  return { method: message.method ?? "GET", url, headers: message.headers, body: Buffer.concat(chunks) };
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer, headOnly: boolean): void {
  response.writeHead(status, headOnly ? headers : { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(headOnly ? undefined : body);
}

function listenError(error: NodeJS.ErrnoException, port: number | undefined): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new AppError("port-in-use", `Port ${port} is already in use.`, "Choose another one with --port.");
}
