import { randomUUID } from "node:crypto";
import type { StaticOperationSchema } from "@smithy/types";
import type { SimulatedAccount } from "./account.ts";
import { matchesAction } from "./actions.ts";
import { AwsError } from "./aws-error.ts";
import type { Call, Service } from "./call.ts";
import { violationsIn } from "./constraints.ts";
import type { Fault, FaultedCall, FaultKind, Faults } from "./faults.ts";
import type { Caller, Identities } from "./identities.ts";
import type { RateLimits } from "./limits.ts";
import { cutPage, ForeignToken, parametersOf } from "./pages.ts";
import { isPaged, PagingFault } from "./paging-faults.ts";
import type { WireAnswer, WireRequest } from "./protocols/protocol.ts";
import { denial, invalidRequest, type Refusal, refusal } from "./refusals.ts";
import { emptyRegion } from "./regions.ts";
import { serviceNamed } from "./services/index.ts";
import { fitted, inputOf } from "./shapes.ts";
import { type CredentialScope, scopeOf } from "./signature.ts";
import { strangerAnswer } from "./strangers.ts";

/** Everything a server of accounts knows between requests. */
export interface World {
  identities: Identities;
  faults: Faults;
  /** The permissions that the caller's policies allow, `*` among them; undefined allows everything. */
  granted: readonly string[] | undefined;
  /** Undefined when limits are not enforced. */
  limitsOf(account: SimulatedAccount): RateLimits | undefined;
  calls: Map<string, number>;
  now(): number;
}

/** What happens to the connection: an answer, or none. */
type Outcome = WireAnswer | "hang" | "disconnect";

/** Answers one request as AWS would. Never throws, whatever the request. */
export async function respond(request: WireRequest, world: World): Promise<Outcome> {
  const requestId = randomUUID();
  const scope = scopeOf(request.headers);
  const service = scope && (await serviceNamed(scope.service, request.url.pathname));
  if (!scope) return strangerAnswer(request, "unsigned", requestId);
  if (!service) return strangerAnswer(request, "unknown-operation", requestId);
  try {
    return await serve(request, world, service, scope, requestId);
  } catch (error) {
    const refused = error instanceof AwsError ? error : refusal(service.dialect, "internal");
    return service.protocol.refuse(refused, requestId);
  }
}

/** @throws AwsError for every refusal */
async function serve(
  request: WireRequest,
  world: World,
  service: Service,
  { region, accessKeyId }: CredentialScope,
  requestId: string,
): Promise<Outcome> {
  const refused = (kind: Refusal) => refusal(service.dialect, kind);
  const { name, operation } = await attempt(() => service.protocol.route(request), refused("malformed"));
  const action = service.actionOf?.(name) ?? `${service.name}:${name}`;
  if (operation) world.calls.set(action, (world.calls.get(action) ?? 0) + 1);

  const caller = world.identities.identify(accessKeyId, world.now());
  if (typeof caller === "string") throw refused(caller);
  if (!service.global && caller.account.disabledRegions.includes(region)) throw refused("unknown-key");
  if (!operation) throw refused("unknown-operation");

  const perform = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  const describes = /^(Describe|Get|Head)/.test(name);
  const fault = faultOf(world, { action, region, describes, pages: isPaged(operation) });
  if (!perform && !fault) throw refused("unknown-operation");

  const input = await readInput(request, service, operation);
  const call = callOf(world, service, {
    region,
    caller,
    action,
    operation: name,
    input,
    gone: fault?.kind === "vanish",
  });
  const interruption = fault && interruptionOf(fault, service, call, name, input);
  if (interruption) return interruption;

  if (!perform) throw refused("unknown-operation");
  const limits = world.limitsOf(caller.account);
  if (limits && !limits.take(service.global ? "global" : region, action, input)) throw refused("throttled");

  const paging = new PagingFault(operation, fault?.kind, input);
  const output = paging.outputOf(performed(() => perform(paging.input as never, call), service));
  return service.protocol.answer(operation, output, requestId, fault?.kind === "wrong-type");
}

/** The fault that is played, or a refusal for want of a permission. Source: IAM user guide, who may always call what. */
function faultOf({ faults, granted }: World, call: FaultedCall): Fault | undefined {
  const isRefused =
    granted &&
    call.action !== "sts:GetCallerIdentity" &&
    !granted.some((pattern) => matchesAction(pattern, call.action));
  return faults.next(call) ?? (isRefused ? { action: call.action, kind: "denied" } : undefined);
}

/** @throws AwsError for a request that cannot be parsed, or that the API model does not allow */
async function readInput(request: WireRequest, service: Service, operation: StaticOperationSchema): Promise<object> {
  const schema = inputOf(operation);
  if (schema.isUnitSchema()) return {};
  const input = await attempt(
    async () => fitted(schema, await service.protocol.read(request, operation), { times: "dates" }) as object,
    refusal(service.dialect, "malformed"),
  );
  const violations = violationsIn(service.name, schema, input);
  if (violations.length === 0) return input;
  throw service.invalidRequest?.(violations) ?? invalidRequest(service.dialect, violations);
}

interface Request {
  region: string;
  caller: Caller;
  action: string;
  operation: string;
  input: object;
  gone: boolean;
}

function callOf(world: World, service: Service, request: Request): Call {
  const { identities } = world;
  const { region, caller, action, operation, input, gone } = request;
  const { account } = caller;
  const subject = () =>
    [account.id, service.global ? "" : region, service.name, operation, parametersOf(input)].join(" ");
  return {
    account,
    region: account.regions.find(({ name }) => name === region) ?? emptyRegion(region),
    caller,
    identities,
    now: world.now(),
    gone,
    page: (items, pageRequest) => cutPage(items, subject(), pageRequest),
    denied: (resource, because) => denial(service.dialect, caller.arn, action, resource, because),
  };
}

/** What a fault makes of the call before it is served; undefined when it only changes how it is served. */
function interruptionOf(
  { kind: fault, because }: Fault,
  service: Service,
  call: Call,
  operation: string,
  input: object,
): Outcome | undefined {
  const refusals: Partial<Record<FaultKind, Refusal>> = {
    throttled: "throttled",
    "error-500": "internal",
    unsupported: "unknown-operation",
    "expired-token": "expired-token",
  };
  const kind = refusals[fault];
  if (kind) throw refusal(service.dialect, kind);
  if (fault === "denied") throw call.denied(service.deniedResource?.(operation, input, call), because);
  if (fault === "not-found") throw new AwsError("ResourceNotFoundException", "Resource not found.", 404);
  if (fault === "hang" || fault === "disconnect") return fault;
  if (fault === "empty-body") return { status: 200, headers: {}, body: "" };
  if (fault === "html") return { status: 502, headers: { "content-type": "text/html" }, body: badGateway };
  return undefined;
}

const badGateway =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

function performed(perform: () => object, service: Service): object {
  try {
    return perform();
  } catch (error) {
    throw error instanceof ForeignToken ? new AwsError(...service.badToken) : error;
  }
}

async function attempt<T>(action: () => T | Promise<T>, otherwise: AwsError): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof AwsError ? error : otherwise;
  }
}
