const stored = [
  {
    what: "Who you are",
    detail:
      "Your name and the number Facebook gives you for this app. To know you when you come back. Not your e-mail address, not your friends.",
  },
  {
    what: "Your Instagram accounts",
    detail: "User name, picture address and the linked Page of each account you choose. To show you where a post goes.",
  },
  {
    what: "Access from Facebook",
    detail:
      "The tokens that let Ospost publish for you, encrypted. They never reach your browser, a log or another person, and they run out after about 60 days.",
  },
  {
    what: "Your posts",
    detail:
      "Photos, captions, descriptions, times, and a record of what happened when each was published. To publish them, and to tell you how it went.",
  },
  {
    what: "Your time zone",
    detail: "So that 18:30 means your 18:30.",
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
          Meta, who receives what you publish. The hosting and storage services this copy runs on. Nobody else: no
          advertising, no analytics, no cookies except the one that keeps you logged in and those that protect the
          login.
        </p>
      </section>
      <section>
        <h2>How to delete it</h2>
        <p>
          Remove a post, and its picture goes with it. <strong className="font-semibold">Delete account</strong> on the
          Account page removes everything of yours at once: posts, photos, accounts and access. To take the access away
          on Facebook's side too, open Facebook's settings, Business integrations, and remove this app.
        </p>
      </section>
    </div>
  );
}
