import { jsonReply, type Reply } from "../http/reply";
import { newTraceId } from "../state/identifiers";
import type { FailureBody } from "./graph-failure";

/** Our own German wordings: Meta writes these texts in the language of the token's owner (5.1). */
const GERMAN: Record<number, { title: string; text: string }> = {
  2207004: { title: "Bild zu groß", text: "Das Bild ist zu groß zum Herunterladen. Es sollte kleiner als 8 MiB sein." },
  2207005: { title: "Format nicht unterstützt", text: "Nur JPEG-Bilder werden angenommen." },
  2207009: {
    title: "Seitenverhältnis nicht unterstützt",
    text: "Das Seitenverhältnis liegt nicht zwischen 4:5 und 1,91:1.",
  },
  2207027: {
    title: "Veröffentlichung nicht möglich",
    text: "Das Medium ist noch nicht bereit, bitte einen Moment warten.",
  },
  2207051: { title: "Aktion blockiert", text: "Bestimmte Aktivitäten sind zum Schutz der Gemeinschaft eingeschränkt." },
  2207052: {
    title: "Herunterladen fehlgeschlagen",
    text: "Das Medium konnte unter dieser Adresse nicht abgerufen werden.",
  },
};
const GERMAN_OTHERWISE = { title: "Etwas ist schiefgelaufen", text: "Bitte versuche es später noch einmal." };

/** An error in Meta's shape (5.1). */
export function errorReply(body: FailureBody, locale: "en" | "de", headers: Record<string, string>): Reply {
  const german = locale === "de" ? (GERMAN[body.subcode ?? 0] ?? GERMAN_OTHERWISE) : null;
  const title = german?.title ?? body.title;
  const userMessage = german?.text ?? body.userMessage;
  const error = {
    message: body.message,
    type: body.type ?? "OAuthException",
    code: body.code,
    ...(body.subcode === undefined ? {} : { error_subcode: body.subcode }),
    ...(body.isTransient === undefined ? {} : { is_transient: body.isTransient }),
    ...(title === undefined ? {} : { error_user_title: title }),
    ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
    fbtrace_id: newTraceId(),
  };
  const challenge =
    body.challenge === undefined
      ? {}
      : { "www-authenticate": `OAuth "Facebook Platform" "${body.challenge}" "${body.message.replaceAll('"', "'")}"` };
  return jsonReply({ error }, body.status, { ...headers, ...challenge, "x-fb-trace-id": error.fbtrace_id });
}
