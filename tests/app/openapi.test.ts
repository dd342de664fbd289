import { globSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { openapi } from "../../app/_api/openapi.ts";
import { operations } from "../../app/_api/operations/index.ts";
import { meanings } from "../../app/_api/parameters.ts";

const root = join(import.meta.dirname, "../..");
const files = globSync("app/api/**/route.ts", { cwd: root });

/** `app/api/v1/scans/[id]/route.ts` as an address: `/api/v1/scans/{id}`. */
const urlOf = (file: string) =>
  file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\[(\w+)\]/g, "{$1}");

test("every exported method of every route file is an operation, and the other way round", async () => {
  expect(files.length).toBeGreaterThan(10);
  const exported: string[] = [];
  for (const file of files) {
    const handlers = Object.keys((await import(join(root, file))) as object);
    exported.push(...handlers.map((method) => `${method} ${urlOf(file)}`));
  }
  expect(operations.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(exported.sort());
});

test("an operation answers JSON, a file or nothing, under a name of its own", () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  for (const { id, url, path, answer, media, status } of operations) {
    expect(answer && media.length > 0, id).toBeFalsy();
    if (status === 204) expect(answer, id).toBeNull();
    expect(Object.keys(path.shape), id).toEqual([...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test("every parameter has a meaning, and no other has", () => {
  const names = operations.flatMap(({ path, query }) => [...Object.keys(path.shape), ...Object.keys(query.shape)]);
  expect(Object.keys(meanings).sort()).toEqual([...new Set(names)].sort());
});

test("every schema of the document is one, and every reference leads to something in it", () => {
  const document = JSON.parse(JSON.stringify(openapi()));
  const ajv = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addVocabulary(["openapi", "info", "servers", "security", "tags", "paths", "components"]);
  ajv.addSchema(document, "openapi.json");
  for (const name of Object.keys(document.components.schemas)) {
    expect(ajv.getSchema(`openapi.json#/components/schemas/${name}`), name).toBeTypeOf("function");
  }
  const text = JSON.stringify(document);
  for (const [, ref = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = ref
      .split("/")
      .reduce<Record<string, unknown> | undefined>(
        (at, key) => at?.[key] as Record<string, unknown> | undefined,
        document,
      );
    expect(found, ref).toBeDefined();
  }
});
