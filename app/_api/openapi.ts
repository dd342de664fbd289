import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { sessionCookie } from "#lib/auth/gate.ts";
import { version } from "#lib/version.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations/index.ts";
import { jsonSchemaOf, parameter, simplify } from "./parameters.ts";
import { commonRefusals } from "./refusals.ts";
import { named } from "./schemas/describe.ts";
import { problemSchema } from "./schemas/problem.ts";

type Json = Record<string, unknown>;

/** The API as a document of OpenAPI 3.1, made of the schemas that the handlers keep to. */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const one of operations) paths[one.url] = { ...paths[one.url], [one.method.toLowerCase()]: described(one) };
  return {
    openapi: "3.1.1",
    info: {
      title: "Sagewarden",
      version,
      summary: "The security posture of Amazon SageMaker accounts",
      description:
        "Texts that come from AWS are untrusted. A GET is answered to HEAD too; other methods than those an address has are a 405 that says which it has. Answers may get further fields; what is here stays as it is.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: namedSchemas(),
      responses: Object.fromEntries(commonRefusals(false).map(([status, when]) => [`Refused${status}`, refusal(when)])),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "The sign-in token." },
        session: { type: "apiKey", in: "cookie", name: sessionCookie, description: "The session of a browser." },
      },
    },
  };
}

function described(operation: Operation): Json {
  const { id, tag, summary, description, path, query, body, takes, refusals, isPublic } = operation;
  const ofPath = Object.entries(path.shape).map(([name, schema]) => parameter("path", name, schema as z.ZodType));
  const ofQuery = Object.entries(query.shape).map(([name, schema]) => parameter("query", name, schema as z.ZodType));
  const parameters = [...ofPath, ...ofQuery];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: jsonSchemaOf(body, "input") } } },
    }),
    ...(takes && { requestBody: { required: true, content: { [takes]: {} } } }),
    responses: {
      [operation.status]: success(operation),
      ...Object.fromEntries(Object.entries(refusals).map(([status, when]) => [status, refusal(when)])),
      ...Object.fromEntries(
        commonRefusals(isPublic).map(([status]) => [status, { $ref: `#/components/responses/Refused${status}` }]),
      ),
    },
  };
}

function success({ method, status, answer, media }: Operation): Json {
  const content: Json = Object.fromEntries(
    // Tools take the schema of server-sent events for that of each, which version 3.1 has no word for.
    media.map((type) => [
      type,
      /^application\/(?:json|.+\+json)$|^text\/event-stream$/.test(type) ? {} : { schema: { type: "string" } },
    ]),
  );
  if (answer) content["application/json"] = { schema: { $ref: refTo(answer) } };
  const location = { description: "Where it is.", schema: { type: "string" } };
  return {
    description: STATUS_CODES[status],
    ...(method === "POST" && answer && { headers: { Location: location } }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function refusal(description: string): Json {
  return { description, content: { "application/problem+json": { schema: { $ref: refTo(problemSchema) } } } };
}

const uri = (id: string) => `#/components/schemas/${id}`;

/** @throws for a schema that has no name: each answer has one. */
function refTo(schema: z.ZodType): string {
  const { id } = named.get(schema) ?? {};
  if (!id) throw new Error("An answer of the API has no name: see schemas/describe.ts.");
  return uri(id);
}

function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(named, { io: "input", uri, override: simplify });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}
