import "server-only";
import { DEVICE_WORDS } from "@/lib/words/telling";
import { getDb, type Prisma } from "./client";

type Device = { id: string; userId: string; label: string };

/** Names the device by what the person calls it as well: turned on again, it is another row with the same label. */
function keyOf({ id, label }: Pick<Device, "id" | "label">): string {
  return `${prefixOf(label)}${id}`;
}

function prefixOf(label: string): string {
  return `push-ended:${label}:`;
}

/** Takes a device away that its push service does not know any more, and says so at the top of the planner, but nowhere else. */
export async function endDevice(deviceId: string, now: Date): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const device = await findDevice(tx, deviceId);
    if (device === null) return;
    const { count } = await tx.pushDevice.deleteMany({ where: { id: deviceId } });
    if (count === 0) return;
    const said = { title: DEVICE_WORDS.ended(device.label), body: DEVICE_WORDS.endedBody, createdAt: now };
    const key = keyOf(device);
    await tx.notice.upsert({
      where: { userId_key: { userId: device.userId, key } },
      create: { userId: device.userId, kind: "push-ended", key, ...said },
      update: { ...said, closedAt: null },
      select: { id: true },
    });
  });
}

/** Says once that a device's push service does not take our keys. The device is kept: the fault may be ours, and be mended. */
export async function reportRefusal(deviceId: string, now: Date): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const device = await findDevice(tx, deviceId);
    if (device === null) return;
    const said = { title: DEVICE_WORDS.refused(device.label), body: DEVICE_WORDS.refusedBody, createdAt: now };
    const data = { userId: device.userId, kind: "push-ended", key: keyOf(device), ...said };
    await tx.notice.createMany({ data, skipDuplicates: true });
  });
}

/** Something has reached the device. */
export async function settleTold(deviceId: string, now: Date): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const device = await findDevice(tx, deviceId);
    if (device !== null) await settleDevice(tx, device, now);
  });
}

/** What was said of a device is settled. */
export async function settleDevice(tx: Prisma.TransactionClient, device: Device, now: Date): Promise<void> {
  const where = { userId: device.userId, key: keyOf(device), closedAt: null };
  await tx.notice.updateMany({ where, data: { closedAt: now } });
}

/** The person has turned a device on again: what was said of it is settled, and what is left of it before goes. */
export async function settleLabel(
  tx: Prisma.TransactionClient,
  { id, userId, label }: Device,
  now: Date,
): Promise<void> {
  const open = { userId, kind: "push-ended", key: { startsWith: prefixOf(label) }, closedAt: null };
  const notices = await tx.notice.findMany({ where: open, select: { key: true }, take: 100 });
  const before = notices.map(({ key }) => key.slice(prefixOf(label).length)).filter((other) => other !== id);
  await tx.pushDevice.deleteMany({ where: { userId, id: { in: before } } });
  await tx.notice.updateMany({ where: open, data: { closedAt: now } });
}

async function findDevice(tx: Prisma.TransactionClient, id: string): Promise<Device | null> {
  return tx.pushDevice.findUnique({ where: { id }, select: { id: true, userId: true, label: true } });
}
