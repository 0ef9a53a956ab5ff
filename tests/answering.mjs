// Answers for tests/scripting.py: each line is an expression of JavaScript with an argument, as JSON, and so is its answer. What
// the expression gives is applied to the argument where it is a function, and waited for.
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

globalThis.run = (source, name) => void runInThisContext(source, name); // a script, as a page runs it
globalThis.load = source => import(`data:text/javascript,${encodeURIComponent(source)}`); // a module that imports no other

for await (const line of createInterface({ input: process.stdin })) {
  const { expression, argument } = JSON.parse(line);
  let answer;
  try {
    const value = (0, eval)(`(${expression})`);
    answer = { value: (await (typeof value === "function" ? value(argument) : value)) ?? null };
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
