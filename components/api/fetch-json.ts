/** A refusal of the API as RFC 9457 problem details, or the lack of any answer. `message` is fit to be shown. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly advice: string;

  constructor(status: number, message: string, advice = "") {
    super(message);
    this.name = "ApiProblem";
    this.status = status;
    this.advice = advice;
  }
}

/**
 * GETs JSON from `/api/v1`. The answer's type is the caller's claim: both ends are built from one tree.
 * @throws {ApiProblem} for every answer but 2xx, and when the server cannot be reached.
 */
export async function fetchJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await ask(path, { headers: { accept: "application/json" }, ...(signal && { signal }) });
  return (await response.json()) as Answer;
}

/** GETs a file of `/api/v1` as text. @throws {ApiProblem} as `fetchJson` does. */
export async function fetchText(path: string, signal?: AbortSignal): Promise<string> {
  return (await ask(path, signal ? { signal } : {})).text();
}

/** POSTs to `/api/v1` and reads the JSON that it answers. @throws {ApiProblem} as `fetchJson` does. */
export async function post<Answer>(path: string, body?: object, signal?: AbortSignal): Promise<Answer> {
  return (await (await change("POST", path, body, signal)).json()) as Answer;
}

/** POSTs a file as it is, and reads the JSON that is answered. @throws {ApiProblem} as `fetchJson` does. */
export async function postFile<Answer>(path: string, file: Blob, type: string): Promise<Answer> {
  return (await (await ask(path, { method: "POST", headers: { "content-type": type }, body: file })).json()) as Answer;
}

/** PATCHes what is there, and reads the JSON that it answers. @throws {ApiProblem} as `fetchJson` does. */
export async function patch<Answer>(path: string, body: object): Promise<Answer> {
  return (await (await change("PATCH", path, body)).json()) as Answer;
}

/** Asks `/api/v1` for a change. @throws {ApiProblem} as `fetchJson` does. */
export async function send(method: "POST" | "DELETE", path: string, body?: object): Promise<void> {
  await change(method, path, body);
}

function change(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body: object | undefined,
  signal?: AbortSignal,
): Promise<Response> {
  const json = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return ask(path, { method, ...json, ...(signal && { signal }) });
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem(0, "Sagewarden does not answer.", "Check that its process is still running, then try again.");
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; advice?: string };
  throw new ApiProblem(response.status, problem.detail ?? `The server answered ${response.status}.`, problem.advice);
}
