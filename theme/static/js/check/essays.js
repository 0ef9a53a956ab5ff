// Essays: the words of one out of a file that somebody chose, or why there are none. Loaded when a file is chosen.
"use strict";
{
  const { say } = checker.report;

  const LARGEST = 50e6; // bytes of a file
  const LONGEST = 16e6; // bytes of one part of it, unpacked
  const BITE = 4096; // bytes that are unpacked at once: a browser makes all of them that there is, up to a thousand times as much
  const ENTRIES = 5000; // of a package
  const HEAD = 1024; // bytes by which a kind is known
  const PICTURES = ["89504e47", "ffd8ff", "47494638", "49492a00", "4d4d002a", "52494646"]; // how they begin: PNG, JPEG, GIF, TIFF twice, WebP
  const OLD = "d0cf11e0a1b11ae1"; // how files of old office programs begin, and packages with a password
  // The faces Symbol, from its letters and from its second half, and Wingdings, by the numbers of signs.
  const GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼", MATHS = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓";
  const WINGS = { 0x4a: "☺", 0x7d: "“", 0x7e: "”", 0xa7: "▪", 0xdf: "←", 0xe0: "→", 0xe8: "→", 0xfb: "✗", 0xfc: "✓" };

  class Fault extends Error {} // why a file gives no words: the name of a phrase
  const fail = name => {
    throw new Fault(name);
  };

  // The words of a file, or its fault.
  async function opened(file) {
    try {
      if (file.size > LARGEST) fail("large");
      const bytes = new Uint8Array(await file.arrayBuffer().catch(() => fail("unread")));
      const words = (await taken(bytes)).replace(/\r\n?/g, "\n");
      return words.trim() ? { file: file.name, words } : fail("blank");
    } catch (error) {
      return { file: file.name, fault: error instanceof Fault ? error.message : "damaged" };
    }
  }

  async function taken(bytes) {
    const start = bytes.subarray(0, HEAD);
    const hex = [...start.subarray(0, 8)].map(each => each.toString(16).padStart(2, "0")).join("");
    const said = new TextDecoder("latin1").decode(start);
    if (hex.startsWith("504b")) return packed(await entries(bytes));
    if (hex === OLD) fail(/E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k/.test(new TextDecoder("latin1").decode(bytes)) ? "locked" : "old");
    if (said.includes("%PDF-")) fail("pdf");
    if (PICTURES.some(each => hex.startsWith(each)) || /^....ftyp/s.test(said)) fail("picture");
    if (/^(?:\ufeff|ï»¿)?\s*(?:\{\\rtf|<\?xml|<!doctype|<html)/i.test(said)) fail("foreign");
    if (/^\s*\{\s*"[^"]*":[^]*docs\.google\.com/.test(said)) fail("led");
    return decoded(bytes);
  }

  // Plain text: UTF-8, UTF-16 in either order, or what old Windows programs wrote. What has other signs is no text.
  function decoded(bytes) {
    const words = new TextDecoder(encoding(bytes)).decode(bytes);
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(words) ? fail("foreign") : words;
  }
  function encoding(bytes) {
    const [one, two] = bytes;
    if (one === 0xfe && two === 0xff) return "utf-16be";
    if (one === 0xff && two === 0xfe) return "utf-16le";
    const start = bytes.subarray(0, HEAD);
    const empty = [0, 1].map(odd => start.filter((each, at) => !each && at % 2 === odd).length);
    if (Math.max(...empty) > start.length / 4) return empty[0] > empty[1] ? "utf-16be" : "utf-16le";
    const words = new TextDecoder().decode(bytes), many = letters => words.match(letters)?.length ?? 0;
    return many(/\ufffd/g) > many(/[^\0-\x7f\ufffd]/gu) ? "windows-1252" : "utf-8";
  }

  // The files of a package (a zip) by their names, as the list at its end has them.
  async function entries(bytes) {
    const view = new DataView(bytes.buffer);
    let end = bytes.length - 22;
    for (const last = Math.max(0, end - 0xffff); end >= last && view.getUint32(end, true) !== 0x06054b50; ) end--;
    if (end < 0 || view.getUint32(end, true) !== 0x06054b50) fail("damaged");
    const found = new Map();
    let at = view.getUint32(end + 16, true);
    for (let count = Math.min(view.getUint16(end + 10, true), ENTRIES); count; count--) {
      if (view.getUint32(at, true) !== 0x02014b50) fail("damaged");
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const [sum, size, whole] = [16, 20, 24].map(far => view.getUint32(at + far, true));
      const [name, more, said] = [28, 30, 32].map(far => view.getUint16(at + far, true));
      found.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), { bytes, start: view.getUint32(at + 42, true), flags, method, sum, size, whole });
      at += 46 + name + more + said;
    }
    return found;
  }

  // What a file of a package holds. It is unpacked as gzip, which it becomes by a head and a foot, so that the browser proves its sum.
  async function unpacked({ bytes, start, flags, method, sum, size, whole }) {
    if (flags & 1) fail("locked");
    if (whole > LONGEST || size > LONGEST) fail("large");
    const view = new DataView(bytes.buffer);
    if (view.getUint32(start, true) !== 0x04034b50) fail("damaged");
    const first = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const inside = bytes.subarray(first, first + size);
    if (method === 0) return inside;
    if (method !== 8 || !globalThis.DecompressionStream) fail("foreign");
    const foot = Uint8Array.from([sum, whole].flatMap(number => [0, 8, 16, 24].map(far => number >>> far)));
    const wrapped = new Uint8Array(await new Blob([new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]), inside, foot]).arrayBuffer());
    let given = 0;
    const pull = to => (given < wrapped.length ? to.enqueue(wrapped.subarray(given, (given += BITE))) : to.close());
    const reader = new ReadableStream({ pull }).pipeThrough(new DecompressionStream("gzip")).getReader();
    const parts = [];
    let length = 0;
    for (let next; !(next = await reader.read()).done; parts.push(next.value))
      if ((length += next.value.length) > LONGEST) {
        reader.cancel().catch(() => {}); // what is left of it does not matter
        fail("large");
      }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  // A file of a package as a document of XML; nothing where there is none.
  async function tree(files, name) {
    if (!files.has(name)) return null;
    const words = decoded(await unpacked(files.get(name)));
    if (words.includes("<!DOCTYPE")) fail("damaged"); // which no word processor writes
    const made = new DOMParser().parseFromString(words, "application/xml");
    return made.getElementsByTagName("parsererror").length ? fail("damaged") : made.documentElement;
  }

  async function packed(files) {
    const kind = files.has("mimetype") ? new TextDecoder().decode(await unpacked(files.get("mimetype"))) : "";
    if (/opendocument\.text/.test(kind)) {
      const manifest = await tree(files, "META-INF/manifest.xml");
      if (manifest && all(manifest, "encryption-data").length) fail("locked");
      return new OpenText((await tree(files, "content.xml")) ?? fail("damaged")).words();
    }
    const links = await tree(files, "_rels/.rels");
    const main = links && all(links, "Relationship").find(each => /\/officeDocument$/.test(each.getAttribute("Type")))?.getAttribute("Target").replace(/^\//, "");
    if (main?.startsWith("word/")) {
      const beside = name => tree(files, `word/${name}.xml`);
      return new Word((await tree(files, main)) ?? fail("damaged"), await beside("footnotes"), await beside("endnotes")).words();
    }
    return fail([...files.keys()].some(name => /\.iwa$|^index\.xml$|^Index\.zip$/.test(name)) ? "pages" : "foreign");
  }

  // The elements of a name, whatever their prefix.
  const all = (element, name) => [...element.getElementsByTagNameNS("*", name)];
  const own = (element, name) => [...element.children].find(each => each.localName === name);
  const value = (element, name) => [...(element?.attributes ?? [])].find(each => each.localName === name)?.value ?? "";

  // A text as it is read out of its tree: paragraphs with an empty line between them, and its notes at the end, each by its raised number.
  class Reading {
    paragraphs = [""];
    notes = [];
    boxes = [];
    constructor(root) {
      this.root = root;
    }
    words() {
      this.inside(this.root);
      this.boxed();
      this.notes.forEach((note, at) => this.paragraphs.push(`${raised(at + 1)} ${this.line(note)}`));
      return this.paragraphs.filter(each => each.trim()).join("\n\n");
    }
    say = words => (this.paragraphs[this.paragraphs.length - 1] += words);
    call = note => this.say(raised(this.notes.push(note)));
    inside = element => element.childNodes.forEach(each => this.node(each));
    // A paragraph is set in where it stands as a quotation does.
    paragraph(element, setIn) {
      this.paragraphs.push(setIn ? "    " : "");
      this.inside(element);
      this.paragraphs.push("");
      this.boxed();
    }
    // What stands in boxes beside a paragraph comes behind it, so that none is torn.
    boxed = () => this.boxes.splice(0).forEach(this.inside);
    // A row is a line, its cells parted by tabs.
    row(element, name) {
      const cells = [...element.children].filter(each => each.localName === name);
      this.paragraphs.push(cells.map(each => this.line(each)).join("\t"), "");
    }
    // What is in an element as one line, taken out of the paragraphs.
    line(element) {
      const held = this.paragraphs.push("");
      this.inside(element);
      return this.paragraphs.splice(held - 1).map(each => each.trim()).filter(Boolean).join(" ");
    }
  }
  const raised = number => String(number).replace(/\d/g, each => "⁰¹²³⁴⁵⁶⁷⁸⁹"[each]);

  // WordprocessingML: what is inserted is there, what is struck out by a reviewer is not, nor what is said in the margin.
  class Word extends Reading {
    constructor(root, ...notes) {
      super(root);
      this.beside = Object.fromEntries(notes.filter(Boolean).flatMap(part => [...part.children].map(each => [`${each.localName} ${value(each, "id")}`, each])));
    }
    node(each) {
      const { localName: name } = each;
      if (name === "p") return this.paragraph(each, setIn(own(each, "pPr")));
      if (name === "tr") return this.row(each, "tc");
      if (name === "txbxContent") return this.boxes.push(each);
      if (name === "t") return this.say(each.textContent);
      if (name === "tab") return each.parentElement.localName === "r" && this.say("\t");
      if (name === "br" || name === "cr") return this.say("\n");
      if (name === "noBreakHyphen") return this.say("-");
      if (name === "sym") return this.say(sign(parseInt(value(each, "char"), 16), value(each, "font")));
      if (name === "footnoteReference" || name === "endnoteReference") {
        const note = this.beside[`${name.replace("Reference", "")} ${value(each, "id")}`];
        return note && this.call(note);
      }
      if (!["del", "moveFrom", "pPr", "rPr", "Fallback", "instrText"].includes(name) && each.children) this.inside(each);
    }
  }
  // A sign by its number in a face, which may be told from the private ones: in faces of letters as Windows has them.
  const sign = (number, face) => {
    const at = number >> 8 === 0xf0 ? number & 0xff : number;
    const known = /dings/i.test(face) ? WINGS : /^symbol/i.test(face) && at > 0x40 && { [at]: at < 0xa0 ? GREEK[at - 0x41] : MATHS[at - 0xa0] };
    return known ? (known[at] ?? "▪") : at < 0x100 ? new TextDecoder("windows-1252").decode(Uint8Array.of(at)) : String.fromCodePoint(at || 0x25aa);
  };
  const setIn = given => {
    const far = value(given && own(given, "ind"), "left") || value(given && own(given, "ind"), "start");
    return (Number(far) >= 500 && !own(given, "numPr")) || /quot|blocktext|zitat|cita/i.test(value(given && own(given, "pStyle"), "val"));
  };

  // OpenDocument: runs of white space are one space there, and others have elements.
  class OpenText extends Reading {
    constructor(root) {
      super(own(own(root, "body") ?? fail("damaged"), "text") ?? fail("damaged"));
      this.quoting = new Set(["Quotations"]);
      for (const style of all(root, "style")) {
        const far = parseFloat(value(own(style, "paragraph-properties"), "margin-left"));
        if (far >= 0.3 || this.quoting.has(value(style, "parent-style-name"))) this.quoting.add(value(style, "name"));
      }
    }
    node(each) {
      const { localName: name } = each;
      if (each.nodeType === Node.TEXT_NODE) return each.parentElement !== this.root && this.say(each.data.replace(/[ \t\r\n]+/g, " "));
      if (name === "p" || name === "h") return this.paragraph(each, name === "p" && this.quoting.has(value(each, "style-name")));
      if (name === "text-box") return this.boxes.push(each);
      if (name === "table-row") return this.row(each, "table-cell");
      if (name === "s") return this.say(" ".repeat(Math.min(Number(value(each, "c")) || 1, 200)));
      if (name === "tab") return this.say("\t");
      if (name === "line-break") return this.say("\n");
      if (name === "note") return this.call(own(each, "note-body"));
      if (!["tracked-changes", "annotation", "forms", "title", "desc"].includes(name) && each.children) this.inside(each);
    }
  }

  // Files one after the other: the `single` one, or all that were `read` where there are several, each with its words or with what is the
  // matter; and what is `told` of them.
  async function read(files, text) {
    const all = [];
    for (const each of files) {
      const { file, words, fault } = await opened(each);
      all.push({ file, words, fault: fault && say(text, `file_${fault}`, { file }) });
    }
    const essays = all.filter(({ fault }) => !fault), faults = all.flatMap(({ fault }) => fault ?? []);
    const [first] = essays, many = all.length > 1;
    const told = [...(first ? [say(text, many ? "opened_many" : "opened", { count: essays.length, file: first.file })] : []), ...faults].join(" ");
    return { read: many && first ? all : null, single: many ? null : first, told, fault: faults.length > 0 };
  }

  checker.essays = { read };
}
