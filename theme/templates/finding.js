{# What can be found, with what finds it: one module, which is all that a search asks for before its first result. #}
{% include "ranking.js" %}
{% include "words.js" %}
const data = {{ page.first }};
export const { add, find, has, shown } = finder(data);
// What a paragraph is called, and the ids of all with those of their sentences.
export const label = id => data.labels[id] ?? `¶ ${id.slice(1)}`;
export const places = new Map(data.parts.map(([id, sentences, , ids = []]) => [id, sentences.map((_, at) => ids[at] ?? `${id}.s${at + 1}`)]));
export const { text, pages } = data;
