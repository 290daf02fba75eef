import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { iconNames } from "./icons.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(file(path), "utf8");

/** The drawing inside an svg file, without its outer element and comments. */
function drawing(svg: string): string {
  return svg
    .replace(/<!--.*?-->/gs, "")
    .replace(/^.*?<svg[^>]*>|<\/svg>\s*$/gs, "")
    .replace(/\s+/g, " ")
    .replace(/> </g, "><")
    .trim();
}

/** One file with all icons as symbols, so that a page costs one request, cached for good. */
function sprite(): string {
  const symbols = iconNames.map((name) => {
    const svg = read(`node_modules/lucide-static/icons/${name}.svg`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing(svg)}</symbol>`;
  });
  const logo = `<symbol id="logo" viewBox="0 0 32 32">${drawing(read("src/logo.svg"))}</symbol>`;
  return `<svg xmlns="http://www.w3.org/2000/svg">${logo}${symbols.join("")}</svg>`;
}

/** The icons of the installed product: drawn from `favicon.svg`, which not every device takes, in 48 colours. */
const installed = ["icon-192.png", "icon-512.png", "icon-maskable-512.png", "icon-apple-180.png"];

/**
 * Adds what no script or style refers to, and the templates do: the icon sprite, the favicon and the icons of the
 * installed product. The manifest lists them as `icons.svg`, `src/favicon.svg` and so on.
 */
function pictures(): Plugin {
  return {
    name: "mentorkind-pictures",
    generateBundle() {
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: "icons.svg", source: sprite() });
      this.emitFile({
        type: "asset",
        name: "favicon.svg",
        originalFileName: "src/favicon.svg",
        source: read("src/favicon.svg"),
      });
      for (const name of installed) {
        const source = readFileSync(file(`src/${name}`));
        this.emitFile({ type: "asset", name, originalFileName: `src/${name}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use("/icons.svg", (_request, response) => {
        response.setHeader("content-type", "image/svg+xml").end(sprite());
      });
    },
  };
}

/** Leaves each text also as it goes over the wire, `.br` and `.gz`: made small once here, not for every browser that asks. */
function compressed(): Plugin {
  return {
    name: "mentorkind-compressed",
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(css|js|svg)$/.test(name))) {
        const text = readFileSync(`${dir}/${name}`);
        const params = {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        };
        writeFileSync(`${dir}/${name}.br`, brotliCompressSync(text, { params }));
        writeFileSync(`${dir}/${name}.gz`, gzipSync(text, { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/assets/" : "/",
  publicDir: false,
  plugins: [pictures(), compressed()],
  build: {
    manifest: true,
    // The content security policy allows no data: addresses, so nothing may be inlined.
    assetsInlineLimit: 0,
    assetsDir: ".",
    modulePreload: false,
    rollupOptions: { input: ["src/main.ts", "src/main.css", "src/worker.ts"] },
  },
}));
