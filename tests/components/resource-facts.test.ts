import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ResourceFacts } from "#components/resources/resource-facts.tsx";
import type { Origin } from "#lib/store/views.ts";

const links = { findingHref: String, openFinding() {}, eventHref: (id: string) => `?event=${id}`, openEvent() {} };
const unknown = "No event of us-east-1 is kept.";
const nobody: Origin = { by: null, field: null, at: null, event: null, unknown };
const resource = {
  account: "111122223333",
  owner: "fraud",
  ownerKey: "Team",
  tags: [
    { key: "Team", value: "fraud" },
    { key: "Note", value: "a=b & <script>" },
  ],
  untoldTags: null,
  origin: nobody,
  lastChange: null,
};

function drawn(change: Partial<Parameters<typeof ResourceFacts>[0]["resource"]> = {}) {
  const markup = renderToStaticMarkup(createElement(ResourceFacts, { resource: { ...resource, ...change }, links }));
  return { markup, text: markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
}

test("says whose it is by which tag, and leads to what else is his or tagged so", () => {
  const { markup, text } = drawn();
  expect(text).toContain("Owner fraud as the tag Team says");
  expect(markup).toContain("/resources?account=111122223333&amp;exposure=any&amp;owner=fraud");
  expect(markup).toContain("tag=Note%3Da%3Db+%26+%3Cscript%3E");
  expect(markup).not.toContain("<script>");
});

test("no owner, no tags and tags that are not known are three things", () => {
  expect(drawn({ owner: null, ownerKey: null }).text).toContain("Owner None of its tags names one");
  const untagged = drawn({ owner: null, ownerKey: null, tags: [] }).text;
  expect(untagged).toContain("Owner None: it has no tags");
  expect(untagged).toContain("Tags None");
  const why = "tag:GetResources gave AccessDeniedException";
  const unread = drawn({ owner: null, ownerKey: null, tags: null, untoldTags: why }).text;
  expect(unread).toContain(`Owner Not known: ${why}`);
  expect(unread).toContain(`Tags Not known: ${why}`);
  expect(unread).not.toContain("None");
});

test("who made it is named with the field that says so, or it is said why nobody is", () => {
  expect(drawn().text).toContain(`Not known. ${unknown}`);
  const said = {
    ...nobody,
    by: "mia",
    field: "CreatedBy.UserProfileName",
    at: "2026-10-01T08:00:00.000Z",
    unknown: null,
  };
  expect(drawn({ origin: said }).text).toContain("mia on 1 Oct 2026 as CreatedBy.UserProfileName says");
});

test("when it changed is AWS's word, or what scans saw, or that neither tells", () => {
  const at = "2026-11-01T08:00:00.000Z";
  expect(drawn({ lastChange: { at, field: "LastModifiedTime", after: null } }).text).toContain(
    "as LastModifiedTime says",
  );
  expect(drawn({ lastChange: { at, field: null, after: "2026-10-31T08:00:00.000Z" } }).text).toContain(
    "as the scan of then saw first; that of 31 Oct 2026, 08:00 UTC saw it otherwise",
  );
  expect(drawn().text).toContain("none of the scans that are kept saw it change");
});

test("what nobody makes has no owner to know", () => {
  const { text } = drawn({ owner: null, ownerKey: null, tags: null, origin: null });
  expect(text).not.toContain("Owner");
  expect(text).not.toContain("Tags");
  expect(text).toContain("Last changed");
});
