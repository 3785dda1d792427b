import type { Account, Role } from "../state/people";
import type { World } from "../state/world";

const ALL_TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"];

type SeedPage = {
  id: string;
  name: string;
  category: string;
  username?: string;
  tasks?: readonly string[];
  withholds?: Role["withholds"];
  account?: Pick<Account, "id" | "username" | "name" | "biography" | "isNameless">;
};

type SeedPerson = {
  id: string;
  name: string;
  unchecked?: readonly string[];
  isStranger?: boolean;
  pages: readonly SeedPage[];
};

/** One person for each way a connection can go, and for each odd answer of Meta's (15.1). Their ids never change. */
const PEOPLE: readonly SeedPerson[] = [
  {
    id: "122100000000000001",
    name: "Ada Baker",
    pages: [
      {
        id: "134895793791901",
        name: "Ada Bakes",
        category: "Bakery",
        username: "AdaBakes",
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
  {
    id: "122100000000000006",
    name: "Mo Quiet",
    pages: [
      {
        id: "134895793791906",
        name: "Quiet Harbour",
        category: "Hotel",
        withholds: ["access_token"],
        account: { id: "17841400000000005", username: "quiet.harbour", name: "Quiet Harbour", biography: "No bells." },
      },
      {
        id: "134895793791907",
        name: "Harbour Kiosk",
        category: "Kiosk",
        account: { id: "17841400000000006", username: "harbour.kiosk", name: "Harbour Kiosk", biography: "Ice." },
      },
    ],
  },
  {
    id: "122100000000000007",
    name: "Ira Blank",
    pages: [
      {
        id: "134895793791908",
        name: "Blank Books",
        category: "Bookshop",
        account: {
          id: "17841400000000007",
          username: "blank.books",
          name: "Blank Books",
          biography: "",
          isNameless: true,
        },
      },
    ],
  },
  {
    id: "122100000000000008",
    name: "Nia Newpage",
    pages: [
      {
        id: "134895793791909",
        name: "New Page Pottery",
        category: "Pottery",
        tasks: ["PROFILE_PLUS_ANALYZE", "PROFILE_PLUS_CREATE_CONTENT", "PROFILE_PLUS_FULL_CONTROL"],
        account: { id: "17841400000000008", username: "newpage.pottery", name: "New Page Pottery", biography: "Clay." },
      },
    ],
  },
  {
    id: "122100000000000009",
    name: "Tao Unsaid",
    pages: [
      {
        id: "134895793791910",
        name: "Unsaid Tea",
        category: "Tea house",
        withholds: ["tasks"],
        account: { id: "17841400000000009", username: "unsaid.tea", name: "Unsaid Tea", biography: "Steep." },
      },
    ],
  },
  {
    id: "122100000000000010",
    name: "Roni Outside",
    isStranger: true,
    pages: [
      {
        id: "134895793791911",
        name: "Outside Cycles",
        category: "Bicycle shop",
        account: {
          id: "17841400000000010",
          username: "outside.cycles",
          name: "Outside Cycles",
          biography: "Two wheels.",
        },
      },
    ],
  },
];

/** The people who are there at the first start. */
export function seedPeople(world: World): void {
  for (const { id, name, unchecked = [], isStranger = false, pages } of PEOPLE) {
    for (const { account, tasks: _tasks, withholds: _withholds, ...page } of pages) {
      world.pages.put({ ...page, accountId: account?.id ?? null });
      if (account !== undefined) world.accounts.put({ ...account, pageId: page.id, trouble: null });
    }
    const roles = pages.map(({ id: pageId, tasks = ALL_TASKS, withholds = [] }) => ({
      pageId,
      tasks,
      withholds,
      viaBusiness: false,
    }));
    world.people.put({ id, name, roles, uncheckedPermissions: unchecked, isListed: true, isStranger });
  }
}
