import { z } from "zod";

/** What is said of a request and its answer, in one place: the handler keeps to it, and the description is made of it. */
export interface Operation<
  Query extends z.ZodObject = z.ZodObject,
  Path extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  id: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** As in the folders of app: `/api/v1/scans/{id}`. */
  url: `/api/v1/${string}`;
  tag: string;
  summary: string;
  description?: string;
  path: Path;
  query: Query;
  body: Body | null;
  /** The media type of the file that it takes in place of a body of JSON. */
  takes: string | null;
  status: 200 | 202 | 204;
  /** Of JSON; null for no body and for files. */
  answer: Answer | null;
  /** Of files and streams. */
  media: readonly string[];
  /** Refusals of its own: when they come. Those that any operation may give are in refusals.ts. */
  refusals: { 404?: string; 409?: string; 502?: string };
  /** Answered without a sign-in. */
  isPublic: boolean;
}

/** What stands in an address: an id of ours, or of AWS; a region. */
export const segment = z
  .string()
  .regex(/^[\w:-]+$/, "only letters, digits and -:_ are allowed")
  .max(200);

type Stated = Pick<Operation, "id" | "method" | "url" | "tag" | "summary"> &
  Partial<Pick<Operation, "description" | "status" | "media" | "refusals" | "isPublic" | "takes">>;

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** An operation; what is left out it does not have. */
export function operation<
  Query extends z.ZodObject = Nothing,
  Path extends z.ZodObject = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodVoid,
>(stated: Stated & { query?: Query; path?: Path; body?: Body; answer?: Answer }): Operation<Query, Path, Body, Answer> {
  const { query = nothing, path = nothing, body = null, answer = null, ...rest } = stated;
  return {
    ...{ status: 200, media: [], refusals: {}, isPublic: false, takes: null },
    ...rest,
    // What is left out has the type of the defaults above.
    ...({ query, path, body, answer } as Pick<
      Operation<Query, Path, Body, Answer>,
      "query" | "path" | "body" | "answer"
    >),
  };
}
