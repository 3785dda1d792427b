const stored = [
  {
    what: "Who you are",
    detail:
      "Your name and the number Facebook gives you for this app. To know you when you come back. Not your e-mail address, unless you type it, and not your friends.",
  },
  {
    what: "Your Instagram accounts",
    detail:
      "User name, a copy of the profile picture and the linked Page of each account you choose. To show you where a post goes.",
  },
  {
    what: "Your profile's latest 100 posts",
    detail:
      "When each was published, its address, the address of its picture and the beginning of its caption, also of those Ospost did not publish. To show the profile as it will look.",
  },
  {
    what: "Access from Facebook",
    detail:
      "The tokens that let Ospost publish for you, encrypted. They never reach your browser, a log or another person, and they run out after about 60 days.",
  },
  {
    what: "Your posts",
    detail:
      "Photos, captions, descriptions, times, a record of what happened when each was published, and how many likes and comments Instagram counted. To publish them, and to tell you how it went.",
  },
  {
    what: "How you are told",
    detail:
      "The e-mail address you typed, the address your browser gives for notifications, your webhook with its secret encrypted, and what was sent in the last 30 days. Only if you set it up. To tell you when a post needs you.",
  },
  {
    what: "What you have not saved yet",
    detail:
      "Words and photos that have not reached Ospost stay in your own browser, until they are saved, you log out or somebody else logs in there. So that nothing you wrote is lost.",
  },
  {
    what: "Your time zone and weekly slots",
    detail: "So that 18:30 means your 18:30, and so that you are offered the times you like.",
  },
] as const;

/** What a self-hosted copy keeps about a person. Must stay true: change it with the code that changes it. */
export function PrivacyText() {
  return (
    <div className="space-y-8 [&_h2]:mb-2 [&_h2]:text-lg [&_h2]:font-semibold">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">Privacy</h1>
        <p className="mt-2 text-soft">
          Ospost is software that somebody runs on their own server. This page says what the software keeps. The person
          who runs this copy can see its database and files, so use one of somebody you trust.
        </p>
      </header>
      <section>
        <h2>What is stored, and why</h2>
        <dl className="space-y-3">
          {stored.map(({ what, detail }) => (
            <div key={what}>
              <dt className="font-medium">{what}</dt>
              <dd className="text-soft">{detail}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>Your photos</h2>
        <p>
          The picture that goes to Instagram carries no location and no camera data: both are taken out. While a post is
          planned, its picture has a long, unguessable address without a password, because Instagram has to fetch it
          from there.
        </p>
      </section>
      <section>
        <h2>How long</h2>
        <p>
          Posts and photos stay until you remove them. An upload that never became part of a post is deleted after about
          a day. What Instagram has published stays on Instagram until you delete it there.
        </p>
      </section>
      <section>
        <h2>Who else sees it</h2>
        <p>
          Meta, who receives what you publish. The hosting and storage services this copy runs on. If you set up
          notifications: the mail server, your browser's push service (which cannot read them) or your webhook. Nobody
          else: no advertising, no analytics, no cookies except the one that keeps you logged in and those that protect
          the login.
        </p>
      </section>
      <section>
        <h2>How to delete it</h2>
        <p>
          Remove a post, and its picture goes with it. <strong className="font-semibold">Disconnect</strong> on the
          Account page takes one Instagram account away with all its posts.{" "}
          <strong className="font-semibold">Delete account</strong> removes everything of yours: posts, photos,
          accounts, and the access you gave on Facebook. What cannot be removed at once, because a storage or Facebook
          does not answer, is removed within a day. You can also ask for it in Facebook's settings, Business
          integrations, when you remove this app there.
        </p>
      </section>
    </div>
  );
}
