// How many applications core/ judges in a second in Node, beside two rule engines from npm that are given the fee and
// the validity of the identity card as rules of their own: `./x bench`.
//
// The engines work out an amount, the lowest reading and the end of the card, from numbers that are ready for them
// (days as yyyymmdd, which can be compared and to which years can be added). core/ reads the application as people typed
// it and gives the whole assessment: findings, deadline, papers, faults, each with its articles, in two languages.
// All three must agree on every case before anything is measured; nothing is said about how fast they should be.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.TOKHAI_DIST ?? join(project, "dist");
const tools = createRequire(join(project, ".tools/package.json"));
const { Engine: RulesEngine } = tools("json-rules-engine");
const publicodes = await import(pathToFileURL(tools.resolve("publicodes")).href);
const Publicodes = publicodes.default?.default ?? publicodes.default;

const core = await import(pathToFileURL(join(dist, "core/tokhai_core.js")).href);
core.initSync({ module: readFileSync(join(dist, "core/tokhai_core_bg.wasm")) });

/** A day as a number; nothing for what is no whole day. */
function number(text) {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? "");
  if (iso) return Number(iso[1] + iso[2] + iso[3]);
  const typed = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text ?? "");
  return typed ? Number(typed[3] + typed[2] + typed[1]) : null;
}

const NEVER = 99999999;

/** The facts the engines are given, and what is expected of them. */
function sample({ application, assessment }) {
  const { answers } = application;
  const { fee, validity, findings } = assessment;
  const born = number(answers["applicant.born_on"]);
  const misfit = findings.some((one) => one.rule === "case-fits-paper" && one.state === "not-met");
  if (application.procedure !== "identity-card" || fee.state === "undecided" || !validity || !born || misfit) return [];
  // A birthday on 29 February needs a calendar; several ends need one too.
  if (born % 10000 === 229 || validity.readings.length > 0) return [];
  // Without a printed day core/ looks at the age: more than these rules know.
  if (answers["card.case"] === "exchange-from-cccd" && !answers["card.printed_expiry"]) return [];
  const facts = {
    filed: number(application.filed_on), born, issued: number(validity.issued_on),
    case: answers["card.case"], held: answers["card.held"],
    printed: number(answers["card.printed_expiry"]) ?? NEVER,
    byAgency: answers["card.error_by_agency"] === "yes", online: answers["filing.channel"] === "online",
    claims: (answers["relief.claims"] ?? "").split(" ").filter(Boolean),
  };
  const readings = fee.state === "uncertain" ? fee.readings.map((reading) => reading.amount) : [fee.amount];
  const expected = { amount: fee.amount, least: Math.min(...readings), end: number(validity.expires_on) ?? NEVER };
  return [{ application, facts, expected }];
}

const RATES = [
  [20201231, 1], [20220630, 0.5], [20230630, 1], [20231231, 0.5], [20240630, 1], [20241231, 0.5],
  [20250630, 1], [20261231, 0.5], [NEVER, 1],
];
const ENDS = [[12, 14], [23, 25], [38, 40], [58, 60]];
const NEW_LAW = 20240701;
const NEW_FEES = 20241021;
const BASE = { kind: 30_000, exchange: 50_000, reissue: 70_000, nothing: 0 };
const RELIEFS = ["merit", "poor-household", "border-commune", "island-district", "ethnic-minority-hardship"];

