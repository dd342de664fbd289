import { z } from "zod";
import { longestViewName, type SavedView, viewLists } from "#lib/filters/saved-view.ts";
import { describe } from "./describe.ts";
import { moment } from "./words.ts";

const list = z.enum(viewLists);
const name = z.string().trim().min(1).max(longestViewName);
/** As the address of the list's screen has it. */
const query = z.string().max(8000);

export const newSavedView = z.strictObject({ list, name, query });

export const savedViewChange = z
  .strictObject({ name: name.optional(), query: query.optional(), isDefault: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, "it says nothing that is to be changed");

export const savedView = describe<SavedView>(
  "SavedView",
  "An address of a list that somebody comes back to; the accounts are those on screen. `leftOut` is what was set and is not understood any more. `isDefault`: it is opened where the address of the list says nothing. Its name is untrusted text.",
)(
  z.object({
    id: z.string(),
    list,
    name: z.string(),
    query: z.string(),
    leftOut: z.array(z.string()),
    isDefault: z.boolean(),
    createdAt: moment,
  }),
);

export const savedViewList = describe<{ rows: SavedView[] }>("SavedViews")(z.object({ rows: z.array(savedView) }));
