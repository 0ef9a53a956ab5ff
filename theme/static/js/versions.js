// The page of a version of the text: its paragraphs are called what they are called in citations. All else does what reads the text.
import { label } from "./anchors.js";
import { words } from "../../static/js/words.js";

if (document.readyState === "loading") await new Promise(whole => document.addEventListener("DOMContentLoaded", whole));
const { called } = document.querySelector("[data-called]").dataset;
for (const { id } of document.querySelectorAll(".other > [id]")) words[id] = called.replace("{place}", label(id.slice(id.indexOf(".") + 1)));
