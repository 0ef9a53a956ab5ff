// Heads: what an essay says of itself before it begins, whose it is and what it is called; and the head of its sheet. Loaded behind the page.
"use strict";
{
  const { SIGNS, say, kinds, summary } = checker.report;

  const MOST = 3000, LINES = 16; // characters that are looked at, and lines of a head
  const LONG = 14; // words: a line of more is no head
  const LEAST = 500; // words by which plain ones are known
  const WIDE = 45; // letters: where three lines that stand together are wider, they are a paragraph

  // What labels a field: of the writer (also without a colon: By …), of the title, and of all else that a head may have.
  const BY = /^(?:written by|submitted by|prepared by|by|por|von|par|de|di|da)\s*:?\s+(?=\p{L})/iu;
  const WRITER = /^(?:(?:full|student|your|first|last)\s+)?(?:name|student|author|writer|investigators?|speaker|host|counsel|presenters?|nombre|alumn[oa]|estudiante|autora?|nom|élève|auteur|schüler(?:in)?|verfasser(?:in)?|nome|aluno|aluna|s)\s*[:=]\s*/iu;
  const TITLE = /^(?:(?:essay\s+)?(?:title|topic|resolution|thema|titel|título|titre|tema|titolo|resolved|essay|ensayo|aufsatz|(?:dbq|leq)(?:\s*#?\d+)?))\s*:\s*/iu;
  const LABEL = /^(?:class|course|period|per|block|grade|section|teacher|instructor|professor|date|due(?: date)?|date \p{L}+|filed|assignment|word count|words|draft|version|text(?: version)?|fecha|clase|curso|grupo|profesora?|datum|klasse|lehrer(?:in)?|fach|classe|professeure?|data|turma|seat|id|candidate(?: no)?|school|unit|subject|source|re|to|from|cc|who|what|when|where|why|how|host|guest|narrator|interviewer)\s*(?:no\.?\s*)?[:#]|^due\s/iu;

  // The names of months and of days of the week, long and short, as the languages of essays have them.
  const spoken = (part, count) =>
    ["en", "es", "de", "fr", "pt", "it"].flatMap(language =>
      ["long", "short"].flatMap(length => {
        const { format } = new Intl.DateTimeFormat(language, { [part]: length });
        return Array.from({ length: count }, (_, at) => format(new Date(2000, part === "month" ? at : 0, at + 1)).replace(".", ""));
      }),
    );
  const MONTH = `(?:${spoken("month", 12).join("|")}|sept)\\.?`, WEEKDAY = `(?:${spoken("weekday", 7).join("|")}|tues|thurs)`;
  const DAY = "(?:the\\s+|le\\s+|den\\s+)?\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?";
  const YEAR = "(?:,?\\s*(?:de\\s+)?(?:\\d{4}(?:\\s*[/–-]\\s*\\d{2,4})?|[’']\\d{2}))?";
  const DATE = new RegExp(
    `^(?:${WEEKDAY}\\.?,?\\s+)?(?:due\\s+)?(?:${MONTH}(?:\\s+${DAY})?${YEAR}|${DAY}\\s+(?:de\\s+|of\\s+)?${MONTH}${YEAR}|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|(?:spring|fall|autumn|winter|summer)\\s+\\d{4}|${WEEKDAY})\\.?$`,
    "iu",
  );
  const TEACHER = /^(?:for\s+)?(?:mr|mrs|ms|miss|mx|dr|prof|professor|señora?|sra?|profa?|herr|frau|mme|m)\b\.?\s+\p{L}/iu;
  // A class, a course or a kind of paper: a row of words that these are named by, at least one of which names them alone.
  const NAMING = /^(?:hist\p{L}{0,4}|english|gov(?:ernment)?|civ(?:ics|s)?|civilizations?|geography|studies|humanities|seminar|ela|esl|eld|pol(?:itics)?|econ(?:omics)?|lit(?:erature)?|rhetoric|comp(?:osition)?|speech|debate|knowledge|development|geschichte|storia|spanish|elective|essay|paper|response|draft|project|report|exam|ap(?:ush|wh|eh|euro|gov|lang|lit)?|ib|hon(?:s|ou?rs)?|dbq|leq|saq|frq|homework|hw|op-?ed|opinion)$/iu;
  const ALONG = /^(?:[dhslg][lkp]|advanced|adv|modern|world|usa?|american|european|euro|global|ancient|early|intro(?:duction)?|art|film|theory|lang(?:uage)?|social|century|topics|americas|cold|war|sec(?:tion)?|per(?:iod)?|pd|block|portfolio|practice|final|of|the|and|for|to|in|since|#?\d{1,4}\w{0,2}|[ivx]+|[a-h])$/iu;
  const COURSE = {
    test(words) {
      const each = words.replaceAll(".", "").split(/[\s,:;()/&–—-]+/u).filter(Boolean);
      return each.length < 9 && !/^(?:the|of|and|on|in)$/i.test(each[0]) && each.some(word => NAMING.test(word)) && each.every(word => NAMING.test(word) || ALONG.test(word));
    },
  };
  const PERIOD = /(?:^|[\s,(])(?:period|per|block|grade|section|sec|room|klasse|class|hour|pd|p)\.?\s*#?\s*(?:\d{1,2}\p{L}?|[A-H])\)?$|\d{1,2}(?:st|nd|rd|th)\s+(?:grade|period|hour|block)|\b(?:sixth|terminale|première|seconde|austauschschüler(?:in)?|austauschjahr|bachillerato)\b|^\p{Lu}{2,5}[ -]?\d{2,4}(?:[ -]\d{1,3})?\b|\b(?:high|middle|secondary) school\b|^(?:group|team|table|seat)\s+(?:\d+|[A-H])\b/iu;
  // A class by its number and letter: 10a, 2º ESO B, 3e B, Year 11.
  const CLASS = /^(?:(?:clase|classe|curso|kurs|jg\.?|jahrgang|year|form)\s*\d{1,2}|(?:(?:klasse|class|clase|classe|curso|kurs|jg\.?|year|form)\s*)?(?:\d{1,2}\s?[º°ª]?\s?(?:[a-h]\d?|ESO\s?[a-h]?|bach\p{L}*\.?\s?[a-h]?)|\d(?:e|è?re|ème)\s?[a-h]?|[eq][12]))$/iu;
  // What kind of paper it is, which is no title, or what is said of it.
  const PAPER = /^(?:[^\p{L}]*(?:lab report|source analysis|slide|page|draft|worksheet|assignment|study notes|document analysis|candidate|text version|version|word count|do not)\b(?!\s+(?:about|on|sobre|über|sur)\b)[^:“"]*)$|\btext version\b|^\(?text \d|\d+\s+words\b|^dear\b.*[,:]$|^memo(?:randum)?$|^(?:ok(?:ay)?|so|hi|hey|well)\b/iu;
  const BESIDE = /^(?:she|he|they|[ck]lasse?|honors|exchange|en échange|section|\p{L}+ (?:student|speaker))\b/iu; // what else stands behind a name
  const PARTICLE = /^(?:de|del|della|di|da|do|dos|das|la|las|los|le|el|al|von|van|der|den|zu|bin|ibn|ben|y|e|ter|ten|af|jr\.?|sr\.?|ii|iii|iv)$/iu;
  const BEGINS = /^(?:the|a|and|of|why|how|what|my|our|against|about|between|two|one|three|no|not|or|but|es|un|una|los|las|ein|eine|der|die|das)$/iu;

  // Whether words may be somebody's name: two to five with capitals, or with none; none of them a word that begins titles, or that the
  // text has as a plain word. Several names are joined by commas, & or and.
  function named(words, text, loose) {
    const people = words.split(/\s*(?:,|&|\band\b|\bund\b|\by\b|\bet\b)\s*/u).filter(Boolean);
    return people.length > 0 && people.length < 7 && people.every(each => person(each, text, loose || people.length > 1));
  }
  function person(words, text, loose) {
    const parts = words.split(/\s+/);
    const capital = /^(?:\p{Lu}\.?|\p{Lu}[\p{L}\p{M}]*(?:[’'.-]\p{L}[\p{L}\p{M}]*)*\.?)$/u;
    const small = /^\p{Ll}[\p{L}\p{M}’'-]*\.?$/u;
    if (parts.length > 5 || (parts.length < 2 && !loose)) return false;
    const long = parts.filter(each => !PARTICLE.test(each) || parts.length < 2);
    if (!long.length || !(long.every(each => capital.test(each)) || (loose && long.every(each => capital.test(each) || small.test(each))))) return false;
    if (long.some(each => BEGINS.test(each) || text?.sense.light?.has(each.toLowerCase()) || /[’']s?$/.test(each))) return false;
    return loose || !long.some(each => each.length > 3 && text?.index?.has(each.toLowerCase()));
  }

  // Whether none of these words is a plain one, as far as the text, what stands beside it and the essay know such words.
  function strange(words, essay, text) {
    const small = (home, word) => home?.index.get(word)?.some(at => home.tokens[at].form === word);
    return text.index.size > LEAST && !words.toLowerCase().split(/[\s.-]+/).some(word => word[2] && (small(text, word) || small(text.beside, word) || essay.includes(` ${word}`)));
  }

  // A line without its marks of emphasis and of headings.
  const bare = line => line.replace(/^#+\s*/, "").replace(/^([*_]{1,3})(.*?)\1$/, "$2").replace(/_{3,}/g, "").trim();

  // Whether nearly all long words have capitals, as in a title.
  function high(words) {
    const long = words.filter(each => each.length > 3);
    return long.filter(each => /^\P{L}*\p{Lu}/u.test(each)).length >= 0.8 * long.length;
  }

  // Whether a line is of the essay itself: a sentence, a quotation with its place, a point of a list, or too long.
  function prose(line) {
    const words = line.split(/\s+/), count = words.length;
    if (TITLE.test(line) || WRITER.test(line)) return false;
    if (/^(?:[-*•>–—]\s|\(?\d{1,2}[.)]\s|[IVX]+\.\s|[a-h][.)]\s|\[)/u.test(line) || /[¶§]|\bpar(?:a|agraph)s?\.?\s*\d/iu.test(line)) return true;
    if (/[.!…;,:]["”’»)]*$/u.test(line) && count > 4 && !/\b(?:Jr|Sr|ed|M\.\s*\p{Lu})\.$/u.test(line) && !/,$/.test(line) && !(/:$/.test(line) && high(words))) return true;
    return count > LONG && (count > 2 * LONG || !high(words));
  }

  // The lines of a head, each as its fields.
  function lines(essay) {
    const found = [];
    const blocks = essay.slice(0, MOST).split(/\n[ \t]*(?:\n[ \t]*)+/);
    if (essay.length > MOST) blocks.length = Math.max(1, blocks.length - 1);
    for (const block of blocks) {
      const rows = block.split("\n").filter(each => each.trim());
      const wide = rows.filter(each => each.trim().length > WIDE && !/\s{4,}|\t/.test(each.trim())).length;
      const on = rows.slice(1).filter(each => /^\s*\p{Ll}/u.test(each) && !BY.test(each.trim())).length; // lines that go on in small letters
      if (rows.length > 2 && (wide > rows.length * 0.7 || on > 1)) break;
      for (const [at, row] of rows.entries()) {
        const line = bare(row.trim());
        if (prose(line) || found.length >= LINES) return found;
        // a line that goes on in small letters is of a paragraph
        if (at + 1 < rows.length && line.length > WIDE && /^\p{Ll}/u.test(rows[at + 1].trim()) && /\p{Ll}$|,$/u.test(line)) return found;
        if (line) found.push({ fields: line.split(/\s{3,}|\t+|\s*[|·•]\s*|\s+[/]\s+/u).map(bare).filter(Boolean) });
      }
    }
    return found;
  }

  // A labelled name without what is said of its bearer.
  function whole(words, text) {
    const [first] = words.split(/\s*[,(;]\s*/u);
    return named(words, text, true) ? words : first;
  }

  // Whether words are of a head, and nobody's name nor a title.
  const matter = words => [COURSE, PERIOD, CLASS, TEACHER, PAPER, BESIDE].some(each => each.test(words)) || /^20\d\d$/.test(words) || (DATE.test(words) && !/\b19\d\d\b/.test(words));

  // A field without what is said at its end of class, course and day: Aylin Kaya, 10a; kayla r. per 6; History 11b, 4 December.
  function without(field) {
    const parts = field.replace(/\)$/, "").split(/\s*[,;(–—]\s*|\s+-\s+|\s+(?=\d{1,2}[a-h]$|(?:pd|per(?:iod)?|block|grade|klasse)\b\.?\s*\d)/iu);
    const last = parts.findLastIndex(each => !matter(each)) + 1;
    return parts.length > 1 && last < parts.length ? parts.slice(0, last).join(", ") : field;
  }

  // What is known of a field: its kind, and its words.
  function known(field, text, alone) {
    if (WRITER.test(field)) return ["name", whole(field.replace(WRITER, ""), text)];
    if (TITLE.test(field)) return ["title", field.replace(TITLE, "")];
    if (BY.test(field) && named(field.replace(BY, "").replace(/[,(–—-]\s.*$/u, "").trim(), text, true)) return ["name", field.replace(BY, "").replace(/\s*[,(–—].*$/u, "").trim()];
    if (LABEL.test(field)) return ["other", field];
    if (DATE.test(field) && !/\b19\d\d\b/.test(field)) return ["other", field];
    if (DATE.test(field)) return ["day", field];
    const rest = without(field);
    if (!rest) return ["other", field];
    if (rest !== field && !rest.includes(",") && (named(rest, text, /^\p{Ll}/u.test(rest)) || (/^\p{Lu}\p{Ll}+$/u.test(rest) && CLASS.test(field.slice(rest.length).replace(/^[\s,;(–—-]+|\)$/gu, ""))))) return ["name", rest];
    if ([TEACHER, COURSE, PERIOD, PAPER].some(each => each.test(field))) return ["other", field];
    const [course, behind] = field.split(/\s+[–—-]\s+/u);
    if (behind && COURSE.test(course)) return ["words", behind];
    const page = /^(\p{Lu}[\p{L}’'-]+)\s+1$/u.exec(field); // as a head of each page has it: Delgado 1
    if (page && alone) return ["running", page[1]];
    const [first, second] = field.split(/\s*[,(–—]\s*/u);
    const beside = second?.split(/(?<=\p{L}{2})\.\s/u)[0].replace(/\)$/, "");
    if (beside && named(first, text) && [COURSE, PERIOD, PAPER, DATE, BESIDE].some(each => each.test(beside))) return ["name", first];
    const by = /\s(?:by|von|par|por)\s+(\p{Lu}.*)$/u.exec(field);
    if (by && named(by[1], text)) return ["titled", field, by[1]];
    return named(field, text) ? ["person", field] : ["words", field];
  }

  // Whose an essay is and what it is called, where it says so at its head; never a sentence of it.
  function headed(essay, text) {
    const head = lines(essay);
    const fields = head.flatMap(({ fields }, row) => fields.map(each => ({ found: known(each, text, row === 0), alone: fields.length === 1 })));
    const first = kind => fields.find(({ found: [each] }) => each === kind)?.found;
    let name = first("name")?.[1] ?? first("titled")?.[2];
    // A name without a label: beside other matters of a head, or one of two lines of which the other is a title.
    const rest = fields.filter(({ found: [kind] }) => ["words", "person", "titled"].includes(kind));
    if (!name) {
      let people = rest.filter(({ found: [kind] }) => kind === "person");
      const own = people.filter(({ found: [, words] }) => strange(words, essay, text));
      if (own.length === 1) people = own; // Ben Okafor, where Claims and Records might be two people
      const others = first("other") ?? first("running");
      const only = rest.length === 1 && rest[0].found[1];
      if (others || people.length < rest.length) name = people[0]?.found[1];
      if (only && !name && /^\p{Lu}/u.test(only) && person(only, text, others) && strange(only, essay, text)) name = only; // Maria Lopez, and no more
      name ??= first("running")?.[1];
    }
    const title = first("title")?.[1] ?? entitled(rest.filter(({ found: [, words] }) => words !== name));
    return { name: (name ?? "").replace(/[\s,;–—-]+$/u, "").trim(), title: title.trim() };
  }

  // The title among the lines of a head: the first that can be one; with what follows where it ends in a colon.
  function entitled(rest) {
    const lines = rest.filter(({ alone }) => alone || rest.length === 1).map(({ found: [, words] }) => words);
    const at = lines.findIndex(words => /\p{L}{2}/u.test(words) && !/^\(/.test(words));
    if (at < 0) return "";
    return /:$/.test(lines[at]) && lines[at + 1] ? `${lines[at]} ${lines[at + 1]}` : lines[at].replace(/:$/, "");
  }

  // The head of an essay's sheet: whose it is and what it is called, when and with which version it was checked, how many of each kind; of
  // many also its file.
  function head({ found, file, name, title }, many, version, text, make) {
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    const lines = [name && say(text, "by", { name }), title && say(text, "titled", { title }), say(text, "checked", { day, version })];
    const list = kinds(found).map(([verdict, number]) => {
      const sign = make("span", "sign", SIGNS[verdict]);
      sign.ariaHidden = "true";
      return make("li", "", sign, ` ${number} `, say(text, verdict));
    });
    const made = [make("p", "head", lines.filter(Boolean).join(" · ")), make("ul", "kinds", ...list)];
    return many ? [make("h3", "", file), made[0], make("p", "count", summary(found, text)), made[1]] : made;
  }

  checker.heads = { headed, head };
}
