import { accessQuery } from "../../_search-params/access.ts";
import { resourceQuery } from "../../_search-params/resources.ts";
import { operation } from "../operation.ts";
import { accessAnswer, accessPage } from "../schemas/access.ts";
import { rightSizedAnswer } from "../schemas/right-sized.ts";

const tag = "Access";

export const listAccess = operation({
  id: "listAccess",
  method: "GET",
  url: "/api/v1/access",
  tag,
  summary: "Roles that SageMaker uses and all users, with what they reach",
  description:
    "Worked out of the policies that the scan on show read. `unknown` counts what hangs on something unread.",
  query: accessQuery,
  answer: accessPage,
  refusals: { 404: "There is no such account." },
});

export const getAccess = operation({
  id: "getAccess",
  method: "GET",
  url: "/api/v1/access/detail",
  tag,
  summary: "What one role or user reaches, and who reaches one resource",
  query: resourceQuery,
  answer: accessAnswer,
  refusals: { 404: "There is no such resource in this account." },
});

export const getRightSized = operation({
  id: "getRightSized",
  method: "GET",
  url: "/api/v1/access/right-sized",
  tag,
  summary: "The policies of a role without what it was not seen to use",
  description:
    "By the stored calls of its sessions and IAM's record of what it used. What neither would show stays. Nothing is changed anywhere.",
  query: resourceQuery,
  answer: rightSizedAnswer,
  refusals: { 404: "There is no such resource in this account." },
});
