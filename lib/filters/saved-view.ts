/** The lists whose addresses can be kept under a name. */
export const viewLists = ["findings", "resources", "activity"] as const;
export type ViewList = (typeof viewLists)[number];

/** Characters. */
export const longestViewName = 60;
/** Views of one list. */
export const mostViews = 100;

/** An address of a list that somebody comes back to. Of which accounts it is of it says nothing: those on screen. */
export interface SavedView {
  id: string;
  list: ViewList;
  /** Free text; no two of a list differ in their capitals alone. */
  name: string;
  /** What is set, as the address of the list has it; never what is left out. */
  query: string;
  /** What was set and is not understood any more, `name=value`: without it the view shows more than it did. */
  leftOut: string[];
  /** Opened where the address of the list says nothing; one of a list at most. */
  isDefault: boolean;
  createdAt: string;
}