/** The rules for publicodes, in its own language. */
function forPublicodes() {
  const all = (...conditions) => ({ "toutes ces conditions": conditions });
  const any = (...conditions) => ({ "une de ces conditions": conditions });
  const is = (text) => `case = '${text}'`;
  const first = (...pairs) => ({ variations: pairs.map(([si, alors]) => (si ? { si, alors } : { sinon: alors })) });
  const claims = [...RELIEFS, "orphan", "disability", "digital-citizen"].map((claim) => `claims ${claim.replaceAll("-", " ")}`);
  const given = Object.fromEntries(["filed", "born", "issued", "printed"].map((name) => [name, { valeur: 0 }]));
  for (const name of ["byAgency", "online", ...claims]) given[name.replace("byAgency", "by agency")] = { valeur: "non" };
  const fee = (amount) => `${amount} * rate`;
  return {
    ...given,
    case: { valeur: "'none'" },
    held: { valeur: "'none'" },
    "new law": `filed >= ${NEW_LAW}`,
    cccd: "held = 'cccd'",
    aged: "filed - born",
    rate: first(
      ...RATES.flatMap(([to, rate]) => (to === 20250630
        ? [[all(`filed <= ${to}`, "online", "filed > 20241231"), 0.5], [`filed <= ${to}`, rate]]
        : [[`filed <= ${to}`, rate]])),
      [null, 1],
    ),
    kind: fee(BASE.kind), exchange: fee(BASE.exchange), reissue: fee(BASE.reissue),
    free: any(
      is("first-issue"), is("exchange-administrative-units"), all(is("exchange-error"), "by agency"),
      all(is("exchange-age"), any("new law = non", "cccd = non")),
    ),
    exempt: any(
      ...RELIEFS.map((claim) => `claims ${claim.replaceAll("-", " ")}`),
      all(`filed < ${NEW_FEES}`, "claims orphan", "aged < 180000"),
      all(`filed >= ${NEW_FEES}`, any("claims disability", "aged < 160000", "aged >= 600000")),
    ),
    waived: all("claims digital citizen", "online", "filed >= 20260815", "filed <= 20270228"),
    price: first(
      [any(is("exchange-age"), is("exchange-from-cccd"), is("exchange-from-cmnd")), "kind"],
      [all(is("reissue-damaged"), "new law = non"), "exchange"],
      [any(is("reissue-lost"), is("reissue-damaged"), is("reissue-nationality")), "reissue"],
      [null, "exchange"],
    ),
    "least price": first(
      ["waived", 0],
      [is("exchange-age"), 0],
      [all(is("exchange-from-cccd"), "printed <= filed"), 0],
      [all(is("exchange-from-cmnd"), "new law"), 0],
      [all(is("reissue-lost"), "new law", "cccd"), 0],
      [all(is("reissue-damaged"), "new law", "cccd"), "kind"],
      [null, "price"],
    ),
    amount: first([any("free", "exempt"), 0], [null, "price"]),
    least: first([any("free", "exempt"), 0], [null, "least price"]),
    end: first(
      [all(`issued >= ${NEW_LAW}`, "issued - born < 120000"), "born + 140000"],
      ...ENDS.slice(1).map(([from, age]) => [`issued - born < ${from * 10000}`, `born + ${age * 10000}`]),
      [null, NEVER],
    ),
  };
}

function publicodesJudge() {
  const engine = new Publicodes(forPublicodes(), { logger: { log() {}, warn() {}, error() {} } });
  const claims = [...RELIEFS, "orphan", "disability", "digital-citizen"];
  return (facts) => {
    const situation = {
      filed: facts.filed, born: facts.born, issued: facts.issued, printed: facts.printed,
      case: `'${facts.case}'`, held: `'${facts.held}'`,
      "by agency": facts.byAgency ? "oui" : "non", online: facts.online ? "oui" : "non",
    };
    for (const claim of claims) {
      situation[`claims ${claim.replaceAll("-", " ")}`] = facts.claims.includes(claim) ? "oui" : "non";
    }
    engine.setSituation(situation);
    const value = (rule) => engine.evaluate(rule).nodeValue;
    return { amount: value("amount"), least: value("least"), end: value("end") };
  };
}

