import "server-only";
import { tryMailServer } from "@/lib/tell/channels/mail";
import { bad, type Check, good } from "./check";

export const checkMail: Check = {
  name: "Mail",
  tried: "Logged in at the mail server, and sent nothing.",
  async find() {
    switch (await tryMailServer()) {
      case null:
        return good("Not set up: nobody is told by e-mail. SMTP_URL and MAIL_FROM turn it on.");
      case "taken":
        return good("The mail server lets Ospost in.");
      case "refused":
        return bad(
          "The mail server does not take the name and password in SMTP_URL.",
          "Correct them in SMTP_URL; what a URL cannot hold as it is must be written with % (an @ is %40).",
        );
      case "silent":
        return bad(
          "The mail server in SMTP_URL does not answer.",
          "Check host and port, and that this server may reach them: many hosts close port 25, and 587 or 465 are open.",
        );
    }
  },
};
