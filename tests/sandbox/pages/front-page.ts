import type { Account, Person } from "../state/people";
import type { World } from "../state/world";
import { layout } from "./layout";
import { html, type Markup } from "./markup";

const STYLE = `
h1 { font-size: 24px; line-height: 1.25; margin-bottom: 8px; }
.lead { max-width: 60ch; margin-bottom: 32px; }
.list { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); }
.card { display: flex; gap: 14px; align-items: center; padding: 14px; background: var(--sheet); border: 1px solid var(--line);
  border-radius: 14px; text-decoration: none; min-width: 0; }
a.card:hover { border-color: var(--accent); }
.card strong, .card span { display: block; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 32px 0 12px; }
`;

/** Who is here and what this is. */
export function renderFrontPage(world: World): Markup {
  const people = Array.from(world.people.values()).filter((person) => person.isListed);
  const accounts = people.flatMap((person) => accountsOf(world, person));
  const without = people.filter((person) => accountsOf(world, person).length === 0);
  return layout(
    "Sandbox",
    STYLE,
    html`<h1>A stand-in for Facebook Login and Instagram</h1>
<p class="lead soft">Posts published through the app appear on these profiles, as Instagram would have received them.</p>
<h2>Profiles</h2>
<ul class="list">${accounts.map((account) => renderAccount(world, account))}</ul>
${
  without.length === 0
    ? ""
    : html`<h2>People without a professional account</h2>
<ul class="list">${without.map(renderPerson)}</ul>`
}`,
  );
}

function accountsOf(world: World, person: Person): Account[] {
  return person.roles.flatMap(({ pageId }) => {
    const account = world.accounts.get(world.pages.get(pageId)?.accountId ?? "");
    return account === null ? [] : [account];
  });
}

function renderAccount(world: World, account: Account): Markup {
  const count = world.mediaOfAccount(account.id).length;
  return html`<li><a class="card" href="/${account.username}/">
<img class="face" src="/cdn/profile/${account.id}.jpg" alt="" width="52" height="52">
<span><strong>${account.username}</strong><span class="soft">${count === 1 ? "1 post" : `${count} posts`}</span></span></a></li>`;
}

function renderPerson(person: Person): Markup {
  const what = person.roles.length === 0 ? "No Page at all" : "A Page, not linked to Instagram";
  return html`<li class="card"><img class="face" src="/cdn/profile/${person.id}.jpg" alt="" width="52" height="52">
<span><strong>${person.name}</strong><span class="soft">${what}</span></span></li>`;
}

/** For addresses that show nothing. */
export function renderMissing(): Markup {
  return layout(
    "Not found",
    STYLE,
    html`<h1>There is nothing here</h1><p class="soft">The post or profile does not exist. <a href="/">All profiles</a></p>`,
  );
}
