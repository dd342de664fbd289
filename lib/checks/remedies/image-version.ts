import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

/** A version cannot be changed: the next one takes its place, and apps that ask for none get it from then on. */
export function replaceImageVersion({ Version }: ResourceOf<"image-version">, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const image = name.split("/")[0] ?? name;
  return written({
    mutability: "replace",
    summary: `Build the image, or copy it after a scan, into a repository of your own, and make the next version of ${image} from it in place of ${name}. Domains, profiles and spaces that ask for this version by its number are given the new one first; running apps keep the old one until they are started anew.`,
    steps: () => [
      aws("sagemaker", "create-image-version", { "image-name": image, "base-image": "NEW_IMAGE_URI", region }),
      // `--version` is an option of the AWS CLI itself.
      { comment: "Once nothing asks for the old version any more:" },
      { later: aws("sagemaker", "delete-image-version", { "image-name": image, "version-number": Version, region }) },
    ],
    terraform: terraformOf("image-version", image, { image_name: image, base_image: "NEW_IMAGE_URI" }),
    ...consoleLink(identity),
  });
}
