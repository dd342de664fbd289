import { operations } from "./operations/index.ts";

const paths = [...Map.groupBy(operations, ({ url }) => url)]
  .map(([url, all]) => ({
    pattern: new RegExp(`^${url.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}/?$`),
    isNamed: !url.includes("{"),
    methods: all.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])),
  }))
  // `findings/export` is no finding's id.
  .sort((one, other) => Number(other.isNamed) - Number(one.isNamed));

interface Unserved {
  status: 404 | 405;
  headers: Record<string, string>;
  body: string;
}

/**
 * The answer to a request of the API that no operation is for; undefined for every other. Next would answer an unknown address with a
 * page, and a method that a route has not without the `Allow` that HTTP asks for (RFC 9110, 15.5.6).
 */
export function unserved(method: string, path: string): Unserved | undefined {
  if (!path.startsWith("/api/")) return undefined;
  const found = paths.find(({ pattern }) => pattern.test(path));
  if (!found) return refusal(404, "Not found", "The API has no such address. /api/v1/openapi.json describes it.");
  const allow = [...found.methods, "OPTIONS"];
  if (allow.includes(method)) return undefined;
  return refusal(405, "Method not allowed", `This address takes ${allow.join(", ")}.`, { allow: allow.join(", ") });
}

function refusal(
  status: Unserved["status"],
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Unserved {
  return {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
    body: JSON.stringify({ type: "about:blank", title, status, detail }),
  };
}
