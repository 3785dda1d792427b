// Decodes one HEIC in a thread of its own: it can be stopped, and all its memory goes with it. Speaks with heic.ts: posts the
// header, and when it is answered, the pixels. Plain JavaScript, because Node starts it as it is.
import { parentPort, workerData } from "node:worker_threads";
import libheif from "libheif-js/libheif-wasm/libheif-bundle.js";

const { bytes, maxMemoryBytes, maxPixels, maxTilePixels } = workerData;
const WASM_PAGE_BYTES = 65_536;
const grow = WebAssembly.Memory.prototype.grow;
// The module itself would take 2 GB, and what its HEVC decoder takes is asked for by the file.
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * WASM_PAGE_BYTES > maxMemoryBytes) throw new RangeError("too much memory");
  return grow.call(this, pages);
};

const heif = libheif({ print: () => undefined, printErr: () => undefined });
/** libheif returns its error, three words, where its first argument points. */
const error = heif._malloc(12);
const out = heif._malloc(64);
const RGB = 10;
const RGBA = 11;
const COLORSPACE_RGB = 1;
const CHANNEL_INTERLEAVED = 10;
/** Everything that is needed is known; a file may hold more. */
const MAX_TRANSFORMATIONS = 8;

const view = () => new DataView(heif.HEAPU8.buffer);
const word = (at) => view().getUint32(at, true);

function check(step) {
  if (word(error) !== 0) throw new Error(`${step}: ${word(error)}/${word(error + 4)}`);
}

function openPrimary() {
  const data = heif._malloc(bytes.length);
  heif.HEAPU8.set(bytes, data);
  const context = heif._heif_context_alloc();
  // heif_security_limits, version 1: the first two 64-bit numbers are pixels of one picture and tiles of a grid.
  const limits = heif._heif_context_get_security_limits(context);
  view().setBigUint64(limits + 8, BigInt(maxPixels), true);
  view().setBigUint64(limits + 16, 4096n, true);
  heif._heif_context_read_from_memory_without_copy(error, context, data, bytes.length, 0);
  check("read");
  heif._heif_context_get_primary_image_handle(error, context, out);
  check("primary");
  return { context, handle: word(out) };
}

/** A picture that stands for another one (`iden`) has that one's window and turns before its own: all of them are left to libheif. */
function isStandIn(context, handle) {
  const type = heif._heif_item_get_item_type(context, heif._heif_image_handle_get_item_id(handle));
  return fourLetters(type) === "iden";
}

function fourLetters(code) {
  return String.fromCharCode(code >>> 24, (code >>> 16) & 255, (code >>> 8) & 255, code & 255);
}

/** One piece, as large as it is shown. */
function shownWhole(handle) {
  const [width, height] = [heif._heif_image_handle_get_width(handle), heif._heif_image_handle_get_height(handle)];
  if (width * height > maxTilePixels) throw new Error("too-many-pixels");
  return { columns: 1, rows: 1, tileWidth: width, tileHeight: height, width, height };
}

/** How the picture is laid out before it is turned. A grid's tiles are decoded one by one, so that one is in memory. */
function readTiling(handle) {
  heif.HEAPU8.fill(0, out, out + 64);
  heif.HEAPU8[out] = 1;
  heif._heif_image_handle_get_image_tiling(error, handle, 0, out);
  check("tiling");
  const [columns, rows, tileWidth, tileHeight, width, height] = [4, 8, 12, 16, 20, 24].map((at) => word(out + at));
  if (width * height > maxPixels || tileWidth * tileHeight > maxTilePixels) throw new Error("too-many-pixels");
  return { columns, rows, tileWidth, tileHeight, width, height };
}

/** In the order in which they are to be carried out: a window to look through, quarter turns counter-clockwise, a mirror's axis. */
function readTransformations(context, handle, size) {
  const item = heif._heif_image_handle_get_item_id(handle);
  const count = heif._heif_item_get_transformation_properties(context, item, out, MAX_TRANSFORMATIONS);
  const ids = Array.from({ length: Math.min(count, MAX_TRANSFORMATIONS) }, (_, index) => word(out + 4 * index));
  return ids.map((id) => {
    const type = heif._heif_item_get_property_type(context, item, id);
    const name = fourLetters(type);
    if (name === "irot") return { degrees: heif._heif_item_get_property_transform_rotation_ccw(context, item, id) };
    if (name === "imir") return { mirror: heif._heif_item_get_property_transform_mirror(context, item, id) };
    if (name === "clap") return { window: readAperture(context, item, id, size) };
    throw new Error(`cannot ${name}`);
  });
}

/** A clean aperture says how much to leave out on each side, in whole pixels once libheif has rounded it. */
function readAperture(context, item, id, { width, height }) {
  const sides = [0, 4, 8, 12].map((at) => out + at);
  heif._heif_item_get_property_transform_crop_borders(context, item, id, width, height, ...sides);
  const [left, top, right, bottom] = sides.map((at) => view().getInt32(at, true));
  const window = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  if (Math.min(left, top, right, bottom) < 0 || Math.min(window.width, window.height) < 1) throw new Error("bad clap");
  return window;
}

function readColour(handle) {
  return { profile: readProfile(handle), numbers: readNumbers(handle) };
}

