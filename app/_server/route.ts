import { ReadableStream } from "node:stream/web";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { Piece } from "#lib/reports/format.ts";
import type { Operation } from "../_api/operation.ts";
import type { Same } from "../_api/schemas/describe.ts";
import { problem } from "./problem.ts";

/** What Next gives a handler besides the request. */
interface Context {
  params: Promise<Record<string, string>>;
}

/** What a request says besides its query. */
interface Asked<Path, Body> {
  path: Path;
  body: Body;
  signal: AbortSignal;
  /** Of an operation that takes a file: what comes of it. */
  file: AsyncIterable<Uint8Array>;
}

/** What an operation describes and no field more, or a Response. */
type Answered<Result, Answer extends z.ZodType> = [Exclude<Result, Response>] extends [never]
  ? unknown
  : Same<Exclude<Result, Response>, z.output<Answer>>;

/**
 * The handler of an operation from a function of its query. Refuses what does not fit the operation's schemas, answers what
 * it describes unless the function makes its own Response, and turns whatever it throws into problem details.
 */
export function route<
  Query extends z.ZodObject,
  Path extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Result,
>(
  operation: Operation<Query, Path, Body, Answer>,
  answer: (
    query: z.output<Query>,
    asked: Asked<z.output<Path>, z.output<Body>>,
  ) => Promise<Result & Answered<Result, Answer>>,
): (request: Request, context?: Context) => Promise<Response> {
  const { status } = operation;
  return async (request, context) => {
    try {
      const query = parseQuery(operation.query, new URL(request.url).searchParams);
      const path = parsed(operation.path, (await context?.params) ?? {}, "address");
      // An operation without a body has the type of none.
      const body = operation.body ? await parseBody(operation.body, request) : (undefined as z.output<Body>);
      const file = operation.takes === null ? nothing() : fileIn(request, operation.takes);
      const result = await answer(query, { path, body, file, signal: request.signal });
      if (result instanceof Response) return result;
      const headers = { "cache-control": "no-store" };
      return operation.answer ? Response.json(result, { status, headers }) : new Response(null, { status, headers });
    } catch (error) {
      return problem(error === request.signal.reason ? nobodyWaits() : error);
    }
  };
}

function nobodyWaits(): AppError {
  return new AppError("cancelled", "Nobody waits for this answer any more.");
}

/** @throws AppError `usage` naming the parameter that is wrong. */
export function parseQuery<Query extends z.ZodType>(schema: Query, params: URLSearchParams): z.output<Query> {
  const twice = [...params.keys()].find((name) => params.getAll(name).length > 1);
  if (twice !== undefined) {
    throw new AppError("usage", `The parameter ${twice} is not understood: it is given more than once.`);
  }
  return parsed(schema, Object.fromEntries(params), "query");
}

function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown, what: "address" | "query"): z.output<Schema> {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    throw new AppError(
      "usage",
      `The parameter ${issue.keys.join(", ")} is not understood: there is none of that name.`,
    );
  }
  const where = issue?.path.length ? `The parameter ${issue.path[0]?.toString()}` : `The ${what}`;
  throw new AppError("usage", `${where} is not understood: ${issue ? wordsOfIssue(issue) : "invalid"}.`);
}

/** What is allowed, where that is a closed list; else what zod says. */
function wordsOfIssue(issue: z.core.$ZodIssue): string {
  return issue.code === "invalid_value" ? `it can be ${issue.values.join(", ")}` : issue.message;
}

/** The JSON body of a request. @throws AppError `usage` when it is none, or does not fit the schema. */
export async function parseBody<Body extends z.ZodType>(schema: Body, request: Request): Promise<z.output<Body>> {
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `The field ${issue.path.join(".")}` : "The body";
  throw new AppError("usage", `${where} is not understood: ${issue?.message ?? "invalid"}.`);
}

/** The file that a request brings. @throws AppError `usage` for any other body, which a form of another site could send */
function fileIn({ headers, body }: Request, takes: string): AsyncIterable<Uint8Array> {
  if (headers.get("content-type") !== takes)
    throw new AppError("usage", "The body is not understood.", `Send the bytes of the file as ${takes}.`);
  return (body as ReadableStream<Uint8Array> | null) ?? nothing();
}

async function* nothing(): AsyncGenerator<never> {}

/** A file to save, written as its pieces come. */
export function download(name: string, contentType: string, pieces: AsyncIterable<Piece>): Response {
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

/** Pieces as a response body, made as fast as the reader takes them. */
export function streamOf(pieces: AsyncIterable<Piece>): globalThis.ReadableStream {
  return ReadableStream.from(bytesOf(pieces)) as globalThis.ReadableStream;
}

async function* bytesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield typeof piece === "string" ? encoder.encode(piece) : piece;
}
