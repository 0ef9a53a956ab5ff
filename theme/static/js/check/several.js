// Several: the table at the head of a report on several essays. Loaded when several files are chosen.
"use strict";
{
  const { say } = checker.report;

  // The columns, each with the verdicts that it counts; first all that are to be looked at.
  const COLUMNS = {
    look: ["altered", "joined", "turned", "cropped", "absent", "misplaced", "uncited", "missing", "borrowed", "adapted"],
    many: ["quotations"],
    exact: ["exact", "beside"],
    altered: ["altered", "joined", "turned", "cropped"],
    unfound: ["absent"],
    amiss: ["misplaced", "uncited", "missing"],
    else: ["borrowed", "adapted", "other", "unjudged"],
  };

  // A row for each essay, which leads to its sheet, and one for each file that gave none. An essay has its sheet’s id, its file, name and
  // title, and how many of each verdict; a file has what is the matter.
  function table(essays, text, make) {
    const head = make("tr", "");
    for (const name of ["essay", "by", ...Object.keys(COLUMNS)]) {
      const cell = make("th", "", say(text, `column_${name}`));
      cell.scope = "col";
      head.append(cell);
    }
    const rows = essays.map(({ id, file, name = "", title, found, fault }) => {
      const first = make("th", "");
      first.scope = "row";
      if (fault) {
        first.append(file);
        const told = make("td", "", fault);
        told.colSpan = Object.keys(COLUMNS).length + 1;
        return make("tr", "", first, told);
      }
      const link = make("a", "", file);
      link.href = `#${id}`;
      first.append(link, ...(title ? [" ", make("span", "", say(text, "titled", { title }))] : []));
      const numbers = Object.values(COLUMNS).map(verdicts => make("td", "number", String(verdicts.reduce((sum, each) => sum + (found.counts[each] ?? 0), 0))));
      return make("tr", "", first, make("td", "", name), ...numbers);
    });
    const made = make("table", "", make("thead", "", head), make("tbody", "", ...rows));
    const frame = make("div", "essays", made);
    Object.assign(frame, { tabIndex: 0, role: "region", ariaLabel: say(text, "all_essays") });
    return frame;
  }

  checker.several = { table };
}
