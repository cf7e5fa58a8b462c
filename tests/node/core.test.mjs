// core/ as a program in Node has it: loaded from `dist/`, every function used, every vector run, its declarations
// checked against the values that really come out. `./x test` builds `dist/` before; TOKHAI_DIST names another one.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, "../..");
const dist = process.env.TOKHAI_DIST ?? join(project, "dist");

const core = await import(pathToFileURL(join(dist, "core/tokhai_core.js")).href);
core.initSync({ module: readFileSync(join(dist, "core/tokhai_core_bg.wasm")) });

const vectors = readdirSync(join(dist, "vectors")).sort().map((name) =>
  ({ name, ...JSON.parse(readFileSync(join(dist, "vectors", name), "utf8")) }));
const vector = (name) => vectors.find((one) => one.name === name);
const whole = vector("identity-card.whole-application.2026-11-22.json");

/** What a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("every vector comes out as it is written", () => {
  assert.ok(vectors.length >= 400, `only ${vectors.length} vectors`);
  for (const { name, application, assessment } of vectors) {
    assert.deepStrictEqual(core.assess(application), assessment, name);
  }
});

test("what goes in stays as it was, and comes out the same twice", () => {
  const before = structuredClone(whole.application);
  const [once, again] = [core.assess(whole.application), core.assess(whole.application)];
  assert.deepStrictEqual(whole.application, before);
  assert.deepStrictEqual(once, again);
});

test("procedures are listed with their cases and questions", () => {
  const all = core.procedures();
  const ids = all.map((procedure) => procedure.id);
  assert.deepStrictEqual(new Set(vectors.map((one) => one.application.procedure)), new Set(ids));
  for (const procedure of all) {
    const fields = procedure.questions.map((question) => question.field);
    assert.equal(new Set(fields).size, fields.length, procedure.id);
    assert.ok(fields.includes("declaration.true"), procedure.id);
    assert.ok(procedure.title.vi && procedure.title.en, procedure.id);
    for (const { application, assessment } of vectors) {
      if (application.procedure !== procedure.id) continue;
      for (const field of assessment.missing) assert.ok(fields.includes(field), field);
    }
  }
  const card = all.find((procedure) => procedure.id === "identity-card");
  assert.equal(card.cases.length, 13);
});

test("an application can be filled in with what is said to be missing", () => {
  const answers = {};
  const examples = new Map(core.procedures().find((one) => one.id === "identity-card").questions
    .map((question) => [question.field, question.examples[0] ?? question.options[0]?.id]));
  for (let asked = 0; asked < 60; asked += 1) {
    const { missing } = core.assess({ ...whole.application, answers });
    if (missing.length === 0) break;
    answers[missing[0]] = whole.application.answers[missing[0]] ?? examples.get(missing[0]) ?? "01";
  }
  assert.deepStrictEqual(core.assess({ ...whole.application, answers }).missing, []);
});

test("register closes a finished application", () => {
  const registration = core.register(whole.application);
  assert.equal(registration.format, "tokhai/registration@1");
  assert.match(registration.reference, /^([A-Z]{2}[2-9]){3}[A-Z2-9]$/);
  assert.match(registration.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
  assert.match(registration.digest, /^[0-9a-f]{64}$/);
  assert.deepStrictEqual(registration.application, whole.application);
  assert.deepStrictEqual(registration.assessment, whole.assessment);
  assert.equal(registration.agency, "commune");
  assert.equal(registration.appointment_on, "2026-11-30");
  assert.notEqual(core.register(whole.application).reference, registration.reference);
});

test("register throws every reason while an application cannot close", () => {
  const empty = { ...whole.application, answers: {} };
  const error = thrown(() => core.register(empty));
  assert.ok(error instanceof Error);
  assert.equal(error.name, "NotReady");
  assert.deepStrictEqual(error.reasons.missing, core.assess(empty).missing);
  assert.equal(error.reasons.undecided, true);

  const answers = { ...whole.application.answers, "applicant.phone": "12", "card.case": "first-issue" };
  const { reasons } = thrown(() => core.register({ ...whole.application, answers }));
  assert.deepStrictEqual(reasons.flaws.map((flaw) => [flaw.field, flaw.severity]), [["applicant.phone", "error"]]);
  assert.ok(reasons.flaws[0].text.vi && reasons.flaws[0].text.en);
  assert.deepStrictEqual(reasons.blocked_by, ["case-fits-paper"]);
});

test("a wrong envelope throws, and says why", () => {
  const wrong = [
    [null, /not an application/],
    [undefined, /not an application/],
    ["passport", /not an application/],
    [[], /not an application/],
    [{}, /format is ""/],
    [{ ...whole.application, format: "tokhai/application@2" }, /format is "tokhai\/application@2"/],
    [{ ...whole.application, procedure: "driving-licence" }, /no procedure "driving-licence"/],
    [{ ...whole.application, filed_on: "22/11/2026" }, /filed_on "22\/11\/2026" is not a day/],
    [{ ...whole.application, answers: ["cccd"] }, /answers is not an object/],
    [{ ...whole.application, answers: { "card.held": () => 1 } }, /plain object/],
  ];
  for (const [application, words] of wrong) {
    for (const call of [core.assess, core.register]) {
      const error = thrown(() => call(application));
      assert.ok(error instanceof Error, String(error));
      assert.match(error.message, words);
      assert.equal(error.name, "Error");
    }
  }
  // Afterwards all is well: nothing was left half done.
  assert.deepStrictEqual(core.assess(whole.application), whole.assessment);
});

test("bad answers are faults in the result, whatever they are", () => {
  const said = (field, answer) =>
    core.assess({ ...whole.application, answers: { ...whole.application.answers, [field]: answer } }).flaws
      .filter((flaw) => flaw.field === field).map((flaw) => flaw.code);
  assert.deepStrictEqual(said("applicant.born_on", "31/02/2001"), ["no-such-day"]);
  assert.deepStrictEqual(said("card.held", 7), ["not-a-choice"]);
  assert.deepStrictEqual(said("card.held", { a: ["b"] }), ["not-a-choice"]);
  assert.deepStrictEqual(said("card.held", true), ["not-a-choice"]);
  assert.deepStrictEqual(said("applicant.zodiac", "goat"), ["unknown-field"]);
  assert.ok(said("applicant.full_name", "An".repeat(100_000)).length > 0);
  assert.ok(said("applicant.full_name", "\u{1F600}\u0000 An").length > 0);
  // An answer that is null is none.
  assert.deepStrictEqual(said("card.held", null), []);
});

test("the QR of a card fills in the form", () => {
  const { answers, refused, remarks } = core.parseCardQr(
    "001199000017|012345678|NGUYỄN THỊ MẪU|15021999|Nữ|Thôn 1, Xã A, Huyện B, Hà Nội|10052021");
  assert.equal(refused, null);
  assert.equal(answers["applicant.personal_id"], "001199000017");
  assert.equal(answers["applicant.sex"], "female");
  assert.match(answers["applicant.born_on"], /1999/);
  assert.ok(Array.isArray(remarks));
  const other = core.parseCardQr("https://example.vn");
  assert.ok(other.refused.vi && other.refused.en);
  assert.deepStrictEqual(other.answers, {});
});

test("the zone of a card and of a passport is read with every check digit", () => {
  const card = "IDVNM1990000173001199000017<<4\n9902152F3902150VNM<<<<<<<<<<<8\nNGUYEN<<THI<MAU<<<<<<<<<<<<<<<";
  const passport =
    "P<VNMNGUYEN<<THI<MAU<<<<<<<<<<<<<<<<<<<<<<<<\nP1234567<1VNM9902152F3611225001199000017<<44";
  for (const zone of [card, passport]) {
    const read = core.parseMrz(zone);
    assert.equal(read.refused, null, zone);
    assert.ok(read.checks.length >= 4, zone);
    assert.ok(read.checks.every((check) => check.agrees), JSON.stringify(read.checks));
    assert.equal(read.answers["applicant.personal_id"], "001199000017");
    const slip = core.parseMrz(zone.replace("990215", "990216"));
    assert.ok(slip.checks.some((check) => !check.agrees), "a slip is noticed");
  }
  assert.ok(core.parseMrz("P<VNM").refused.vi);
});

test("working days and the life of a card", () => {
  assert.deepStrictEqual(core.workingDay("2026-11-23", 7), { date: "2026-12-03", certain: true });
  assert.deepStrictEqual(core.workingDay("2026-12-31", 1), { date: "2027-01-04", certain: false });
  assert.equal(core.cardValidity("2001-05-10", "2025-04-01").expires_on, "2041-05-10");
  assert.equal(core.cardValidity("1966-11-22", "2026-11-22").expires_on, null);
  assert.equal(core.cardValidity("2000-02-29", "2021-06-01").other_reading, "2025-03-01");
  assert.ok(core.cardValidity("2001-05-10", "2025-04-01").citations.length > 0);
  const life = core.lifeLine("2001-05-10", "2025-04-01", "2026-11-22");
  assert.equal(life.expires_on, "2041-05-10");
  assert.deepStrictEqual(life.marks.map((mark) => mark.on), life.marks.map((mark) => mark.on).sort());
  for (const call of [() => core.workingDay("23/11/2026", 7), () => core.cardValidity("2001", "2025-04-01")]) {
    assert.match(thrown(call).message, /YYYY-MM-DD/);
  }
});

test("an application is explained, and compared with another day", () => {
  const explained = core.explain(whole.application);
  assert.equal(explained.now.fee, whole.assessment.fee.amount);
  assert.ok(explained.because.fee.includes("card.case"));
  for (const other of explained.otherwise) {
    // What it promises is what comes out when it is done.
    const answers = { ...whole.application.answers };
    if (other.answer) answers[other.answer.field] = other.answer.value;
    const said = core.assess({ ...whole.application, answers, filed_on: other.from ?? whole.application.filed_on });
    assert.equal(other.outcome.fee, said.fee.amount, other.text.en);
    assert.equal(other.outcome.verdict, said.verdict, other.text.en);
  }
  assert.ok(explained.otherwise.length > 0);
  const compared = core.compare(whole.application, "2027-01-05");
  assert.deepStrictEqual(compared.one, whole.assessment);
  assert.deepStrictEqual(compared.other, core.assess({ ...whole.application, filed_on: "2027-01-05" }));
  assert.ok(compared.lines.some((line) => line.part === "fee" && line.differs));
  assert.match(thrown(() => core.compare(whole.application, "05/01/2027")).message, /YYYY-MM-DD/);
});

test("the declarations are those of the values", () => {
  const ts = createRequire(import.meta.url)(join(project, ".tools/node_modules/typescript"));
  const consumer = join(here, "consumer.ts");
  const exported = Object.keys(core).filter((name) => name !== "default" && !name.startsWith("__"));
  const text = readFileSync(consumer, "utf8");
  for (const name of exported) assert.match(text, new RegExp(`\\b${name}\\(`), `${name} is not used by consumer.ts`);

  // The values as literals: the compiler then also says which name a declaration does not have.
  const values = [
    ["Procedure[]", core.procedures()],
    ["Registration", core.register(whole.application)],
    ["NotReady[\"reasons\"]", thrown(() => core.register({ ...whole.application, answers: {} })).reasons],
    ["Prefill", core.parseCardQr("")],
    ["Prefill", core.parseMrz("IDVNM1990000173001199000017<<4\n9902152F3902150VNM<<<<<<<<<<<8\nNGUYEN<<THI<MAU<<<<<<<<<<<<<<<")],
    ["WorkingDay", core.workingDay("2026-11-23", 7)],
    ["CardValidity", core.cardValidity("2000-02-29", "2021-06-01")],
    ...vectors.filter((one, at) => at % 40 === 0).flatMap(({ application }) => [
      ["Explanation", core.explain(application)],
      ["Comparison", core.compare(application, "2024-06-30")],
    ]),
    ["LifeLine | null", core.lifeLine("2000-02-29", "2021-06-01", "2026-11-22")],
    ["LifeLine | null", core.lifeLine("2000-02-29", "2015-06-01", "2026-11-22")],
    ...vectors.map((one) => ["Assessment", one.assessment]),
    ...vectors.map((one) => ["Application", one.application]),
  ];
  const from = JSON.stringify(resolve(dist, "core/tokhai_core.js"));
  const generated = join(here, "values.ts");
  const code = `import type * as core from ${from};\n` + values.map(([type, value], at) =>
    `export const value${at}: core.${type} = ${JSON.stringify(value)};\n`).join("");

  const options = {
    strict: true, noEmit: true, skipLibCheck: false, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const [read, exists] = [host.getSourceFile, host.fileExists];
  host.fileExists = (path) => path === generated || exists(path);
  host.getSourceFile = (path, ...rest) =>
    path === generated ? ts.createSourceFile(path, code, options.target) : read.call(host, path, ...rest);
  const program = ts.createProgram([consumer, generated], options, host);
  const said = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.text.slice(0, start).split("\n").length : 0;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n").slice(0, 400)}`;
  });
  assert.deepStrictEqual(said.slice(0, 5), []);
  assert.ok(program.getSourceFiles().some((file) => file.fileName.endsWith("tokhai_core.d.ts")));
});
