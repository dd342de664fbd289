"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import type { SavedView, ViewList } from "#lib/filters/saved-view.ts";
import { useAction } from "../layout/actions.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { Problem } from "../ui/problem.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { changing, removing, saving } from "./mutations.ts";
import { NameDialog } from "./name-dialog.tsx";
import { savedViews } from "./queries.ts";
import { RemoveViewDialog } from "./remove-view-dialog.tsx";
import { standingOf } from "./standing.ts";
import { type ViewDeeds, ViewItems } from "./view-items.tsx";
import { stateOf, type ViewParams, writtenQuery } from "./view-query.ts";

const none: readonly SavedView[] = [];

/** The saved views of a list: opens one, keeps what the address says under a name, and tells when the two differ. */
export function ViewsMenu({ list, params }: { list: ViewList; params: ViewParams }) {
  const queries = useQueryClient();
  const [state, setState] = useQueryStates(
    useMemo(() => ({ ...params, saved: parseAsString }), [params]),
    { history: "push" },
  );
  const views = useQuery(savedViews(list)).data?.rows ?? none;
  const [save, change, remove] = [
    useMutation(saving(queries, list)),
    useMutation(changing(queries, list)),
    useMutation(removing(queries, list)),
  ];
  const [asked, setAsked] = useState<{ what: "save" | "rename" | "remove"; view?: SavedView } | null>(null);
  const query = writtenQuery(params, state);
  const standing = standingOf(views, state.saved, query);
  const deeds: ViewDeeds = {
    show: (view) => void setState({ ...stateOf(params, new URLSearchParams(view.query)), saved: view.id }),
    save: () => setAsked({ what: "save" }),
    update: ({ id }) => change.mutate({ id, query }),
    rename: (view) => setAsked({ what: "rename", view }),
    setDefault: ({ id }, isDefault) => change.mutate({ id, isDefault }),
    remove: (view) => setAsked({ what: "remove", view }),
  };
  const [isOpen, setOpen] = useState(false);
  const openMenu = (next: boolean) => {
    // Why something was refused is read by then.
    if (next) for (const one of [save, change, remove]) one.reset();
    setOpen(next);
  };
  useAction("save-view", "Save this view…", deeds.save);
  const named = (name: string) => {
    if (asked?.view) return change.mutate({ id: asked.view.id, name });
    save.mutate({ name, query }, { onSuccess: ({ id }) => void setState({ saved: id }, { history: "replace" }) });
  };
  const shown = standing?.view;
  const why = save.error ?? change.error ?? remove.error;
  return (
    <>
      <Menu
        label="Views"
        opened={[isOpen, openMenu]}
        trigger={
          <Button>
            <Bookmark aria-hidden="true" />
            <span className="sr-only">Views</span>
            {shown ? (
              <UntrustedText className="max-w-48">{shown.name}</UntrustedText>
            ) : (
              <span aria-hidden="true">Views</span>
            )}
            {standing?.isChanged && <span className="text-faint">changed</span>}
          </Button>
        }
      >
        <ViewItems views={views} standing={standing} deeds={deeds} />
      </Menu>
      {standing?.isChanged && (
        <Button variant="quiet" disabled={change.isPending} onClick={() => deeds.update(standing.view)}>
          Update
        </Button>
      )}
      {shown && shown.leftOut.length > 0 && (
        <div className="order-last flex w-full flex-wrap items-center gap-2">
          <p role="status" className="text-unknown">
            This view shows more than it did: {shown.leftOut.length === 1 ? "a filter" : "filters"} of it{" "}
            {shown.leftOut.length === 1 ? "is" : "are"} not understood any more,{" "}
            <UntrustedText wrap className="inline font-mono text-xs">
              {shown.leftOut.join(", ")}
            </UntrustedText>
          </p>
          <Button variant="quiet" onClick={() => deeds.update(shown)}>
            Keep it as it is shown
          </Button>
        </div>
      )}
      {why && (
        <div className="order-last w-full">
          <Problem why={why} />
        </div>
      )}
      {(asked?.what === "save" || asked?.what === "rename") && (
        <NameDialog
          label={asked.view ? "Rename the view" : "Save this view"}
          views={views}
          {...(asked.view && { renamed: asked.view })}
          onName={named}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === "remove" && asked.view && (
        <RemoveViewDialog
          view={asked.view}
          onRemove={() => remove.mutate(asked.view?.id ?? "")}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
