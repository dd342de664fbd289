import type { NormalizedSchema } from "@smithy/core/schema";
import { newerCommand } from "#lib/aws/newer-command.ts";
import { newerOperation } from "#lib/aws/newer-operations.ts";
import { type Action, type Service, services } from "#lib/aws/services.ts";
import { newerWrites, sagemakerModel } from "#lib/simulator/services/sagemaker-newer.ts";
import { type ClientModule, fitted, inputOf, operationIn } from "#lib/simulator/shapes.ts";

/** The client that is behind a service of the CLI, which calls nearly all of them as IAM does. */
async function clientOf(name: string): Promise<{ module: ClientModule; Client: new (config: object) => Sender }> {
  const prefix = name === "s3api" ? "s3" : name;
  if (!Object.hasOwn(services, prefix)) throw new Error(`No service ${name}`);
  const { load, client } = services[prefix as Service];
  const module = (await load()) as unknown as ClientModule;
  const Client = module[`${client}Client`] as new (config: object) => Sender;
  return { module: prefix === "sagemaker" ? sagemakerModel : module, Client };
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
    if (waiter === undefined) return JSON.stringify(await this.#call(service, pascal(rest[0] ?? ""), words));
    if (waiter === "endpoint-deleted") return this.#gone(words);
    const { operation, field, until } = waiters[waiter] ?? refuse(`No waiter ${waiter}`);
    const described = (await this.#call(service, operation, words)) as Record<string, unknown>;
    if (!until.includes(String(described[field])))
      throw new Error(`${waiter} would wait for ever: ${described[field]}`);
    return "";
  }

  async #gone(words: readonly string[]): Promise<string> {
    const found = await this.#call("sagemaker", "DescribeEndpoint", words).catch(() => undefined);
    return found ? refuse("endpoint-deleted would wait for ever") : "";
  }

  async #call(service: string, operation: string, words: readonly string[]): Promise<object> {
    const { module, Client } = await clientOf(service);
    const schema = operationIn(module, operation) ?? refuse(`No operation ${service} ${operation}`);
    const { input, region } = this.#inputOf(words, inputOf(schema));
    const Command = module[`${operation}Command`] as new (input: object) => object;
    const newer = newerWrites[operation] ?? newerOperation(`${service}:${operation}` as Action);
    const command = newer ? newerCommand(operation, newer, input) : new Command(input);
    const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
    const client = new Client({ endpoint: this.#endpoint, region: region ?? "us-east-1", credentials, maxAttempts: 1 });
    const { $metadata: _, ...answer } = (await client.send(command)) as { $metadata?: unknown };
    return answer;
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

function pascal(operation: string): string {
  const name = operation.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  return name.replace(/Ml(?=[A-Z])/, "ML");
}

function refuse(message: string): never {
  throw new Error(message);
}