/** The rules for json-rules-engine: conditions as data; what an event means is put together outside, as is usual there. */
function rulesJudge() {
  const engine = new RulesEngine([], { allowUndefinedFacts: true });
  const age = (of) => async (params, almanac) =>
    Math.floor(((await almanac.factValue(of)) - (await almanac.factValue("born"))) / 10000);
  engine.addFact("age", age("filed"));
  engine.addFact("issueAge", age("issued"));
  const when = (fact, operator, value) => ({ fact, operator, value });
  const is = (text) => when("case", "equal", text);
  const oneOf = (...texts) => when("case", "in", texts);
  const from = (day) => when("filed", "greaterThanInclusive", day);
  const to = (day) => when("filed", "lessThanInclusive", day);
  const cccd = when("held", "equal", "cccd");
  const [neu, old] = [from(NEW_LAW), when("filed", "lessThan", NEW_LAW)];
  const claim = (text) => when("claims", "contains", text);
  const rule = (type, params, ...all) => engine.addRule({ conditions: { all }, event: { type, params } });
  const free = (...all) => rule("free", {}, ...all);
  const reading = (of, ...all) => rule("reading", { of }, ...all);

  free(oneOf("first-issue", "exchange-administrative-units"));
  free(is("exchange-error"), when("byAgency", "equal", true));
  free(is("exchange-age"), { any: [old, when("held", "notEqual", "cccd")] });
  for (const relief of RELIEFS) free(claim(relief));
  free(to(NEW_FEES - 1), claim("orphan"), when("age", "lessThan", 18));
  free(from(NEW_FEES), claim("disability"));
  free(from(NEW_FEES), { any: [when("age", "lessThan", 16), when("age", "greaterThanInclusive", 60)] });

  reading("kind", oneOf("exchange-age", "exchange-from-cccd", "exchange-from-cmnd"));
  reading("nothing", is("exchange-age"));
  reading("nothing", is("exchange-from-cccd"), { fact: "printed", operator: "lessThanInclusive", value: { fact: "filed" } });
  reading("nothing", is("exchange-from-cmnd"), neu);
  reading("exchange", is("reissue-damaged"), old);
  reading("reissue", is("reissue-damaged"), neu);
  reading("kind", oneOf("reissue-damaged", "reissue-lost"), neu, cccd);
  reading("nothing", is("reissue-lost"), neu, cccd);
  reading("reissue", oneOf("reissue-lost", "reissue-nationality"));
  reading("exchange", oneOf("exchange-details", "exchange-appearance", "exchange-error", "exchange-new-number", "exchange-request"));
  reading("nothing", claim("digital-citizen"), when("online", "equal", true), from(20260815), to(20270228));

  let start = 0;
  for (const [last, rate] of RATES) {
    rule("rate", { rate }, from(start), to(last));
    start = last + 1;
  }
  rule("rate", { rate: 0.5 }, from(20250101), to(20250630), when("online", "equal", true));

  let since = 0;
  for (const [until, end] of ENDS) {
    const band = [when("issueAge", "greaterThanInclusive", since), when("issueAge", "lessThan", until)];
    const law = when("issued", "greaterThanInclusive", NEW_LAW);
    if (end === 14) {
      rule("end", { end }, law, ...band);
      rule("end", { end: 25 }, when("issued", "lessThan", NEW_LAW), ...band);
    } else rule("end", { end }, ...band);
    since = until;
  }

  return async (facts) => {
    const { events } = await engine.run(facts);
    const of = (type) => events.filter((event) => event.type === type).map((event) => event.params);
    const ends = of("end").map(({ end }) => facts.born + end * 10000);
    const rate = Math.min(...of("rate").map((one) => one.rate));
    const amounts = of("free").length > 0 ? [0] : of("reading").map((one) => BASE[one.of] * rate);
    return { amount: Math.max(...amounts), least: Math.min(...amounts), end: ends[0] ?? NEVER };
  };
}

const samples = readdirSync(join(dist, "vectors")).sort()
  .flatMap((name) => sample(JSON.parse(readFileSync(join(dist, "vectors", name), "utf8"))));
const engines = [
  ["core/ (the whole assessment)", ({ application }) => core.assess(application)],
  ["publicodes", (judge => ({ facts }) => judge(facts))(publicodesJudge())],
  ["json-rules-engine", (judge => ({ facts }) => judge(facts))(rulesJudge())],
];

for (const one of samples) {
  const said = core.assess(one.application);
  assert.equal(said.fee.amount, one.expected.amount);
  for (const [name, judge] of engines.slice(1)) {
    assert.deepEqual(await judge(one), one.expected, `${name}: ${JSON.stringify(one.facts)}`);
  }
}
assert.ok(samples.length >= 100, `only ${samples.length} samples`);
console.log(`${samples.length} cases of the identity card, on which all agree; Node ${process.version}`);

/** Cases a second, the best of three goes. */
async function speed(judge) {
  let best = 0;
  for (let go = 0; go < 3; go += 1) {
    const until = performance.now() + 2000;
    const begun = performance.now();
    let done = 0;
    while (performance.now() < until) {
      for (const one of samples) await judge(one);
      done += samples.length;
    }
    best = Math.max(best, (done * 1000) / (performance.now() - begun));
  }
  return best;
}

const speeds = [];
for (const [name, judge] of engines) speeds.push([name, await speed(judge)]);
const ours = speeds[0][1];
for (const [name, rate] of speeds) {
  const ratio = rate === ours ? "" : `  core/ is ${(ours / rate).toFixed(1)} times as fast`;
  console.log(`${Math.round(rate).toString().padStart(9)} a second  ${name}${ratio}`);
}
