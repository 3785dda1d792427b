import type { DialogProblem, DialogRequest } from "../login/dialog-request";
import { askedPermissions } from "../login/grant-access";
import { PERMISSION_TEXTS } from "../login/permissions";
import type { Person } from "../state/people";
import type { World } from "../state/world";
import { layout } from "./layout";
import { html, type Markup } from "./markup";

const STYLE = `
main { max-width: 560px; }
form, .problem { background: var(--sheet); border: 1px solid var(--line); border-radius: 16px; padding: 24px; display: grid; gap: 24px; }
.problem { gap: 8px; overflow-wrap: anywhere; }
h1 { font-size: 22px; line-height: 1.25; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 4px; }
legend { font-weight: 600; padding: 0; margin-bottom: 6px; }
label { display: flex; gap: 12px; align-items: center; padding: 10px 12px; border-radius: 10px; min-height: 44px; cursor: pointer; }
label:hover { background: var(--tile); }
input { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; flex: none; }
.choices { display: none; gap: 20px; }
.actions { display: flex; gap: 12px; flex-wrap: wrap; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 0 20px; border-radius: 10px; border: 1px solid var(--line);
  background: transparent; color: inherit; cursor: pointer; flex: 1 1 140px; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
`;

/** The dialog. Without a script: each person's choices are in the form, and CSS shows those of the chosen one. */
export function renderDialog(world: World, request: DialogRequest, query: string): string {
  const people = Array.from(world.people.values()).filter((person) => person.isListed);
  const shown = people.map(({ id }) => `form:has(#person-${id}:checked) #choices-${id} { display: grid; }`).join("\n");
  const content = html`<form method="post" action="${query}">
<div><h1>Log in to ${world.app.name}</h1><p class="soft">Choose who you are and what ${world.app.name} may do.</p></div>
<fieldset><legend>Who you are</legend>${people.map(
    (
      person,
      index,
    ) => html`<label><input type="radio" name="person" id="person-${person.id}" value="${person.id}"${index === 0 ? " checked" : ""}>
<img class="face" src="/cdn/profile/${person.id}.jpg" alt="" width="36" height="36">${person.name}</label>`,
  )}</fieldset>
${people.map((person) => renderChoices(world, request, person))}
<div class="actions"><button type="submit" name="decision" value="cancel">Cancel</button>
<button class="main" type="submit" name="decision" value="continue">Continue</button></div>
</form>`;
  return layout(`Log in to ${world.app.name}`, STYLE + shown, content).text;
}

function renderChoices(world: World, request: DialogRequest, person: Person): Markup {
  const pages = person.roles.flatMap(({ pageId }) => world.pages.get(pageId) ?? []);
  const before = world.grants.get(person.id);
  const pageBoxes = pages.map((page) => {
    const username = world.linkedAccount(page)?.username;
    const isTicked = before === null || before.pageIds.includes(page.id);
    const label = username === undefined ? page.name : `${page.name} (@${username})`;
    return checkbox(`page.${person.id}`, page.id, label, isTicked, false);
  });
  const permissionBoxes = askedPermissions(world, person, request).map((name) => {
    const isTicked = request.isAllOrNothing || !person.uncheckedPermissions.includes(name);
    return checkbox(
      `permission.${person.id}`,
      name,
      `${PERMISSION_TEXTS[name]} (${name})`,
      isTicked,
      request.isAllOrNothing,
    );
  });
  return html`<div class="choices" id="choices-${person.id}">
<fieldset><legend>Pages and their Instagram accounts</legend>${pages.length === 0 ? html`<p class="soft">${person.name} manages no Pages.</p>` : pageBoxes}</fieldset>
<fieldset><legend>Permissions</legend>${permissionBoxes.length === 0 ? html`<p class="soft">Nothing new is asked for.</p>` : permissionBoxes}</fieldset></div>`;
}

function checkbox(name: string, value: string, label: string, isTicked: boolean, isFixed: boolean): Markup {
  return html`<label><input type="checkbox" name="${name}" value="${value}"${isTicked ? " checked" : ""}${isFixed ? " disabled" : ""}>${label}</label>`;
}

/** A dead end: nothing is sent to the app. */
export function renderProblem({ title, text }: DialogProblem): string {
  return layout(title, STYLE, html`<section class="problem"><h1>${title}</h1><p>${text}</p></section>`).text;
}
