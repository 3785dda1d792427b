import type { Channel } from "@/lib/tell/kinds";
import type { NotificationView } from "@/lib/tell/view";
import { TELL_WORDS } from "@/lib/words/telling";
import { type ChooseKind, KindTable } from "./kind-table";
import { type MailActions, MailChannel } from "./mail-channel";
import { type PushActions, PushChannel } from "./push-channel";
import type { SendTest } from "./test-button";
import { type WebhookActions, WebhookChannel } from "./webhook-channel";

type Props = {
  settings: NotificationView;
  offered: Channel[];
  vapidPublicKey: string | null;
  actions: { chooseKind: ChooseKind; sendTest: SendTest } & MailActions & PushActions & WebhookActions;
};

/** How the person is told outside Ospost, and of what. */
export function NotificationSection({ settings, offered, vapidPublicKey, actions }: Props) {
  const { email, devices, webhookUrl, trouble } = settings;
  const isReady = { email: email !== null, push: devices.length > 0, webhook: webhookUrl !== null };
  const ready = offered.filter((channel) => isReady[channel]);
  return (
    <section id="notifications" aria-labelledby="notifications-title" className="scroll-mt-6 space-y-4">
      <div>
        <h2 id="notifications-title" className="text-lg font-semibold">
          Notifications
        </h2>
        <p className="text-soft">{TELL_WORDS.about}</p>
      </div>
      <div className="divide-y divide-line rounded-control border border-line">
        <MailChannel
          isOffered={offered.includes("email")}
          email={email}
          pendingEmail={settings.pendingEmail}
          trouble={trouble.email}
          actions={actions}
          sendTest={actions.sendTest}
        />
        <PushChannel
          vapidPublicKey={offered.includes("push") ? vapidPublicKey : null}
          devices={devices}
          trouble={trouble.push}
          actions={actions}
          sendTest={actions.sendTest}
        />
        <WebhookChannel url={webhookUrl} trouble={trouble.webhook} actions={actions} sendTest={actions.sendTest} />
      </div>
      {ready.length > 0 ? <KindTable channels={ready} kinds={settings.kinds} chooseKind={actions.chooseKind} /> : null}
    </section>
  );
}