function readProfile(handle) {
  const profileBytes = heif._heif_image_handle_get_raw_color_profile_size(handle);
  if (profileBytes <= 0 || profileBytes >= 4_000_000) return null;
  const at = heif._malloc(profileBytes);
  heif._heif_image_handle_get_raw_color_profile(error, handle, at);
  check("profile");
  return heif.HEAPU8.slice(at, at + profileBytes);
}

/** What H.273 calls the colours; null when the file does not say. */
function readNumbers(handle) {
  heif._heif_image_handle_get_nclx_color_profile(error, handle, out);
  if (word(error) !== 0) return null;
  const nclx = word(out);
  return { primaries: word(nclx + 4), transfer: word(nclx + 8) };
}

/** Only the tiles that `area` touches are decoded. */
function decode(handle, tiling, channels, { area, shrink }) {
  const [width, height] = [Math.ceil(area.width / shrink), Math.ceil(area.height / shrink)];
  const target = { pixels: new Uint8Array(width * height * channels), width, height, channels };
  const options = heif._heif_decoding_options_alloc();
  // ignore_transformations: turning is cheaper once the picture is small
  heif.HEAPU8[options + 1] = isDerived ? 0 : 1;
  const chroma = channels === 4 ? RGBA : RGB;
  const { columns, rows, tileWidth, tileHeight } = tiling;
  const isOnePiece = columns * rows === 1;
  for (let row = Math.floor(area.y / tileHeight); row * tileHeight < area.y + area.height; row += 1) {
    for (let column = Math.floor(area.x / tileWidth); column * tileWidth < area.x + area.width; column += 1) {
      // Of a single tile with a clean aperture libheif would say that its size is wrong.
      if (isOnePiece) heif._heif_decode_image(error, handle, out, COLORSPACE_RGB, chroma, options);
      else heif._heif_image_handle_decode_image_tile(error, handle, out, COLORSPACE_RGB, chroma, options, column, row);
      check("decode");
      const image = word(out);
      copyTile(readPlane(image), area, { x: column * tileWidth, y: row * tileHeight, shrink }, target);
      heif._heif_image_release(image);
    }
  }
  return { pixels: target.pixels, width, height };
}

function readPlane(image) {
  const at = heif._heif_image_get_plane_readonly(image, CHANNEL_INTERLEAVED, out);
  const width = heif._heif_image_get_width(image, CHANNEL_INTERLEAVED);
  return { at, stride: word(out), width, height: heif._heif_image_get_height(image, CHANNEL_INTERLEAVED) };
}

/** What lies in both the tile (at `x`, `y`) and the area; with `shrink`, the average of so many pixels by so many. */
function copyTile(plane, area, { x, y, shrink }, { pixels, width, channels }) {
  const [left, top] = [Math.max(x, area.x), Math.max(y, area.y)];
  const right = Math.min(x + plane.width, area.x + area.width);
  const bottom = Math.min(y + plane.height, area.y + area.height);
  const memory = heif.HEAPU8;
  for (let line = top; line < bottom; line += shrink) {
    const from = plane.at + (line - y) * plane.stride + (left - x) * channels;
    const to = (Math.floor((line - area.y) / shrink) * width + Math.floor((left - area.x) / shrink)) * channels;
    if (shrink === 1) pixels.set(memory.subarray(from, from + (right - left) * channels), to);
    else
      averageLine(
        memory,
        { from, stride: plane.stride, across: right - left, down: bottom - line },
        pixels,
        to,
        shrink,
        channels,
      );
  }
}

function averageLine(memory, { from, stride, across, down }, pixels, to, shrink, channels) {
  const lines = Math.min(shrink, down);
  for (let column = 0, at = to; column < across; column += shrink) {
    const columns = Math.min(shrink, across - column);
    for (let channel = 0; channel < channels; channel += 1, at += 1) {
      let sum = 0;
      for (let dy = 0; dy < lines; dy += 1) {
        const start = from + dy * stride + column * channels + channel;
        for (let dx = 0; dx < columns; dx += 1) sum += memory[start + dx * channels];
      }
      pixels[at] = sum / (lines * columns) + 0.5;
    }
  }
}

const { context, handle } = openPrimary();
const isDerived = isStandIn(context, handle);
const tiling = isDerived ? shownWhole(handle) : readTiling(handle);
const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
const { columns, rows, tileWidth, tileHeight } = tiling;
const steps = isDerived ? [] : readTransformations(context, handle, tiling);
/** The standard has it before all turns and mirrors; anywhere else nobody writes it. */
const window = steps[0]?.window ?? { x: 0, y: 0, width: tiling.width, height: tiling.height };
const transformations = steps.slice(steps[0]?.window ? 1 : 0);
if (transformations.some((step) => step.window)) throw new Error("clap after a turn");
const { width, height } = window;
/** Tiles are shrunk one by one, so none may end within a block of pixels that become one. */
const maxShrink = columns * rows === 1 ? 16 : greatestPowerOfTwoIn(tileWidth, tileHeight, window.x, window.y);
parentPort.once("message", ({ area, shrink }) => {
  const wish = { area: { ...area, x: area.x + window.x, y: area.y + window.y }, shrink };
  const { pixels, ...size } = decode(handle, tiling, channels, wish);
  parentPort.postMessage({ pixels, ...size }, [pixels.buffer]);
  parentPort.close();
});
parentPort.postMessage({ width, height, channels, maxShrink, transformations, ...readColour(handle) });

function greatestPowerOfTwoIn(...numbers) {
  return [16, 8, 4, 2].find((power) => numbers.every((number) => number % power === 0)) ?? 1;
}
