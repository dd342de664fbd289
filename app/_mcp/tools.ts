import type { z } from "zod";
import type { Operation } from "../_api/operation.ts";
import { operations } from "../_api/operations/index.ts";
import { parameter } from "../_api/parameters.ts";

/** What an assistant may ask: reads of what is stored, and nothing that changes or starts anything. */
const offered = [
  "listAccounts",
  "listFindings",
  "groupFindings",
  "blameFindings",
  "getFinding",
  "listWaivers",
  "listResources",
  "getResource",
  "getRelations",
  "listResourceActivity",
  "getResourceHistory",
  "listEvents",
  "getEvent",
  "summarizeEvents",
  "listSightings",
  "listAccess",
  "getAccess",
  "getPaths",
  "listChecks",
  "getCheck",
  "listFrameworks",
  "listScans",
  "getCoverage",
] as const;

/** A question that an assistant may ask, and the address at which the API answers it. */
export interface Tool {
  /** `list_findings`. */
  name: string;
  title: string;
  description: string;
  /** JSON Schema of its arguments. A list may be given as one. */
  input: { type: "object"; properties: Record<string, object>; required: string[]; additionalProperties: false };
  /** The path and query of the arguments. */
  asked(given: Readonly<Record<string, unknown>>): { path: string; query: Record<string, string> };
}

/** Made of the operations of the API, whose parameters and words they keep. */
export const tools: readonly Tool[] = offered.map((id) => {
  const operation = operations.find((one) => one.id === id);
  if (operation?.method !== "GET") throw new Error(`${id} is no read of the API.`);
  return toolOf(operation);
});

function toolOf({ id, summary, description, url, path, query }: Operation): Tool {
  const inPath = Object.keys(path.shape);
  const described = [...parametersOf("path", path), ...parametersOf("query", query)];
  return {
    name: id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    title: summary,
    description: [`${summary}.`, description].filter(Boolean).join(" "),
    input: {
      type: "object",
      properties: Object.fromEntries(described.map(({ name, schema }) => [name, schema])),
      required: described.flatMap(({ name, required }) => (required ? [name] : [])),
      additionalProperties: false,
    },
    asked(given) {
      const written = Object.entries(given).map(([name, value]) => [name, textOf(value)] as const);
      return {
        path: url.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(given[name] ?? ""))),
        query: Object.fromEntries(written.filter(([name]) => !inPath.includes(name))),
      };
    },
  };
}

function parametersOf(place: "path" | "query", { shape }: z.ZodObject) {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, required, schema: wanted } = parameter(place, name, schema as z.ZodType);
    return {
      name,
      required: required === true,
      schema: { ...(description !== undefined && { description }), ...(wanted as object) },
    };
  });
}

/** As the API takes it: lists with commas. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(",") : String(value);
}
