import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openapi } from "../../app/_api/openapi.ts";
import { operations } from "../../app/_api/operations/index.ts";
import type { Parameter } from "./values.ts";

interface Described {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Described["responses"]; schemas: object };
}

/** As a reader gets it. */
const document = closed(JSON.parse(JSON.stringify(openapi()))) as Document;

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addVocabulary(["openapi", "info", "servers", "security", "tags", "paths", "components"]);
ajv.addSchema(document, "openapi.json");

/** An operation of the document, found by its name. */
export function operationNamed(id: string): {
  method: string;
  url: string;
  parameters: Parameter[];
  statuses: string[];
} {
  const { method, url } = operations.find((one) => one.id === id) ?? { method: "", url: "" };
  const described = document.paths[url]?.[method.toLowerCase()];
  if (described?.operationId !== id) throw new Error(`The document has no operation ${id}.`);
  return { method, url, parameters: described.parameters ?? [], statuses: Object.keys(described.responses) };
}

/** What an answer says that the document does not: of its status, its content type, its body. Empty when it is as described. */
export function faultsOf(id: string, status: number, contentType: string | null, body: string): string[] {
  const { method, url } = operationNamed(id);
  const at = `paths/${escaped(url)}/${method.toLowerCase()}/responses/${status}`;
  const described = document.paths[url]?.[method.toLowerCase()]?.responses[status];
  if (!described) return [`${status} is not described: ${body.slice(0, 200)}`];
  const name = described.$ref?.split("/").at(-1);
  const content = (name ? document.components.responses[name] : described)?.content;
  const type = contentType?.replace(/;.*/, "");
  if (!content) return body === "" && !type ? [] : [`A body of ${type} is not described.`];
  if (!type || !content[type]) return [`${type} is not described.`];
  if (type === "text/event-stream") return eventsOf(body).flatMap((text) => misfits("components/schemas/Scan", text));
  if (type === "application/x-ndjson")
    return body
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => misfits(undefined, line));
  if (!type.endsWith("json")) return body === "" ? ["The file is empty."] : [];
  if (!content[type].schema) return misfits(undefined, body);
  return misfits(`${name ? `components/responses/${name}` : at}/content/${escaped(type)}/schema`, body);
}

/** The same of a refusal that is no operation's. */
export function problemFaultsOf(body: string): string[] {
  return misfits("components/schemas/Problem", body);
}

/** The data of server-sent events. */
function eventsOf(body: string): string[] {
  return body.split("\n\n").flatMap((event) => (event.startsWith("data: ") ? [event.slice(6)] : []));
}

/** Whether a text is JSON, and fits the schema that stands there. */
function misfits(pointer: string | undefined, text: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [`This is no JSON: ${text.slice(0, 200)}`];
  }
  if (!pointer) return [];
  const validate = ajv.getSchema(`openapi.json#/${pointer}`);
  if (!validate) throw new Error(`The document has nothing at ${pointer}.`);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** The same with every object closed that has fields of ours: what is not described is a fault here. AWS's own have none. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isOurs = copy.type === "object" && copy.properties && copy.additionalProperties === undefined;
  return isOurs ? { ...copy, additionalProperties: false } : copy;
}
