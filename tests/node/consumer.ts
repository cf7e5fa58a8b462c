// A program that uses everything core/ declares, as other people's would. Only its types are checked.
import init, {
  assess, cardValidity, compare, explain, initSync, lifeLine, parseCardQr, parseMrz, procedures, register, workingDay,
} from "../../dist/core/tokhai_core.js";
import type {
  Application, Assessment, CardValidity, Citation, Comparison, Explanation, Fee, FeeLine, Finding, LifeLine, NotReady,
  Option, Otherwise, Prefill, Procedure, Question, Registration, Text, WorkingDay,
} from "../../dist/core/tokhai_core.js";

/** In a browser it fetches its Wasm itself; in Node it is handed the bytes. */
export async function start(bytes?: Uint8Array): Promise<void> {
  if (bytes) initSync({ module: bytes });
  else await init();
}

export function menu(): Map<string, string> {
  const all: Procedure[] = procedures();
  return new Map(all.map((one) => [one.id, one.title.vi]));
}

export function fields(procedure: Procedure): string[] {
  const named = (question: Question): string =>
    question.required && !question.conditional ? question.field : `${question.field}?`;
  const options: Option[] = [...procedure.cases, ...procedure.questions.flatMap((question) => question.options)];
  return [...procedure.questions.map(named), ...options.map((option) => option.id)];
}

export function toPay(application: Application): string {
  const said: Assessment = assess(application);
  const fee: Fee = said.fee;
  const cite = (of: Citation): string => `${of.at}, ${of.instrument}`;
  const line = (of: FeeLine): string => `${of.text.en} ${of.amount.toFixed()} ${of.citations.map(cite).join("; ")}`;
  const stop = (finding: Finding): boolean => finding.state === "not-met";
  const text: Text | null = said.findings.find(stop)?.instead ?? null;
  if (text) return text.vi;
  // `amount` is a number in two of the three states; the compiler has to be told that the third was seen to.
  return fee.amount === null ? said.missing.join() : fee.lines.map(line).join("\n");
}

export function close(application: Application): Registration | NotReady["reasons"] {
  try {
    return register(application);
  } catch (thrown) {
    const why = thrown as NotReady;
    if (why.name !== "NotReady") throw thrown;
    return why.reasons;
  }
}

export function read(qr: string, mrz: string): Record<string, string> {
  const [card, zone]: [Prefill, Prefill] = [parseCardQr(qr), parseMrz(mrz)];
  return zone.checks.every((check) => check.agrees) ? { ...card.answers, ...zone.answers } : card.answers;
}

export function due(from: string): string {
  const day: WorkingDay = workingDay(from, 7);
  const life: CardValidity = cardValidity("2001-05-10", from);
  return day.certain ? day.date : life.expires_on ?? "";
}

export function cheaper(application: Application): string[] {
  const explained: Explanation = explain(application);
  const now = explained.now.fee ?? 0;
  const less = (other: Otherwise): boolean => other.outcome.fee !== null && other.outcome.fee < now;
  const compared: Comparison = compare(application, "2027-01-05");
  const differing = compared.lines.filter((line) => line.differs).map((line) => `${line.one.vi} / ${line.other.vi}`);
  return [...explained.otherwise.filter(less).map((other) => other.text.en), ...differing];
}

export function ages(bornOn: string, issuedOn: string, today: string): number[] {
  const life: LifeLine | null = lifeLine(bornOn, issuedOn, today);
  return (life?.marks ?? []).flatMap((mark) => (mark.age === null ? [] : [mark.age]));
}

// What must not compile.
export const refused = (application: Application): unknown[] => [
  // @ts-expect-error a day is a text
  workingDay(new Date(), 7),
  // @ts-expect-error an application has a format
  assess({ procedure: "passport", filed_on: "2026-11-22", answers: {} }),
  // @ts-expect-error nothing is ever "eligible"
  assess(application).verdict === "eligible",
  // @ts-expect-error an amount can be absent
  assess(application).fee.amount + 1,
  // @ts-expect-error there is no such function
  procedures().eligible,
];
