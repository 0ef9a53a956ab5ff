// Scores the search by questions: node tests/content/score.mjs output tests/content/search.tsv
//
// A line of questions is its kind, what is typed, and the addresses that answer it with spaces between them, or a dash where nothing may
// be found; tabs stand between. A sentence of a paragraph that answers does too. An answer is first where it is the first of its group.
// Told is for each question at which place the best answer stands in its group, from 1, or a dash; then how many are first, how many
// among five, and how long it takes.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [, , site, questions] = process.argv;
const file = name => readFileSync(join(site, "static", "js", name), "utf8");
const { add, find } = await import(`data:text/javascript,${encodeURIComponent(file("finding.js"))}`);
for (const _ of add(JSON.parse(file("rest.json"))));

const lines = readFileSync(questions, "utf8").split("\n").filter(line => line && !line.startsWith("#"));
const places = [];
for (const line of lines) {
  const [kind, typed, answers] = line.split("\t"), wanted = answers.split(" ");
  const groups = Object.values(find(typed).groups);
  const ranks = groups.map(group => group.findIndex(({ address }) => wanted.includes(address) || wanted.includes(address.replace(/\.s\d+$/, ""))) + 1).filter(rank => rank);
  const found = groups.some(group => group.length);
  const place = answers === "-" ? (found ? Infinity : 1) : Math.min(...ranks, Infinity);
  places.push(place);
  const firsts = place > 1 ? groups.map(([one]) => one?.address ?? "-").join(" ") : "";
  console.log([place === Infinity ? "-" : place, kind, typed, firsts].join("\t"));
}
const share = most => `${places.filter(place => place <= most).length} of ${places.length}`;
console.log(`${share(1)} first, ${share(5)} among five`);
const took = [];
for (const line of lines) {
  const begun = performance.now();
  find(line.split("\t")[1]);
  took.push(performance.now() - begun);
}
console.log(`half of the questions asked again are answered within ${took.sort((one, other) => one - other)[took.length >> 1].toFixed(2)} ms`);
