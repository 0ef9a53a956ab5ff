// What is found for what is typed, and in which order. It knows no page: `finding.js` is this with the words of an edition behind it.
//
//   finder(data) ──▶ { add(rest), in steps, has(id), find(typed) ──▶ { groups: { text, versions, notes, entries, others }, best, near } }
//
// A document is a sentence of the text, a note, an entry, or a source, lesson or page.

// How soon more of the same word counts for less (BM25)
const K = 1.2;
// How much of what is typed a document must answer, by the weight of its words and their number: the longer a question, the more of it is
// said in other words. Where nothing does, what comes near to the best; but nothing where too much is asked of which nothing is known.
const ENOUGH = [1, 0.6, 0.6, 0.52, 0.45, 0.4, 0.34, 0.3], LITTLE = 0.2, NEAR = 0.5, STRANGE = 0.5;
// How much a word counts that tells little, and how surely one is meant that means the same or is akin
const COMMON = 0.5, ALIKE = 0.7, KIN = 0.5;
const FACTS = 0.8, BESIDE = 0.3, WANTED = 1.3;
// Characters that are shown of a document
const LONG = 190;
const CYRILLIC = "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya";
const LATIN = new Map([...CYRILLIC.split(" ").map(pair => pair.split(":")), ["ß", "ss"], ["æ", "ae"], ["œ", "oe"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ı", "i"]]);

// Words without case, accents, points and the shapes of other scripts; a number without what divides its thousands.
function fold(word) {
  const low = word.toLowerCase();
  if (/^[a-z0-9]+$/.test(low)) return low;
  const plain = low.replace(/[^\0-\x7f]/g, letter => LATIN.get(letter) ?? letter).normalize("NFKD");
  return plain.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

// What is left of a name when its ways to be written in Latin letters are made one.
const skeleton = word =>
  word
    .replace(/kh|^j(?=[^aeiou])/g, "h")
    .replace(/ev(?=a?$)/, "ov")
    .replace(/sch|sh|tch|ch/g, "c")
    .replace(/ck|q/g, "k")
    .replace(/ph/g, "f")
    .replace(/w/g, "v")
    .replace(/[iyj]+/g, "i")
    .replace(/i(?=[aeou])|(?<=[aeou])i/g, "")
    .replace(/(.)\1+/g, "$1");

const HYPHENS = "-‐‑";
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[.,’'](?=\p{L}\.?[\p{L}\p{N}])|[.,](?=\p{N}{3}(?!\p{N})))*/gu;
// Letters to add, take away, exchange or put the other way round until one word is the other; more than `most` are not counted.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], before[at - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}

// The root of a word, by the endings that its language has; another language has none.
const stemmer = endings => {
  const known = new Map();
  const root = word => {
    if (/\d/.test(word) || word.length < 4) return word;
    const end = endings.find(each => word.endsWith(each) && word.length - each.length > 2 && /[aeiouy]/.test(word.slice(0, -each.length)));
    const cut = end ? word.slice(0, -end.length) : word;
    const one = end && !/(?:ss|ll|ff|zz)$/.test(cut) ? cut.replace(/([^aeiou])\1$/, "$1") : cut;
    if (!endings.length || one.length < 4) return one;
    return (end || one.length > 4 ? one.replace(/e+$/, "") : one).replace(/(?<=[^aeiou])y$/, "i");
  };
  return word => known.get(word) ?? (known.set(word, root(word)), known.get(word));
};

function finder({ endings, small, numbers, months = [], ...data }) {
  const stem = stemmer(endings), little = new Set(small), figures = new Map(numbers.map((word, at) => [word, at < 20 ? at : (at - 18) * 10]));
  // The texts in which each root is
  const postings = new Map();
  // Each word that is there, and its root
  const spoken = new Map();
  const documents = [];
  // The roots of a name in their order, and what has it
  const names = new Map();

  // A word as it is folded, and its root: of a number that is written out its figures.
  const known = new Map();
  function read(word) {
    const folded = fold(word.replace(/[’']s?$/, ""));
    return { folded, root: String(figures.get(folded) ?? stem(folded)) };
  }
  function both(one, other) {
    const [ten, unit] = [one, other].map(each => figures.get(each.folded));
    if (ten >= 20 && unit < 10) return { folded: one.folded + other.folded, root: String(ten + unit) };
    return read(one.folded + other.folded);
  }

  // Roots that mean the same as another; those that tell little; and by what of a question its answer is: words of the question
  const like = new Map(), dull = new Set(), wants = new Map();
  function likes(one, other) {
    if (one !== other) like.set(one, [...(like.get(one) ?? []), other]);
  }

  // The words of a text with their places; behind words with a hyphen, what they are as one.
  function tokens(text) {
    const found = [];
    let last;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      let each = known.get(word);
      if (!each) known.set(word, (each = read(word)));
      if (!each.folded) continue;
      const end = start + word.length, { folded, root } = each;
      found.push({ folded, root, start, end });
      if (last && last.end === start - 1 && HYPHENS.includes(text[start - 1])) found.push({ ...both(last, each), start: last.start, end, joined: true });
      last = found.at(-1).joined ? null : found.at(-1);
    }
    return found;
  }

  // How often each root is in a text, or among words that were read; `to` are the documents that have it.
  function counted(text) {
    const found = typeof text === "string" ? tokens(text) : text, count = new Map(), words = { count, all: found.length, to: [] };
    for (const { root, folded } of found) {
      if (!spoken.has(folded)) spoken.set(folded, root);
      const times = count.get(root) ?? 0;
      count.set(root, times + 1);
      if (times) continue;
      if (postings.has(root)) postings.get(root).push(words);
      else postings.set(root, [words]);
    }
    return words;
  }

  // Gives a document words of this weight, which are usually so many.
  const put = (document, { all, to }, weight, usual) => to.push([document, weight / (0.4 + (0.6 * all) / usual)]);

  // What each document has of a root, for those that were asked for.
  const had = new Map();
  function having(root) {
    let found = had.get(root);
    if (found) return found;
    had.set(root, (found = new Map()));
    for (const { count, to } of postings.get(root)) for (const [document, weight] of to) found.set(document, (found.get(document) ?? 0) + count.get(root) * weight);
    return found;
  }

  function made(group, address, name, text, more) {
    const document = { group, address, name, text, fame: 1, ...more };
    documents.push(document);
    return document;
  }

  // The roots of words in one order, without those that tell nothing; and how many words these are.
  function keyed(found) {
    const single = found.filter(each => !each.joined), great = single.filter(each => !little.has(each.folded));
    return { key: [...new Set(great.map(each => each.root))].sort().join(" "), size: single.length };
  }
  const initials = name => (/^(?:\p{Lu}[\p{L}.]+ ){2,}\p{Lu}\p{L}+$/u.test(name) ? [name.match(/\p{Lu}/gu).join("")] : []);
  const entries = data.kinds.flatMap(([folder, kind, inside], sort) =>
    inside.map(([slug, name, also, date, often]) => {
      const document = made("entries", `${folder}${slug}/`, name, "", { kind, sort, date, often, fame: 1 + 0.12 * Math.log(1 + often) });
      const all = [name, ...(also ? also.split("|") : [])].flatMap(each => [each, ...initials(each)]).map(tokens), day = tokens(date);
      document.called = counted([...all, day].flat());
      put(document, counted(all[0]), 3, 4);
      put(document, document.called, 1.6, 10);
      put(document, counted(day), 1, 3);
      for (const { key, size } of all.map(keyed)) if (key && !(names.get(key)?.document.often >= often)) names.set(key, { document, size });
      return document;
    }),
  );
  const paragraphs = [];
  for (const [id, sentences, spokenOf, ids = []] of data.parts) {
    const read = sentences.map(tokens), whole = counted(read.flat()), known = sentences.map((_, at) => ids[at] ?? `${id}.s${at + 1}`), inside = [];
    const spelled = read.map(all => all.filter(each => !each.joined).map(each => each.folded));
    for (const [at, text] of sentences.entries()) {
      const document = made("text", `${data.text}#${known[at]}`, id, text, { size: spelled[at].length });
      inside.push(document);
      document.own = [counted(read[at]), ...spokenOf[at].map(entry => entries[entry].called)];
      put(document, document.own[0], 1, 22);
      put(document, whole, 0.3, 90);
      for (const entry of spokenOf[at]) put(document, entries[entry].called, 0.35, 10);
    }
    paragraphs.push({ id, inside, whole, ids: known, spelled: spelled.flat() });
  }

  // Takes in the rest, one document a step, so that nothing need wait for it.
  function* add({ sorts, notes, entries: more, others, things = [], asking = [], common = [], kin = [], alike = [], synonyms = [] }) {
    for (const [id, paragraph, lemma, text, sort, spokenOf] of notes) {
      const document = made("notes", `${data.text}#n-${id}`, paragraph, text, { lemma, kind: sorts[sort] });
      put(document, counted(lemma), 1, 6);
      put(document, counted(text), 0.8, 70);
      put(document, paragraphs.find(each => each.id === paragraph).whole, 0.12, 90);
      for (const entry of spokenOf) put(document, entries[entry].called, 0.2, 10);
      yield;
    }
    for (const [at, [text, facts, cited, spokenOf]] of more.entries()) {
      entries[at].text = text;
      entries[at].facts = counted(facts);
      entries[at].beside = spokenOf.map(entry => entries[entry].called);
      put(entries[at], counted(text), 0.8, 60);
      put(entries[at], entries[at].facts, 1.4, 8);
      put(entries[at], counted(cited), 1, 6);
      for (const entry of spokenOf) put(entries[at], entries[entry].called, 0.15, 10);
      yield;
    }
    for (const [address, name, kind, text, group = "others"] of others) {
      const document = made(group, address, name, text, { kind });
      put(document, counted(name), 2, 8);
      put(document, counted(text), 0.6, 120);
      yield;
    }
    for (const entry of entries) entry.thing = things[entry.sort];
    for (const [ask, answers] of asking) for (const word of ask.split(" ")) wants.set(word, answers.split(" "));
    for (const word of common) dull.add(read(word).root);
    for (const pair of synonyms) likes(...pair.map(word => read(word).root));
    for (const group of alike) {
      const roots = new Set(group.map(word => read(word).root));
      for (const one of roots) for (const other of roots) likes(one, other);
    }
    ends = kin;
    bones = null;
    had.clear();
  }

  const rarity = count => Math.log(1 + documents.length / (count + 0.5));

  // Roots by the skeletons of their words, when they are first asked for
  let bones;
  function sounding(skull) {
    if (skull.length < 4) return [];
    if (!bones) {
      bones = new Map();
      for (const [word, root] of spoken) {
        if (word.length < 5) continue;
        const each = skeleton(word);
        bones.set(each, [...(bones.get(each) ?? []), root]);
      }
    }
    return bones.get(skull) ?? [];
  }

  // Roots that are akin: what is left of them without such endings is the same, where a last d, s or t is one (defense, defend)
  let ends = [];
  function akin(root) {
    if (/\d/.test(root) || root.length < 4 || !ends.length) return [];
    const clan = word => {
      const end = ends.find(each => word.endsWith(each) && word.length - each.length > 3);
      return (end ? word.slice(0, -end.length) : word).replace(/(?<=.{4})[st]$/, "d");
    };
    const own = clan(root), begin = root.slice(0, 4);
    return [...postings.keys()].filter(each => each.startsWith(begin) && each !== root && clan(each) === own);
  }

  // What a typed word may mean: roots with how surely they are meant.
  function meant({ folded, root }, open) {
    const found = new Map();
    const give = (each, weight) => found.set(each, Math.max(weight, found.get(each) ?? 0));
    if (postings.has(root)) give(root, 1);
    for (const each of like.get(root) ?? []) if (postings.has(each)) give(each, ALIKE);
    for (const each of akin(root)) give(each, found.size ? KIN : ALIKE);
    if (open && folded.length > 1) {
      // A word that is whole is seldom the beginning of another
      const most = found.size ? 0.3 : 1;
      for (const [word, each] of spoken) if (word.startsWith(folded) && word !== folded) give(each, most * (0.55 + (0.4 * folded.length) / word.length));
    }
    if (folded.length < 5 || /\d/.test(folded)) return found;
    for (const each of sounding(skeleton(folded))) give(each, 0.8);
    if (found.size) return found;
    const most = folded.length < 8 ? 1 : 2;
    for (const [word, each] of spoken) {
      if (word.length < 4) continue;
      const far = distance(folded, word, most);
      if (far <= most && (far < 2 || word[0] === folded[0])) give(each, 0.85 - 0.2 * far);
    }
    return found;
  }

  // A date as this edition writes one: 27.10.1850, 1850-10-27, Nov. 20.
  const dated = typed =>
    typed
      .replace(/\b(\d{4})-(\d\d?)-(\d\d?)\b/g, "$3.$2.$1")
      .replace(/\b(\d\d?)[./](\d\d?)[./](\d{4})\b/g, (all, day, month, year) => (months[month - 1] ? `${Number(day)} ${months[month - 1]} ${year}` : all))
      .replace(/(?<=\d\.? )\p{L}{3,4}\b|\b\p{L}{3,4}\b(?=\.?,? ?\d)/gu, word => months.filter(month => fold(month).startsWith(fold(word))).at(-1) ?? word);

  // Two words that are typed as one
  function halves(word) {
    const { folded, root } = word;
    if (spoken.has(folded) || postings.has(root) || like.has(root)) return [word];
    for (let at = 3; at < folded.length - 2; at++) {
      const two = [folded.slice(0, at), folded.slice(at)];
      if (two.every(each => spoken.has(each) && !little.has(each))) return two.map(each => ({ ...word, ...read(each) }));
    }
    return [word];
  }

  function asked(typed) {
    const open = !/\s$/.test(typed), all = tokens(typed);
    const whole = all.filter(each => each.joined && postings.has(each.root));
    const said = all.filter(each => whole.includes(each) || (!each.joined && !whole.some(one => one.start <= each.start && each.end <= one.end)));
    const great = said.flatMap(halves).filter(each => !little.has(each.folded));
    const found = (great.length ? great : said).map((each, _, kept) => {
      const roots = meant(each, open && each === kept.at(-1) && each === said.at(-1));
      const count = Math.max(0, ...[...roots].filter(([, sure]) => sure > 0.3).map(([root]) => having(root).size));
      return { ...each, roots, rarity: rarity(roots.size ? count : 0) * (dull.has(each.root) ? COMMON : 1) };
    });
    const known = found.filter(each => each.roots.size), strange = found.length - known.length;
    if (known.length > strange + 1) for (const each of found) if (!each.roots.size) each.rarity = known.reduce((sum, { rarity }) => sum + rarity, 0) / known.length / 2;
    found.wants = all.flatMap(each => wants.get(each.folded) ?? []);
    return found;
  }

  function ranked(words) {
    const total = words.reduce((sum, each) => sum + each.rarity, 0), found = new Map();
    for (const [at, { roots, rarity: rare }] of words.entries()) {
      const best = new Map();
      for (const [root, sure] of roots) {
        for (const [document, amount] of having(root)) {
          const worth = (sure * rare * amount * (K + 1)) / (amount + K), answered = (0.5 + sure / 2) * Math.min(1, amount / 0.12);
          const known = best.get(document);
          if (!known || known.worth < worth) best.set(document, { worth, answered: answered * rare });
        }
      }
      for (const [document, { worth, answered }] of best) {
        const sum = found.get(document) ?? { worth: 0, answered: 0, which: new Set() };
        found.set(document, { worth: sum.worth + worth, answered: sum.answered + answered, which: sum.which.add(at) });
      }
    }
    const least = ENOUGH[Math.min(words.length, ENOUGH.length - 1)];
    const speaks = ({ own }) => !own || words.some(({ roots }) => own.some(({ count }) => [...roots.keys()].some(root => count.has(root))));
    const enough = share => [...found].filter(([document, { answered }]) => answered >= share * total && speaks(document));
    let kept = enough(least);
    if (words.reduce((sum, { roots, rarity }) => sum + (roots.size ? 0 : rarity), 0) < STRANGE * total) {
      const best = Math.max(0, ...enough(LITTLE).map(([, { answered }]) => answered));
      kept = enough(Math.min(least, Math.max(LITTLE, (NEAR * best) / total)));
    }
    const valued = kept.map(([document, { worth, answered }]) => [document, worth * document.fame * (answered / total) ** 2 * near(document, words) * named(document, words)]);
    return valued.sort((one, other) => other[1] - one[1]);
  }

  // How much more an entry counts that is called what is typed, of which a fact says it, or that speaks of what is called so; and one that is what a question asks for.
  function named({ called, facts, beside, thing }, words) {
    if (!called) return 1;
    const has = (said, roots) => [...roots].some(([root, sure]) => sure > 0.5 && said.count.has(root));
    const worth = ({ roots }) => (has(called, roots) ? 1 : facts && has(facts, roots) ? FACTS : beside?.some(each => has(each, roots)) ? BESIDE : 0);
    return (1 + words.reduce((sum, word) => sum + worth(word), 0) / words.length) * (words.wants?.includes(thing) ? WANTED : 1);
  }

  // Texts that were ranked before
  const seen = new Map();
  // How much more a document counts in which words stand side by side as they are typed.
  function near({ text }, words) {
    if (!text || words.length < 2) return 1;
    if (!seen.has(text)) seen.set(text, tokens(text));
    const inside = seen.get(text);
    let pairs = 0;
    for (let at = 1; at < words.length; at++) {
      const [one, other] = [words[at - 1].roots, words[at].roots];
      if (inside.some(({ root }, place) => one.has(root) && inside.slice(place + 1, place + 4).some(each => other.has(each.root)))) pairs++;
    }
    return 1 + (0.6 * pairs) / (words.length - 1);
  }

  // The words around what is found, as runs: words, and whether they answer.
  function shown(text, words) {
    const hits = tokens(text).filter(({ root }) => words.some(({ roots }) => roots.has(root)));
    let from = 0, to = text.length;
    if (to > LONG) {
      const count = start => new Set(hits.filter(each => each.start >= start && each.end <= start + LONG).map(each => each.root)).size;
      const best = hits.reduce((known, each) => (count(each.start - 40) > count(known) ? each.start - 40 : known), 0);
      from = best <= 0 ? 0 : text.indexOf(" ", best) + 1;
      to = from + LONG >= to ? to : text.lastIndexOf(" ", from + LONG);
    }
    const runs = from ? [["… ", false]] : [];
    for (const { start, end } of hits) {
      if (start < from || end > to) continue;
      if (start > from) runs.push([text.slice(from, start), false]);
      runs.push([text.slice(start, end), true]);
      from = end;
    }
    return [...runs, [text.slice(from, to) + (to < text.length ? "\u00a0…" : ""), false]].filter(([each]) => each);
  }

  // Where the words stand in the text as they are typed, one behind the other, across sentences too.
  function exact(typed) {
    const sought = tokens(typed).filter(each => !each.joined).map(each => each.folded), found = [];
    for (const { id, inside, ids, spelled } of sought.length > 1 ? paragraphs : []) {
      for (let at = spelled.indexOf(sought[0]); at >= 0; at = spelled.indexOf(sought[0], at + 1)) {
        if (!sought.every((word, next) => spelled[at + next] === word)) continue;
        let end = 0;
        const touched = inside.filter(({ size }) => (end += size) > at && end - size < at + sought.length);
        if (touched.length === 1) found.push(touched[0]);
        else found.push({ ...touched[0], text: touched.map(each => each.text).join(" "), address: `${touched[0].address}-${ids[inside.indexOf(touched.at(-1))]}` });
      }
    }
    return [...new Set(found)];
  }

  function find(typed) {
    const words = /^\s*\d+\.\d+\s*$/.test(typed) ? [] : asked(dated(typed.normalize("NFC"))); // 6.2 is a place
    const groups = { text: exact(typed), versions: [], entries: [], notes: [], others: [] };
    if (!words.length) return { groups, words, near: [] };
    for (const [document] of ranked(words)) if (!groups.text.includes(document)) groups[document.group].push(document);
    // With an article; no quotation
    const { key, size } = keyed(tokens(typed)), name = names.get(key), best = name && !/^["“„«]/.test(typed) && size <= name.size + 1 ? name.document : undefined;
    if (best) groups.entries = [best, ...groups.entries.filter(each => each !== best)];
    const empty = !Object.values(groups).some(each => each.length);
    return { groups, best, words, near: empty ? nearest(words) : [] };
  }

  // Words of the index that come near to those of which nothing is known.
  function nearest(words) {
    const found = [];
    for (const { folded, roots } of words) {
      if (roots.size || folded.length < 4) continue;
      const most = folded.length < 6 ? 2 : 3;
      for (const word of spoken.keys()) {
        if (word.length < 4 || word[0] !== folded[0]) continue;
        const far = distance(folded, word, most);
        if (far <= most) found.push([word, far]);
      }
    }
    return found.sort((one, other) => one[1] - other[1]).slice(0, 3).map(([word]) => word);
  }

  const has = id => documents.some(each => each.address === `${data.text}#${id}`);
  return { add, find, has, shown };
}
