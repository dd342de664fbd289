import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { ImportTold } from "#lib/jobs/views.ts";
import { postFile } from "../api/fetch-json.ts";
import type { BundleShown } from "./bundle-view.ts";

const type = "application/zip";

export function checking() {
  return mutationOptions({ mutationFn: (file: File) => postFile<BundleShown>("/api/v1/bundles/check", file, type) });
}

/** `manifest`: of the bundle that was looked at. */
export function importing(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ file, manifest }: { file: File; manifest: string }) =>
      postFile<ImportTold>(`/api/v1/bundles?manifest=${manifest}`, file, type),
    onSettled: () => queries.invalidateQueries(),
  });
}
