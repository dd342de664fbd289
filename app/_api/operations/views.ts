import { z } from "zod";
import { viewLists } from "#lib/filters/saved-view.ts";
import { operation, segment } from "../operation.ts";
import { newSavedView, savedView, savedViewChange, savedViewList } from "../schemas/saved-view.ts";

const tag = "Views";
const path = z.strictObject({ id: segment });
const refusals = { 404: "There is no such view." };
const isTaken = "The list has a view of that name";

export const listViews = operation({
  id: "listViews",
  method: "GET",
  url: "/api/v1/views",
  tag,
  summary: "Saved views of a list, by name",
  query: z.strictObject({ list: z.enum(viewLists).optional() }),
  answer: savedViewList,
});

export const saveView = operation({
  id: "saveView",
  method: "POST",
  url: "/api/v1/views",
  tag,
  summary: "Keep an address of a list under a name",
  description: "`query` is what stands in the address of the screen; a filter that the list does not have is refused.",
  body: newSavedView,
  answer: savedView,
  refusals: { 409: `${isTaken}, or as many views as it may have.` },
});

export const changeView = operation({
  id: "changeView",
  method: "PATCH",
  url: "/api/v1/views/{id}",
  tag,
  summary: "Rename a view, change what it shows, or make it the one that its list opens with",
  path,
  body: savedViewChange,
  answer: savedView,
  refusals: { ...refusals, 409: `${isTaken}.` },
});

export const removeView = operation({
  id: "removeView",
  method: "DELETE",
  url: "/api/v1/views/{id}",
  tag,
  summary: "Remove a view",
  path,
  status: 204,
  refusals,
});
