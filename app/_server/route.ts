import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { problem } from "./problem.ts";

/**
 * A GET handler from a function of its query parameters. Refuses parameters that do not fit the schema, answers JSON
 * unless the function makes its own Response, and turns whatever it throws into problem details.
 */
export function get<Query extends z.ZodType>(
  schema: Query,
  answer: (query: z.output<Query>) => Promise<unknown>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const result = await answer(parseQuery(schema, new URL(request.url).searchParams));
      if (result instanceof Response) return result;
      return Response.json(result, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return problem(error);
    }
  };
}

/** @throws AppError `usage` naming the parameter that is wrong. */
export function parseQuery<Query extends z.ZodType>(schema: Query, params: URLSearchParams): z.output<Query> {
  const parsed = schema.safeParse(Object.fromEntries(params));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `The parameter ${issue.path.join(".")}` : "The query";
  throw new AppError("usage", `${where} is not understood: ${issue?.message ?? "invalid"}.`);
}

/** A file to save, written as its pieces come. */
export function download(name: string, contentType: string, pieces: AsyncIterable<string>): Response {
  const bytes = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream());
  return new Response(bytes as unknown as ReadableStream, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
