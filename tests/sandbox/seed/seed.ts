import type { World } from "../state/world";

const ALL_TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"];

type SeedPage = {
  id: string;
  name: string;
  category: string;
  tasks?: readonly string[];
  account?: { id: string; username: string; name: string; biography: string };
};

type SeedPerson = { id: string; name: string; unchecked?: readonly string[]; pages: readonly SeedPage[] };

/** Five people, one for each way a connection can go. Their ids never change. */
const PEOPLE: readonly SeedPerson[] = [
  {
    id: "122100000000000001",
    name: "Ada Baker",
    pages: [
      {
        id: "134895793791901",
        name: "Ada Bakes",
        category: "Bakery",
        account: { id: "17841400000000001", username: "adabakes", name: "Ada Bakes", biography: "Sourdough, slowly." },
      },
      {
        id: "134895793791902",
        name: "Ada Bakes at Home",
        category: "Food blog",
        account: {
          id: "17841400000000002",
          username: "adabakes.at.home",
          name: "Ada Bakes at Home",
          biography: "What happens in the small kitchen.",
        },
      },
    ],
  },
  {
    id: "122100000000000002",
    name: "Noor Field",
    pages: [{ id: "134895793791903", name: "Field Notes", category: "Magazine" }],
  },
  {
    id: "122100000000000003",
    name: "Kim Vale",
    unchecked: ["instagram_content_publish"],
    pages: [
      {
        id: "134895793791904",
        name: "Vale Studio",
        category: "Photographer",
        account: {
          id: "17841400000000003",
          username: "kimvale.studio",
          name: "Vale Studio",
          biography: "Portraits by the sea.",
        },
      },
    ],
  },
  { id: "122100000000000004", name: "Sam Rivers", pages: [] },
  {
    id: "122100000000000005",
    name: "Lou Park",
    pages: [
      {
        id: "134895793791905",
        name: "Parkside Coffee",
        category: "Café",
        tasks: ["ANALYZE", "MODERATE"],
        account: {
          id: "17841400000000004",
          username: "parkside.coffee",
          name: "Parkside Coffee",
          biography: "Open till the cake is gone.",
        },
      },
    ],
  },
];

/** The people who are there at the first start. */
export function seedPeople(world: World): void {
  for (const { id, name, unchecked = [], pages } of PEOPLE) {
    for (const { account, ...page } of pages) {
      world.pages.put({ id: page.id, name: page.name, category: page.category, accountId: account?.id ?? null });
      if (account !== undefined) world.accounts.put({ ...account, pageId: page.id, trouble: null });
    }
    const roles = pages.map((page) => ({ pageId: page.id, tasks: page.tasks ?? ALL_TASKS, viaBusiness: false }));
    world.people.put({ id, name, roles, uncheckedPermissions: unchecked, isListed: true });
  }
}
