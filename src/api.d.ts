export interface Text { vi: string; en: string }
export interface Citation { instrument: string; at: string }
export interface Application {
  format: "tokhai/application@1";
  procedure: string;
  filed_on: string;
  answers: Record<string, string>;
}
export interface Finding {
  rule: string;
  state: "met" | "not-met" | "advice";
  text: Text;
  citations: Citation[];
  earliest_on: string | null;
  instead: Text | null;
  because: string[];
}
export interface FeeLine { text: Text; amount: number; citations: Citation[] }
export interface Fee {
  state: "certain" | "uncertain" | "undecided";
  amount: number | null;
  lines: FeeLine[];
  readings: { amount: number; text: Text; lines: FeeLine[]; citations: Citation[] }[];
  notes: { text: Text; citations: Citation[] }[];
}
export interface Assessment {
  format: "tokhai/assessment@1";
  verdict: "clear" | "blocked" | "undecided";
  findings: Finding[];
  fee: Fee;
  deadline: {
    working_days: number; due_on: string; counted_from: string; certain: boolean; citations: Citation[];
    readings: { working_days: number; due_on: string; text: Text; citations: Citation[] }[];
  } | null;
  validity: {
    expires_on: string | null; unlimited: boolean; issued_on: string; citations: Citation[];
    readings: { expires_on: string | null; text: Text }[];
  } | null;
  channel: { online: "full" | "booking" | "none"; in_person: boolean; text: Text; citations: Citation[] } | null;
  agencies: ("commune" | "district" | "province" | "department" | "border")[];
  documents: { id: string; text: Text; when: Text; citations: Citation[] }[];
  forms: string[];
  missing: string[];
  flaws: { field: string; code: string; severity: "error" | "warning"; text: Text }[];
  gaps: { part: string; table: string; text: Text }[];
}
export interface Registration {
  format: "tokhai/registration@1";
  reference: string;
  created_at: string;
  application: Application;
  assessment: Assessment;
  agency: string | null;
  appointment_on: string | null;
  documents: Assessment["documents"];
  notice: Text;
  app_version: string;
  rules_checked_on: string;
  digest: string;
}
/** Thrown by `register`. */
export interface NotReady extends Error {
  name: "NotReady";
  reasons: { error: "NotReady"; missing: string[]; flaws: Assessment["flaws"]; blocked_by: string[]; undecided: boolean };
}
export interface Option { id: string; label: Text; meaning: Text }
export interface Question {
  field: string;
  page: string;
  page_title: Text;
  label: Text;
  help: Text;
  kind: "line" | "date" | "choice" | "choices" | "listed" | "province" | "commune" | "tick";
  options: Option[];
  required: boolean;
  conditional: boolean;
  sensitive: boolean;
  examples: string[];
}
export interface Procedure { id: string; title: Text; cases: Option[]; questions: Question[] }
export interface Prefill {
  answers: Record<string, string>;
  checks: { covers: string; agrees: boolean }[];
  remarks: Text[];
  refused: Text | null;
}
export interface WorkingDay { date: string; certain: boolean }
export interface CardValidity { expires_on: string | null; other_reading: string | null; citations: Citation[] }
export interface Outcome {
  filed_on: string;
  verdict: Assessment["verdict"];
  fee: number | null;
  fee_disputed: boolean;
  working_days: number | null;
  due_on: string | null;
  expires_on: string | null;
  unlimited: boolean;
  online: "full" | "booking" | "none" | null;
}
/** What would be different: another answer, or filing from another day. */
export interface Otherwise {
  answer: { field: string; value: string } | null;
  from: string | null;
  text: Text;
  outcome: Outcome;
  effects: { on: "verdict" | "fee" | "deadline" | "validity" | "channel"; text: Text }[];
}
export interface Explanation {
  because: { fee: string[]; deadline: string[]; validity: string[] };
  now: Outcome;
  otherwise: Otherwise[];
}
export interface Comparison {
  lines: { part: string; label: Text; differs: boolean; one: Text; other: Text }[];
  one: Assessment;
  other: Assessment;
}
export interface LifeLine {
  marks: {
    on: string; mark: "birth" | "grace" | "exchange" | "issued" | "today" | "expiry";
    age: number | null; text: Text;
  }[];
  expires_on: string | null;
  other_reading: string | null;
  citations: Citation[];
}
