"use client";

import { BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import type { DeviceView } from "@/lib/tell/view";
import { PUSH_WORDS, TELL_WORDS } from "@/lib/words/telling";
import { AnswerLine } from "./answer-line";
import { ChannelRow } from "./channel";
import {
  deviceLabel,
  markOf,
  type PushKeys,
  type PushState,
  readPushState,
  subscribe,
  unsubscribe,
} from "./push-browser";
import { type SendTest, TestButton } from "./test-button";
import { useAsk } from "./use-ask";

export type PushActions = {
  addPushDevice: (input: PushKeys & { label: string }) => Promise<ActionResult<{ deviceId: string }>>;
  removePushDevice: (input: { deviceId: string }) => Promise<ActionResult>;
};

type Props = {
  vapidPublicKey: string | null;
  devices: DeviceView[];
  trouble: string | null;
  actions: PushActions;
  sendTest: SendTest;
};

export function PushChannel({ vapidPublicKey, devices, trouble, actions, sendTest }: Props) {
  const { answer, isPending, ask } = useAsk();
  const [state, setState] = useState<PushState | null>(null);
  useEffect(() => {
    if (vapidPublicKey !== null) readPushState(vapidPublicKey).then(setState, () => setState({ kind: "unsupported" }));
  }, [vapidPublicKey]);
  if (vapidPublicKey === null) return <ChannelRow icon={BellRing} name="Push" status={TELL_WORDS.notSetUp} />;

  const turnOn = () =>
    ask<{ deviceId: string }>(
      async () => {
        const keys = await subscribe(vapidPublicKey).catch(() => null);
        if (keys === null) return { ok: false, message: PUSH_WORDS.notAllowed };
        const result = await actions.addPushDevice({ ...keys, label: deviceLabel(navigator.userAgent) });
        const stale = state?.kind === "stale" ? devices.find(({ mark }) => mark === state.mark) : undefined;
        if (result.ok && stale !== undefined) await actions.removePushDevice({ deviceId: stale.id });
        if (result.ok) setState({ kind: "on", mark: await markOf(keys.endpoint) });
        return result;
      },
      () => PUSH_WORDS.turnedOn,
    );
  const isThis = ({ mark }: DeviceView) => state !== null && "mark" in state && state.mark === mark;
  const remove = (device: DeviceView) =>
    ask(
      async () => {
        const result = await actions.removePushDevice({ deviceId: device.id });
        if (result.ok && isThis(device))
          await unsubscribe().then(
            () => setState({ kind: "off" }),
            () => undefined,
          );
        return result;
      },
      () => PUSH_WORDS.turnedOff,
    );

  return (
    <ChannelRow
      icon={BellRing}
      name="Push"
      status={statusOf(state, devices.length)}
      trouble={devices.length === 0 ? null : trouble}
    >
      {devices.length > 0 ? (
        <ul className="space-y-1">
          {devices.map((device) => (
            <li key={device.id} className="flex items-center justify-between gap-2">
              <span className="min-w-0">
                {device.label}
                {isThis(device) ? <span className="text-soft"> · this device</span> : null}
              </span>
              <Button variant="quiet" onClick={() => remove(device)}>
                Remove<span className="sr-only"> {device.label}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {state?.kind === "off" || state?.kind === "stale" || (state?.kind === "on" && !devices.some(isThis)) ? (
          <Button onClick={turnOn} isPending={isPending}>
            Turn on on this device
          </Button>
        ) : null}
        {devices.length > 0 ? <TestButton channel="push" sendTest={sendTest} ask={ask} isPending={isPending} /> : null}
      </div>
      <AnswerLine id="push-answer" answer={answer} />
    </ChannelRow>
  );
}

function statusOf(state: PushState | null, devices: number): string {
  if (state?.kind === "unsupported") return PUSH_WORDS.unsupported;
  if (state?.kind === "denied") return PUSH_WORDS.denied;
  if (state?.kind === "stale" && devices > 0) return PUSH_WORDS.stale;
  return devices === 0 ? PUSH_WORDS.about : PUSH_WORDS.on;
}
