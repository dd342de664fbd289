"use client";
import { Button } from "../ui/button.tsx";
import type { Beginning } from "./older-address.ts";
import { useOlder } from "./use-older.ts";

/** Opens the drawer that asks a longer history than CloudTrail's own. */
export function OlderButton({ beginning, variant }: { beginning: Beginning; variant?: "quiet" }) {
  const { open } = useOlder();
  return (
    <Button variant={variant} aria-haspopup="dialog" onClick={() => open(beginning)}>
      Older than 90 days
    </Button>
  );
}
