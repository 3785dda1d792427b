import sharp from "sharp";
import type { World } from "../state/world";

const SIDE_PX = 320;
const drawn = new Map<string, Promise<Buffer>>();

/** A picture for a person, Page or account: a gradient of its own and the initial. Null for an unknown id. */
export async function drawProfilePicture(world: World, id: string): Promise<Buffer | null> {
  const name = world.accounts.get(id)?.name ?? world.pages.get(id)?.name ?? world.people.get(id)?.name;
  if (name === undefined) return null;
  const picture = drawn.get(id) ?? draw(id, name.charAt(0).toUpperCase());
  drawn.set(id, picture);
  return picture;
}

async function draw(id: string, initial: string): Promise<Buffer> {
  const hue = (Number(id.slice(-6)) * 137) % 360;
  const letter = /^[\p{L}\p{N}]$/u.test(initial) ? initial : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE_PX}" height="${SIDE_PX}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="hsl(${hue}, 62%, 62%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360}, 55%, 38%)"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="84%" cy="18%" r="34%" fill="white" opacity="0.13"/><circle cx="10%" cy="92%" r="40%" fill="black" opacity="0.1"/>
    <text x="50%" y="50%" dy="0.36em" text-anchor="middle" font-family="sans-serif" font-size="150" fill="white">${letter}</text>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}
