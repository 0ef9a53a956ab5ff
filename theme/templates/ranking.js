// What is found for what is typed, and in which order. It knows no page: `finding.js` is this with the words of an edition behind it.
//
//   finder(data) ──▶ { add(rest), has(id), find(typed) ──▶ { groups: { text, notes, entries, others }, best, near } }
//
// A document is a sentence of the text, a note, an entry, or a source, lesson or page.

// How soon more of the same word counts for less (BM25)
const K = 1.2;
// How much of what is typed a document must answer, by the weight of its words and their number: the longer a question, the more of it is
// said in other words. Less, where two are nowhere together.
const ENOUGH = [1, 0.6, 0.6, 0.52, 0.45, 0.4, 0.34, 0.3], LITTLE = 0.35;
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

function finder({ endings, small, numbers, months = [], synonyms = [], ...data }) {
  const stem = stemmer(endings), little = new Set(small), figures = new Map(numbers.map((word, at) => [word, at < 20 ? at : (at - 18) * 10]));
  // Of each root, what each document has of it
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

  // Roots that readers type, and those that an edition has in their place
  const like = new Map(synonyms.map(pair => pair.map(word => read(word).root)));

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

  // How often each root is in a text.
  function counted(text) {
    const found = tokens(text), count = new Map();
    for (const { root, folded } of found) {
      count.set(root, (count.get(root) ?? 0) + 1);
      spoken.set(folded, root);
    }
    return { count, all: found.length };
  }

  // Gives a document words of this weight, which are usually so many.
  function put(document, { count, all }, weight, usual) {
    const norm = weight / (0.4 + (0.6 * all) / usual);
    for (const [root, times] of count) {
      const inside = postings.get(root);
      if (inside) inside.set(document, (inside.get(document) ?? 0) + times * norm);
      else postings.set(root, new Map([[document, times * norm]]));
    }
  }

  function made(group, address, name, text, more) {
    const document = { group, address, name, text, fame: 1, ...more };
    documents.push(document);
    return document;
  }

  const key = text => {
    const found = tokens(text).filter(each => !each.joined && !little.has(each.folded));
    return [...new Set(found.map(each => each.root))].sort().join(" ");
  };
  const size = text => tokens(text).filter(each => !each.joined).length;
  const initials = name => (/^(?:\p{Lu}[\p{L}.]+ ){2,}\p{Lu}\p{L}+$/u.test(name) ? [name.match(/\p{Lu}/gu).join("")] : []);
  const entries = data.kinds.flatMap(([folder, kind, inside]) =>
    inside.map(([slug, name, also, date, often]) => {
      const document = made("entries", `${folder}${slug}/`, name, "", { kind, date, often, fame: 1 + 0.12 * Math.log(1 + often) });
      const all = [name, ...(also ? also.split("|") : [])].flatMap(each => [each, ...initials(each)]);
      document.called = counted([...all, date].join(" | "));
      put(document, counted(name), 3, 4);
      put(document, document.called, 1.6, 10);
      put(document, counted(date), 1, 3);
      for (const each of all) {
        const known = key(each);
        if (known && !(names.get(known)?.document.often >= often)) names.set(known, { document, size: size(each) });
      }
      return document;
    }),
  );
  const paragraphs = [];
  for (const [id, sentences, spokenOf, ids = []] of data.parts) {
    const whole = counted(sentences.join(" ")), known = sentences.map((_, at) => ids[at] ?? `${id}.s${at + 1}`), inside = [];
    for (const [at, text] of sentences.entries()) {
      const document = made("text", `${data.text}#${known[at]}`, id, text, { size: size(text) });
      inside.push(document);
      document.own = [counted(text), ...spokenOf[at].map(entry => entries[entry].called)];
      put(document, document.own[0], 1, 22);
      put(document, whole, 0.3, 90);
      for (const entry of spokenOf[at]) put(document, entries[entry].called, 0.35, 10);
    }
    const spelled = tokens(sentences.join(" ")).filter(each => !each.joined);
    paragraphs.push({ id, inside, whole, ids: known, spelled: spelled.map(each => each.folded) });
  }

  const add = ({ sorts, notes, entries: more, others }) => {
    for (const [id, paragraph, lemma, text, sort, spokenOf] of notes) {
      const document = made("notes", `${data.text}#n-${id}`, paragraph, text, { lemma, kind: sorts[sort] });
      put(document, counted(lemma), 1, 6);
      put(document, counted(text), 0.8, 70);
      put(document, paragraphs.find(each => each.id === paragraph).whole, 0.12, 90);
      for (const entry of spokenOf) put(document, entries[entry].called, 0.2, 10);
    }
    for (const [at, [text, other, spokenOf]] of more.entries()) {
      entries[at].text = text;
      put(entries[at], counted(text), 0.8, 60);
      put(entries[at], counted(other), 1, 6);
      for (const entry of spokenOf) put(entries[at], entries[entry].called, 0.15, 10);
    }
    for (const [address, name, kind, text] of others) {
      const document = made("others", address, name, text, { kind });
      put(document, counted(name), 2, 8);
      put(document, counted(text), 0.6, 120);
    }
    bones = null;
  };

  const rarity = count => Math.log(1 + documents.length / (count + 0.5));

  // Roots by the skeletons of their words, when they are first asked for
  let bones;
  function alike(skull) {
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

  // What a typed word may mean: roots with how surely they are meant.
  function meant({ folded, root }, open) {
    const found = new Map();
    const give = (each, weight) => found.set(each, Math.max(weight, found.get(each) ?? 0));
    if (postings.has(root)) give(root, 1);
    else if (postings.has(like.get(root))) give(like.get(root), 0.85);
    if (open && folded.length > 1) {
      // A word that is whole is seldom the beginning of another
      const most = found.size ? 0.3 : 1;
      for (const [word, each] of spoken) if (word.startsWith(folded) && word !== folded) give(each, most * (0.55 + (0.4 * folded.length) / word.length));
    }
    if (folded.length < 5 || /\d/.test(folded)) return found;
    for (const each of alike(skeleton(folded))) give(each, 0.8);
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

  function asked(typed) {
    const open = !/\s$/.test(typed), all = tokens(typed);
    const whole = all.filter(each => each.joined && postings.has(each.root));
    const said = all.filter(each => whole.includes(each) || (!each.joined && !whole.some(one => one.start <= each.start && each.end <= one.end)));
    const great = said.filter(each => !little.has(each.folded));
    const found = (great.length ? great : said).map((each, _, kept) => {
      const roots = meant(each, open && each === kept.at(-1) && each === said.at(-1));
      const count = Math.max(0, ...[...roots].filter(([, sure]) => sure > 0.3).map(([root]) => postings.get(root).size));
      return { ...each, roots, rarity: rarity(roots.size ? count : 0) };
    });
    const known = found.filter(each => each.roots.size), strange = found.length - known.length;
    if (known.length > strange + 1) for (const each of found) if (!each.roots.size) each.rarity = known.reduce((sum, { rarity }) => sum + rarity, 0) / known.length / 2;
    return found;
  }

  function ranked(words) {
    const total = words.reduce((sum, each) => sum + each.rarity, 0), found = new Map();
    for (const [at, { roots, rarity: rare }] of words.entries()) {
      const best = new Map();
      for (const [root, sure] of roots) {
        for (const [document, amount] of postings.get(root)) {
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
    if (!kept.length && words.length === 2 && words.every(({ roots }) => roots.size)) kept = enough(LITTLE);
    const valued = kept.map(([document, { worth, answered }]) => [document, worth * document.fame * (answered / total) ** 2 * near(document, words) * named(document, words)]);
    return valued.sort((one, other) => other[1] - one[1]);
  }

  // How much more an entry counts that is called what is typed.
  function named({ called }, words) {
    return called ? 1 + words.filter(({ roots }) => [...roots].some(([root, sure]) => sure > 0.5 && called.count.has(root))).length / words.length : 1;
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
    const words = asked(dated(typed.normalize("NFC")));
    const groups = { text: exact(typed), entries: [], notes: [], others: [] };
    if (!words.length) return { groups, words, near: [] };
    for (const [document] of ranked(words)) if (!groups.text.includes(document)) groups[document.group].push(document);
    // With an article; no quotation
    const name = names.get(key(typed)), best = name && !/^["“„«]/.test(typed) && size(typed) <= name.size + 1 ? name.document : undefined;
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
