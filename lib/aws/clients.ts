import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { SageMakerClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-sagemaker";
import { StandardRetryStrategy } from "@smithy/core/retry";
import { sdkStreamMixin } from "@smithy/core/serde";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type {
  DeserializeMiddleware,
  FinalizeRequestMiddleware,
  RetryErrorInfo,
  StandardRetryToken,
} from "@smithy/types";
import { keepBareHosts } from "./account-in-host.ts";
import type { Budgets } from "./budget.ts";
import type { SharedCredentials } from "./credentials.ts";
import { failureOf } from "./failure.ts";
import { type AnswerFormat, assertFromAws } from "./foreign-answer.ts";
import { newerCommand } from "./newer-command.ts";
import { newerOperation } from "./newer-operations.ts";
import { type SdkClient, type Service, services } from "./services.ts";
import { giveUpOnSilence } from "./silence.ts";
import { Turns } from "./turns.ts";
import { hasNoBody, isPlainText, isStream, validateXml } from "./xml-shape.ts";

export interface ClientSettings {
  credentials: SharedCredentials;
  /** Set for the demo account; otherwise the SDK reads AWS_ENDPOINT_URL and its own defaults. */
  endpoint?: string;
  budgets: Budgets;
}

/** Throttled calls are worth waiting for (budgets slow down meanwhile); other failures get three attempts. */
class PatientRetryStrategy extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    error: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    if (error.errorType !== "THROTTLING" && token.getRetryCount() >= 2) throw new Error("No more attempts.");
    return super.refreshRetryTokenForRetry(token, error);
  }
}

const maxSockets = 64;

/**
 * A call waits for one of our connections before its patience begins to run: with many accounts at once a host would seem not to answer,
 * while it was we who had not asked.
 */
const connections = new Turns(maxSockets);

/** One connection pool for every client of the process; an endpoint that does not answer, or stops half-way, is given up on. */
export const requestHandler = new NodeHttpHandler({
  connectionTimeout: 5_000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
  socketTimeout: 20_000,
  httpAgent: new HttpAgent({ keepAlive: true, maxSockets }),
  httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets }),
});

/** Every SDK client sends alike; one of them lends its type. */
type AnyClient = SageMakerClient;
type Command = Parameters<AnyClient["send"]>[0];
type CommandClass = new (input: object) => Command;

/** The real SDK clients of one account, made when first asked for; each attempt of each call waits for its budget. */
export class ClientPool {
  readonly #settings: ClientSettings;
  readonly #clients = new Map<string, Promise<object>>();

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  async get<S extends Service>(service: S, region: string): Promise<SdkClient<S>> {
    const key = `${service} ${region}`;
    let client = this.#clients.get(key);
    if (!client) {
      client = this.#make(service, region);
      this.#clients.set(key, client);
    }
    return (await client) as SdkClient<S>;
  }

  /** The command of an operation, made by the SDK's own class where there is one; undefined when the service has no such operation. */
  async command(service: Service, operation: string, input: object): Promise<Command | undefined> {
    const sdk = (await services[service].load()) as Readonly<Record<string, unknown>>;
    const CommandOf = Object.hasOwn(sdk, `${operation}Command`) ? sdk[`${operation}Command`] : undefined;
    if (CommandOf !== undefined) return new (CommandOf as CommandClass)(input);
    const newer = newerOperation(`${service}:${operation}`);
    return newer && (newerCommand(operation, newer, input) as Command);
  }

  async #make(service: Service, region: string): Promise<object> {
    const { credentials, endpoint, budgets } = this.#settings;
    const { load, client: name, answers, ...facts } = services[service];
    const sdk = (await load()) as unknown as Readonly<Record<string, new (settings: object) => AnyClient>>;
    const Client = sdk[name];
    if (!Client) throw new Error(`The SDK's package has no client ${name}.`);
    const client = new Client({
      region,
      credentials: credentials.provide,
      requestHandler,
      retryStrategy: new PatientRetryStrategy(8),
      ...("settings" in facts && facts.settings),
      ...(endpoint && { endpoint }),
    });
    keepBareHosts(client.config);
    credentials.renewFor(client);
    // Within: what keeps credentials from us is no silence of the service.
    giveUpOnSilence(client);
    const waitForBudget: FinalizeRequestMiddleware<object, object> = (next, context) => async (args) => {
      const action = `${service}:${String(context.commandName).replace(/Command$/, "")}`;
      const { hostname = "", port = "" } = args.request as { hostname?: string; port?: number };
      const leave = await budgets.take(region, action, () => connections.enter(`${hostname}:${port}`));
      try {
        return await next(args);
      } catch (error) {
        if (failureOf(error, action).class === "throttled") budgets.throttled(region, action);
        throw error;
      } finally {
        leave();
      }
    };
    client.middlewareStack.addRelativeTo(
      waitForBudget as FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes>,
      {
        name: "budget",
        relation: "after",
        toMiddleware: "retryMiddleware",
      },
    );
    holdToFormat(client, answers);
    return client;
  }
}

/** Checks an answer before the SDK's lenient reader gets it: that it is one of AWS, and as XML what its schema says. */
export function holdToFormat(client: Pick<SageMakerClient, "middlewareStack">, format: AnswerFormat): void {
  const middleware: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next, context) => async (args) => {
    const result = await next(args);
    if ((args.request as { method?: string }).method === "HEAD") return result;
    const response = result.response as { statusCode: number; headers: Record<string, string>; body: unknown };
    const schema = (context as { __smithy_context?: { commandInstance?: { schema?: readonly unknown[] } } })
      .__smithy_context?.commandInstance?.schema;
    // What an object holds is no answer in a format, and whoever asked for it reads it as it comes.
    if (response.statusCode < 300 && schema !== undefined && isStream(schema[5])) return result;
    const body = await sdkStreamMixin(response.body).transformToByteArray();
    response.body = body;
    const [, , name, , , output] = schema ?? [];
    const isGiven = response.statusCode < 300 && schema !== undefined;
    if (isGiven && format === "xml" && body.length === 0 && hasNoBody(output)) return result;
    // What S3 gives as a text is a JSON document: a policy.
    const isDocument = isGiven && format === "xml" && isPlainText(output);
    assertFromAws(isDocument ? "json" : format, { ...response, body });
    if (isGiven && format === "xml" && !isDocument) {
      validateXml(output, String(name), Buffer.from(body).toString("utf8"));
    }
    return result;
  };
  client.middlewareStack.add(middleware, { name: "answerFormat", step: "deserialize", priority: "low" });
}
