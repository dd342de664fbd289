import { search } from "@aws-lambda-powertools/jmespath";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import { newerCommand } from "#lib/aws/newer-command.ts";
import { newerOperation } from "#lib/aws/newer-operations.ts";
import { type Action, cliServiceOf, type Service, services, tokensFor } from "#lib/aws/services.ts";
import { withTimes } from "#lib/aws/shape.ts";
import { plain } from "#lib/readings/plain.ts";
import { newerWrites, sagemakerModel } from "#lib/simulator/services/sagemaker-newer.ts";
import { type ClientModule, fitted, inputOf, operationsIn } from "#lib/simulator/shapes.ts";

interface Model {
  prefix: Service;
  module: ClientModule;
  Client: new (config: object) => Sender;
  settings: object;
}

const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };

/** The client that is behind a service of the CLI, which calls nearly all of them as IAM does. */
async function clientOf(name: string): Promise<Model> {
  const prefix = (Object.keys(services) as Service[]).find((one) => cliServiceOf(`${one}:`) === name);
  if (!prefix) throw new Error(`No service ${name}`);
  const { load, client, ...facts } = services[prefix];
  const module = (await load()) as unknown as ClientModule;
  const Client = module[`${client}Client`] as Model["Client"];
  const settings = "settings" in facts ? facts.settings : {};
  return { prefix, module: prefix === "sagemaker" ? sagemakerModel : module, Client, settings };
}

interface Sender {
  send(command: object): Promise<object>;
}

/** Waiters of the AWS CLI that fixes use: what they describe, and the states that end them. */
const waiters: Readonly<Record<string, { operation: string; field: string; until: string[] }>> = {
  "notebook-instance-stopped": notebook("Stopped"),
  "notebook-instance-in-service": notebook("InService"),
  "endpoint-in-service": { operation: "DescribeEndpoint", field: "EndpointStatus", until: ["InService"] },
  "training-job-completed-or-stopped": job("TrainingJob"),
  "processing-job-completed-or-stopped": job("ProcessingJob"),
  "transform-job-completed-or-stopped": job("TransformJob"),
};

function notebook(state: string) {
  return { operation: "DescribeNotebookInstance", field: "NotebookInstanceStatus", until: [state] };
}

function job(noun: string) {
  return { operation: `Describe${noun}`, field: `${noun}Status`, until: ["Completed", "Stopped", "Failed"] };
}

/** The text of each file of the reader's. */
export type Files = Pick<ReadonlyMap<string, string>, "get">;

/** The AWS CLI as far as fixes use it: every option is checked against the operation's schema. */
export class AwsCli {
  readonly #endpoint: string;
  readonly #files: Files;
  readonly #clients = new Map<string, Sender>();

  constructor(endpoint: string, files: Files) {
    this.#endpoint = endpoint;
    this.#files = files;
  }

  /** @returns what it prints, JSON. @throws Error for a command that the CLI or the account would refuse */
  async run([program, service = "", ...rest]: readonly string[]): Promise<string> {
    if (program !== "aws") throw new Error(`Not the AWS CLI: ${program}`);
    const waiter = rest[0] === "wait" ? rest[1] : undefined;
    const words = rest.slice(waiter === undefined ? 1 : 2);
    // The simulated account makes no secrets, and no check looks for it: the reader's new secret is theirs.
    if (service === "secretsmanager" && rest[0] === "create-secret") return this.#secret(words);
    if (waiter === undefined) {
      const query = words.find((word) => word.startsWith("--query="))?.slice("--query=".length);
      const asked = words.filter((word) => !word.startsWith("--query="));
      const answer = await this.#call(service, rest[0] ?? "", asked);
      return query === undefined ? JSON.stringify(answer) : queried(JSON.stringify(answer), query);
    }
    if (waiter === "endpoint-deleted") return this.#gone(words);
    const { operation, field, until } = waiters[waiter] ?? refuse(`No waiter ${waiter}`);
    const described = (await this.#call(service, kebab(operation), words)) as Record<string, unknown>;
    if (!until.includes(String(described[field])))
      throw new Error(`${waiter} would wait for ever: ${described[field]}`);
    return "";
  }

  async #gone(words: readonly string[]): Promise<string> {
    const found = await this.#call("sagemaker", "describe-endpoint", words).catch(() => undefined);
    return found ? refuse("endpoint-deleted would wait for ever") : "";
  }

