import "server-only";
import { checkDatabase } from "../health";
import { bad, type Check, good } from "./check";

export const checkTables: Check = {
  name: "Database",
  tried: "Asked the database in DATABASE_URL which migrations it has been through.",
  async find() {
    const problem = await checkDatabase();
    return problem === null ? good("The database answers and is up to date.") : bad(problem.sentence, problem.fix);
  },
};
