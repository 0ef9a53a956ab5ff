"""Pelican at work: the edition read, its slips told, its pages and files written.

`generator`  Pelican's hook: reads, tells slips, hands every page and file of the outputs to the press
`folder`     what is written, and what is gathered of it on the way
`shelf`      the theme's own files, and where a site has them
`within`     the styles and the script that stand in a page itself
`compiled`   templates as they were compiled before
`beside`     work on several processors: forks that do parts of it
`seals`      a finished page that holds a style or a script of its own allows these alone
`keeping`    what a browser keeps of a published site, for when the network is cut
`disk`       the site in one zip, which opens from a disk
`media`      the media types of a site's files
`hosting`    how a published site is to be served: nginx, Caddy, hosts of static sites
`encodings`  texts in brotli and gzip, beside them
`manifest`   every file of a published site with its sum, and the versions
`bag`        the archive of a publication: its site and its content, in one bag
`colophon`   what stands beside the content, where it says otherwise how the edition is cited
`report`     what the press says: slips and remarks with their number, what was made, what can be done next
`printing`   the site built beside its folder, and put in its place whole
`stamp`      what a site was printed from, so that the same is not printed twice
`preview`    the site on this machine, printed again whenever a file changes
"""
