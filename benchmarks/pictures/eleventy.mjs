// sharp's part, through Eleventy's plug-in: `eleventy.mjs HOME FORMAT OUTPUT CACHE PHOTO…`
import { createRequire } from "node:module";
import { basename } from "node:path";

const [home, format, outputDir, , ...photos] = process.argv.slice(2);
const plugin = createRequire(`${home}/package.json`)("@11ty/eleventy-img");
const image = plugin.default ?? plugin;
const names = { jpeg: "jpeg", webp: "webp", avif: "avif" };

await Promise.all(
  photos.map((photo) =>
    image(photo, {
      widths: [400, 800, 1600],
      formats: [format],
      outputDir,
      urlPath: "/",
      filenameFormat: (id, source, width) =>
        `${basename(source, ".jpg")}-${width}.${names[format]}`,
    }),
  ),
);
