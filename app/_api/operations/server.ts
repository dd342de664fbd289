import { z } from "zod";
import { operation } from "../operation.ts";
import { describe } from "../schemas/describe.ts";
import { settings } from "../schemas/settings.ts";
import { foreign } from "../schemas/words.ts";

export const getHealth = operation({
  id: "getHealth",
  method: "GET",
  url: "/api/v1/health",
  tag: "Server",
  summary: "Whether the server answers",
  description: "Needs no sign-in, and says nothing else.",
  answer: describe<{ status: "ok" }>("Health")(z.object({ status: z.literal("ok") })),
  isPublic: true,
});

export const getSettings = operation({
  id: "getSettings",
  method: "GET",
  url: "/api/v1/settings",
  tag: "Server",
  summary: "What is set for all scans, and what is left as it comes",
  answer: settings,
});

export const getDescription = operation({
  id: "getDescription",
  method: "GET",
  url: "/api/v1/openapi.json",
  tag: "Server",
  summary: "This description",
  answer: describe<Record<string, unknown>>("Description", "A document of OpenAPI 3.1.")(foreign),
});