  async #call(service: string, command: string, words: readonly string[]): Promise<object> {
    const { prefix, module, Client, settings } = await clientOf(service);
    const schema = commandsOf(module).get(command) ?? refuse(`No operation ${service} ${command}`);
    const [, , operation] = schema;
    const action: Action = `${prefix}:${operation}`;
    const { input, region } = this.#inputOf(words, inputOf(schema));
    const Command = module[`${operation}Command`] as new (input: object) => object;
    const newer = newerWrites[operation] ?? newerOperation(action);
    const made = (asked: object) => (newer ? newerCommand(operation, newer, asked) : new Command(asked));
    const home = region ?? "us-east-1";
    const client =
      this.#clients.get(`${prefix} ${home}`) ??
      new Client({ endpoint: this.#endpoint, region: home, credentials, maxAttempts: 1, ...settings });
    this.#clients.set(`${prefix} ${home}`, client);
    const { ask, give } = tokensFor(action);
    const whole: Record<string, unknown> = {};
    // As the CLI does, all pages are read and printed as one answer.
    for (let token: unknown; ; ) {
      const sent = await client.send(made(token === undefined ? input : { ...input, [ask]: token }));
      const { $metadata: _, ...page } = (newer ? withTimes(newer.gives, sent) : sent) as Record<string, unknown>;
      for (const [name, value] of Object.entries(page)) {
        const before = whole[name];
        whole[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
      }
      const isLast = page.IsTruncated === false || page.Truncated === false;
      token = isLast || !Object.hasOwn(inputOf(schema).getMemberSchemas(), ask) ? undefined : page[give];
      if (Object.hasOwn(inputOf(schema).getMemberSchemas(), ask)) delete whole[give];
      if (!token) break;
    }
    return plain(prefix === "iam" ? (withDocuments(whole) as object) : whole);
  }

  #inputOf(words: readonly string[], schema: NormalizedSchema): { input: object; region?: string } {
    const members = new Map([...schema.structIterator()].map(([name, member]) => [kebab(name), { name, member }]));
    const input: Record<string, unknown> = {};
    let region: string | undefined;
    for (const word of words) {
      const [, option = "", , value] = /^--([a-z\d-]+)(=(.*))?$/s.exec(word) ?? refuse(`Not an option: ${word}`);
      if (option === "region") region = value ?? refuse("--region without a value");
      else if (option === "output") value === "json" || refuse(`--output=${value}`);
      else if (option === "cli-input-json") Object.assign(input, JSON.parse(this.#text(value ?? "")));
      else {
        const { name, member } =
          members.get(option === "version-number" ? "version" : option) ?? refuse(`No option --${option}`);
        input[name] = value === undefined ? true : parsed(this.#text(value), member);
      }
    }
    const stranger = Object.keys(input).find((name) => !members.has(kebab(name)));
    if (stranger) throw new Error(`Unknown parameter in input: ${stranger}`);
    // As the CLI does, times that are written out are taken for times.
    const taken = fitted(schema, input, { times: "text" }) as object;
    return { input: taken, ...(region !== undefined && { region }) };
  }

  /** As the CLI does, a value that begins with file:// is what the file holds. */
  #text(value: string): string {
    if (!value.startsWith("file://")) return value;
    return this.#files.get(value.slice("file://".length)) ?? refuse(`No such file: ${value}`);
  }

  #secret(words: readonly string[]): string {
    const options = words.map((word) => word.split("=")[0]);
    if (`${options}` !== "--name,--secret-string,--region") throw new Error(`Not understood: ${words}`);
    return "{}";
  }
}

const commands = new WeakMap<ClientModule, ReadonlyMap<string, StaticOperationSchema>>();

/** The operations of a service by what the CLI calls them. */
function commandsOf(module: ClientModule): ReadonlyMap<string, StaticOperationSchema> {
  const own = commands.get(module) ?? new Map(operationsIn(module).map((one) => [kebab(one[2]), one] as const));
  commands.set(module, own);
  return own;
}

/** What `--query` makes of what was printed. */
export function queried(printed: string, query: string): string {
  return JSON.stringify(search(query, JSON.parse(printed)) ?? null);
}

/** The CLI decodes IAM's policy documents. Source: AWS CLI v2, botocore's handlers, json_decode_policies. */
function withDocuments(value: unknown, field = ""): unknown {
  if (typeof value === "string" && /^(\w+Policy|Policy)?Document$/.test(field))
    return JSON.parse(decodeURIComponent(value));
  if (value === null || typeof value !== "object" || value instanceof Date || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item) => withDocuments(item, field));
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withDocuments(child, name)]));
}

function parsed(text: string, schema: NormalizedSchema): unknown {
  if (schema.isStructSchema() || schema.isMapSchema()) return JSON.parse(text);
  if (schema.isListSchema()) return text.startsWith("[") ? JSON.parse(text) : [text];
  if (schema.isNumericSchema()) return Number(text);
  return schema.isBooleanSchema() ? text === "true" : text;
}

export function kebab(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

function refuse(message: string): never {
  throw new Error(message);
}
