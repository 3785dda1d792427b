// Shows what Ospost tells, also while no page of it is open. Nothing is cached and no request is answered here.
self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  const options = { body, tag, data: { url }, icon: "/apple-icon.png", badge: "/apple-icon.png" };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data;
  event.waitUntil(show(url));
});

/** In the window that is open, or a new one. */
async function show(url) {
  const [open] = await self.clients.matchAll({ type: "window" });
  const opened = await open?.navigate(url).catch(() => null);
  if (opened) return opened.focus();
  return self.clients.openWindow(url);
}
