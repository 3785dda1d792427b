import {
  addPushDevice,
  chooseTellKind,
  forgetEmail,
  forgetWebhook,
  removePushDevice,
  sendTestMessage,
  setEmail,
  setWebhook,
} from "@/app/actions/notifications";
import { NotificationSection } from "@/components/notifications/notification-section";
import { getNotifications } from "@/lib/db/notifications";
import { getEnv } from "@/lib/env";
import { offeredChannels } from "@/lib/tell/offered";

const actions = {
  chooseKind: chooseTellKind,
  sendTest: sendTestMessage,
  setEmail,
  forgetEmail,
  addPushDevice,
  removePushDevice,
  setWebhook,
  forgetWebhook,
};

export async function Notifications({ userId }: { userId: string }) {
  return (
    <NotificationSection
      settings={await getNotifications(userId)}
      offered={offeredChannels()}
      vapidPublicKey={getEnv().VAPID_PUBLIC_KEY ?? null}
      actions={actions}
    />
  );
}
